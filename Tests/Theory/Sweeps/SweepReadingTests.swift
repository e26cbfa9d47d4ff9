import Networks
import Testing

@testable import Theory

/// Experiment files: what is read, and the line of what is not.
@Suite struct SweepReadingTests {
  static let good = """
    title = "T"
    seed = 9

    [grid]
    networks = ["3,4,5,2", "2,2,1"]
    laws = ["gaussian", ["laplace", "uniform"]]
    biases = ["none", "gaussian(1/4)"]
    input = "ones"
    output_activation = "linear"
    quantities = ["row", "row 1", "entry 1,1"]
    moments = [1, "2...3"]
    methods = ["exact", "direct", "splitting", "auto"]
    samplers = ["auto", "dense"]

    [run]
    samples = 1e3
    confidence = 0.9
    most_weights = 1e6
    """

  @Test func everyKeyIsRead() throws {
    let text = Self.good.replacing("\"2,2,1\"", with: "\"2,2,2\"")
    let sweep = try Sweep(toml: text)
    #expect(sweep.title == "T" && sweep.seed == 9)
    // exact and splitting have one way each, direct and auto two.
    #expect(sweep.cells.count == 2 * 2 * 2 * 3 * 3 * 6)
    let cell = try #require(sweep.cells.last)
    #expect(cell.spec.architecture.widths == [2, 2, 2])
    #expect(cell.spec.weights.map(\.name) == ["laplace", "uniform"])
    #expect(cell.spec.biases.map(\.name).first == "gaussian(1/4)")
    #expect(cell.spec.outputActivation == .linear)
    #expect(cell.spec.quantity == .entry(input: 1, output: 1))
    #expect(cell.order == 3 && cell.method == .auto)
    #expect(cell.sampler == "dense" && cell.budget.confidence == 0.9)
    guard case .samples(1000) = cell.budget.size else {
      Issue.record("the number of samples is \(cell.budget.size)")
      return
    }
  }

  /// A file with one fault, its line, and what the sentence must contain.
  struct Fault: CustomTestStringConvertible, Sendable {
    let old: String
    let new: String
    let line: Int?
    let sentence: String
    var testDescription: String { new }
  }

  static let faults = [
    Fault(old: "seed", new: "sed", line: 2, sentence: "'sed' is unknown"),
    Fault(old: "seed = 9", new: "seed = -9", line: 2, sentence: "from 0 to"),
    Fault(old: "seed = 9", new: "seed = 9.5", line: 2, sentence: "an integer"),
    Fault(old: "\"T\"", new: "3", line: 1, sentence: "a text in quotes"),
    Fault(old: "title", new: "#", line: nil, sentence: "'title' is missing"),
    Fault(old: "\"T\"", new: "\"T", line: 1, sentence: "line 1"),
    Fault(old: "[grid]", new: "[grad]", line: 4, sentence: "'grad' is unknown"),
    Fault(old: "laws", new: "law", line: 6, sentence: "'law' is unknown"),
    Fault(old: "3,4,5,2", new: "3,0", line: 5, sentence: "not a positive"),
    Fault(old: "\"gaussian\",", new: "\"gausian\",", line: 6, sentence: "law"),
    Fault(old: "\"none\"", new: "1", line: 7, sentence: "texts in quotes"),
    Fault(old: "\"ones\"", new: "\"tow\"", line: 8, sentence: "tow"),
    Fault(old: "linear", new: "tanh", line: 9, sentence: "relu, linear"),
    Fault(old: "\"row\",", new: "\"col\",", line: 10, sentence: "no quantity"),
    Fault(old: "row 1", new: "row x", line: 10, sentence: "no quantity"),
    Fault(old: "row 1", new: "row 7", line: 4, sentence: "outside the network"),
    Fault(old: "2...3", new: "2...9", line: 11, sentence: "1 to 8"),
    Fault(old: "[1, ", new: "[0, ", line: 11, sentence: "1 to 8"),
    Fault(old: "\"exact\"", new: "\"guess\"", line: 12, sentence: "none of"),
    Fault(old: "\"dense\"", new: "\"danse\"", line: 13, sentence: "danse"),
    Fault(old: "1e3", new: "0", line: 16, sentence: "from 1 to"),
    Fault(old: "1e3", new: "\"many\"", line: 16, sentence: "a number"),
    Fault(old: "1e3", new: "1.5", line: 16, sentence: "an integer"),
    Fault(old: "0.9", new: "1", line: 17, sentence: "between 0 and 1"),
    Fault(old: "1e6", new: "0", line: 18, sentence: "at least 1"),
    Fault(old: "1e6", new: "nan", line: 18, sentence: "a number"),
    Fault(
      old: "confidence = 0.9",
      new: "precision = 0.1",
      line: 17,
      sentence: "exclude one another"
    ),
    Fault(
      old: "input = \"ones\"",
      new: "inputs = 3",
      line: 8,
      sentence: "exclude one another"
    ),
    Fault(
      old: "networks = [\"3,4,5,2\", \"2,2,1\"]",
      new: "profiles = [\"pyramid\"]",
      line: 5,
      sentence: "needs 'widest'"
    ),
    Fault(
      old: "networks = [\"3,4,5,2\", \"2,2,1\"]",
      new: "",
      line: 4,
      sentence: "no network is named"
    ),
  ]

  @Test(arguments: faults) func faultsHaveTheirLine(fault: Fault) throws {
    let text = Self.good.replacing("\"2,2,1\"", with: "\"2,2,2\"")
      .replacing(fault.old.replacing("2,2,1", with: "2,2,2"), with: fault.new)
    let error = try #require(throws: DocumentError.self) {
      try Sweep(toml: text)
    }
    #expect(error.line == fault.line, "\(error)")
    #expect(error.description.contains(fault.sentence), "\(error)")
    #expect(error.kind == .malformed)
  }

  @Test func optionsStandInForKeys() throws {
    let base = "title = \"T\"\n[grid]\nnetworks = \"3,4,1\"\n"
    let sweep = try Sweep(
      toml: base,
      overrides: DocumentOverrides([
        "seed=4", "grid.moments=\"1...3\"", "grid.methods=exact",
        "run.samples=1e4", "grid.laws=[\"uniform\", \"laplace\"]",
      ])
    )
    #expect(sweep.seed == 4 && sweep.cells.count == 6)
    for (text, sentence) in [
      ("grid.moment=1", "in --set grid.moment: the key 'moment' is unknown"),
      ("grod.moments=1", "is unknown at the top"),
      ("run.samples=0", "in --set run.samples: "),
    ] {
      let error = try #require(throws: DocumentError.self) {
        try Sweep(toml: base, overrides: DocumentOverrides([text]))
      }
      #expect(error.kind == .option && error.line == nil)
      #expect(error.description.contains(sentence), "\(error)")
    }
    for text in ["samples", "=3", ".=3"] {
      #expect(throws: DocumentError.self) { try DocumentOverrides([text]) }
    }
  }

  @Test func hugeGridsAreRefused() throws {
    let text = """
      title = "T"
      [grid]
      profiles = ["constant"]
      hidden_layers = "1...1000"
      hidden = "1...1000"
      """
    let error = try #require(throws: DocumentError.self) {
      try Sweep(toml: text)
    }
    #expect(error.line == 3 && error.description.contains("100000"))
  }
}

import ExactArithmetic
import Measures
import Networks
import PathSums
import Sampling

extension Sweep {
  /// Reads an experiment file, with the values that options set in its place.
  ///
  /// Throws with the line of what is unknown, of the wrong type or impossible.
  public init(
    toml text: String,
    overrides: DocumentOverrides = DocumentOverrides()
  ) throws(DocumentError) {
    let top = try DocumentTable(
      parsing: text,
      as: "experiment",
      overrides: overrides,
      keys: ["title", "statement", "source", "seed", "grid", "run"]
    )
    guard let title = try top.text("title") else {
      throw DocumentError("the key 'title' is missing")
    }
    let budget = try Sweep.budget(top)
    try self.init(
      title: title,
      statement: try top.text("statement") ?? "",
      source: try top.text("source") ?? "",
      seed: try top.seed("seed") ?? 1,
      grid: SweepGrid(top),
      budget: budget
    )
  }

  private static func budget(
    _ top: DocumentTable
  ) throws(DocumentError) -> SweepCell.Budget {
    var budget = SweepCell.Budget()
    guard top.hasTable("run") else { return budget }
    let run = try top.table(
      "run",
      keys: ["samples", "precision", "confidence", "most_weights"]
    )
    if let samples = try run.count("samples", atMost: 1_000_000_000_000) {
      budget.size = .samples(samples)
    }
    if let error = try run.number("precision")?.doubleValue {
      guard !run.has("samples") else {
        throw run.error("precision", "and 'samples' exclude one another")
      }
      guard (1e-6...1).contains(error) else {
        throw run.error("precision", "must be from 1e-6 to 1")
      }
      budget.size = .precision(error)
    }
    if let level = try run.number("confidence") {
      guard level.signum > 0, level < 1 else {
        throw run.error("confidence", "must be strictly between 0 and 1")
      }
      budget.confidence = level.doubleValue
    }
    if let most = try run.number("most_weights")?.doubleValue {
      guard most >= 1, most.isFinite else {
        throw run.error("most_weights", "must be at least 1")
      }
      budget.mostWeights = most
    }
    return budget
  }
}

extension SweepGrid {
  /// The lists of the table [grid].
  init(_ top: DocumentTable) throws(DocumentError) {
    let grid = try top.table(
      "grid",
      keys: [
        "networks", "profiles", "hidden_layers", "hidden", "inputs", "outputs",
        "widest", "laws", "biases", "input", "output_activation", "quantities",
        "moments", "methods", "samplers",
      ]
    )
    self.init()
    line = grid.line("")
    try readLaws(grid)
    try readQuestions(grid)
    try readSamplers(grid)
    shapes = try SweepGrid.shapes(grid)
    guard count <= Double(Sweep.mostCells) else {
      throw DocumentError(
        "the grid has more than \(Sweep.mostCells) cells: cut it into files",
        line: line
      )
    }
  }

  private mutating func readLaws(
    _ grid: DocumentTable
  ) throws(DocumentError) {
    laws = try grid.parsed("laws") { try MeasureParser.law($0) } ?? laws
    biases = try grid.parsed("biases") { try MeasureParser.bias($0) } ?? biases
    if let text = try grid.text("input") {
      do {
        input = try Input(parsing: text)
      } catch {
        throw grid.error("input", "cannot be read: \(error)")
      }
    }
    outputActivation =
      try grid.choice("output_activation", of: OutputActivation.self) ?? .relu
  }

  private mutating func readQuestions(
    _ grid: DocumentTable
  ) throws(DocumentError) {
    methods =
      try grid.parsed("methods") { text in
        guard let method = SweepCell.Method(rawValue: text) else {
          throw DocumentError(
            "'\(text)' is none of exact, direct, splitting, auto"
          )
        }
        return method
      }?.flatMap(\.self) ?? methods
    let isExact = methods.allSatisfy { $0 == .exact }
    orders =
      try grid.integers(
        "moments",
        in:
          1...(isExact
          ? ExactMoments.largestOrder : Experiment.largestOrder)
      ) ?? orders
    quantities =
      try grid.parsed("quantities") { try Quantity(sweeping: $0) }?
      .flatMap(\.self) ?? quantities
  }

  private mutating func readSamplers(
    _ grid: DocumentTable
  ) throws(DocumentError) {
    guard let names = try grid.texts("samplers")?.flatMap(\.self) else {
      return
    }
    for name in names
    where name != "auto" && SamplerKind(rawValue: name) == nil {
      let known = SamplerKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw grid.error("samplers", "has '\(name)', none of auto, \(known)")
    }
    samplers = names
  }
}

extension Quantity {
  /// `row`, `row 1` (the output), `entry` or `entry 2,1` (input, output).
  fileprivate init(sweeping text: String) throws(DocumentError) {
    let words = text.split(separator: " ")
    let numbers =
      words.count < 2
      ? []
      : words.dropFirst().joined().split(
        separator: ",",
        omittingEmptySubsequences: false
      ).map { Int($0).flatMap { $0 >= 0 ? $0 : nil } }
    switch (words.first, numbers.count, numbers.contains(nil)) {
    case ("row", 0, false): self = .row(output: 0)
    case ("row", 1, false): self = .row(output: numbers[0] ?? 0)
    case ("entry", 0, false): self = .entry(input: 0, output: 0)
    case ("entry", 2, false):
      self = .entry(input: numbers[0] ?? 0, output: numbers[1] ?? 0)
    default:
      throw DocumentError(
        "'\(text)' is no quantity such as row, row 1, entry or entry 2,1"
      )
    }
  }
}

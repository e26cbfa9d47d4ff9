import Networks
import Testing

@testable import Theory

/// Files of conjectures: what is read, and the line of what is not.
@Suite struct ConjectureReadingTests {
  @Test func everyKeyIsRead() throws {
    let conjecture = try Conjecture(
      toml: """
        title = "T"
        statement = "S"
        source = "B"

        [family]
        depth = [1, "3...4"]
        inputs = "2..3"
        hidden = [5, 1, 5]
        outputs = 2
        shape = "constant"
        laws = ["gaussian", ["laplace", "uniform"]]
        bias = "gaussian(1/4)"
        input = "ones"
        where = ["K < n[1]", "d > 1"]
        draw = 7
        seed = 9

        [claim]
        quantity = "entry"
        moments = "1...2"
        lower = "0"
        upper = "1" # a remark
        of = "log"
        method = "simulation"
        samples = 300
        """
    )
    #expect(conjecture.title == "T" && conjecture.statement == "S")
    #expect(conjecture.source == "B")
    let family = conjecture.family
    #expect(family.depths == [1, 3, 4] && family.inputs == [2, 3])
    #expect(family.hidden == [1, 5] && family.outputs == [2])
    #expect(family.shape == .constant && family.isEntry)
    #expect(family.laws.map { $0.map(\.name) }[1] == ["laplace", "uniform"])
    #expect(family.bias.name == "gaussian(1/4)" && family.input == .ones)
    #expect(family.conditions.count == 2 && family.orders == [1, 2])
    #expect(conjecture.drawn == 7 && conjecture.seed == 9)
    #expect(conjecture.target == .log && conjecture.method == .simulation)
    #expect(conjecture.samples == 300)
    #expect(
      conjecture.formulas
        == "ln E[Zpq^2K] >= 0 and ln E[Zpq^2K] <= 1"
    )
    // (1 + 2 + 2 hidden choices) · 2 inputs · 2 laws · 2 moments.
    #expect(family.count == 40)
  }

  /// A file with one fault, its line, and what the sentence must contain.
  struct Fault: CustomTestStringConvertible, Sendable {
    let text: String
    let line: Int?
    let mention: String
    var testDescription: String { mention }
  }

  private static func file(_ family: String, _ claim: String) -> String {
    "title = \"T\"\n[family]\n\(family)\n[claim]\n\(claim)\n"
  }

  private static let bound = "lower = \"1\""

  static let faults: [Fault] = [
    Fault(text: "title = \"T\"\nx = \n", line: 2, mention: "line 2"),
    Fault(text: "[claim]\n[family]\n", line: nil, mention: "'title'"),
    Fault(text: "title = 3\n", line: 1, mention: "a text in quotes"),
    Fault(text: "title = \"T\"\ntitel = 1\n", line: 2, mention: "'titel'"),
    Fault(text: "title = \"T\"\n", line: nil, mention: "[claim]"),
    Fault(
      text: "title = \"T\"\nclaim = 3\n",
      line: 2,
      mention: "must be a table"
    ),
    Fault(text: file("widht = 3", bound), line: 3, mention: "'widht'"),
    Fault(text: file("depth = 0", bound), line: 3, mention: "1 to 1000"),
    Fault(text: file("depth = \"3...1\"", bound), line: 3, mention: "1...8"),
    Fault(text: file("depth = 1.5", bound), line: 3, mention: "'depth'"),
    Fault(text: file("inputs = []", bound), line: 3, mention: "empty"),
    Fault(text: file("shape = \"odd\"", bound), line: 3, mention: "'odd'"),
    Fault(
      text: file("laws = [\n  \"gaussian\",\n  \"gausian\"]", bound),
      line: 3,
      mention: "'gausian'"
    ),
    Fault(text: file("laws = [3]", bound), line: 3, mention: "texts"),
    Fault(text: file("bias = \"foo\"", bound), line: 3, mention: "'foo'"),
    Fault(text: file("input = \"foo\"", bound), line: 3, mention: "'foo'"),
    Fault(text: file("where = \"K\"", bound), line: 3, mention: "column 1"),
    Fault(text: file("draw = -1", bound), line: 3, mention: "'draw'"),
    Fault(
      text: file("networks = \"2,x\"", bound),
      line: 3,
      mention: "'x'"
    ),
    Fault(
      text: file("networks = \"2,1\"\ndepth = 1", bound),
      line: 4,
      mention: "exclude"
    ),
    Fault(text: file("", "moments = 2"), line: 4, mention: "lower, upper"),
    Fault(text: file("", "lower = \"2 +\""), line: 5, mention: "column 4"),
    Fault(text: file("", "lower = 2"), line: 5, mention: "'lower'"),
    Fault(
      text: file("", bound + "\nmoments = 17"),
      line: 6,
      mention: "1 to 16"
    ),
    Fault(
      text: file("", bound + "\nmethod = \"magic\""),
      line: 6,
      mention: "'magic'"
    ),
    Fault(
      text: file("", bound + "\nsamples = 5"),
      line: 6,
      mention: "simulation"
    ),
    Fault(
      text: file("", bound + "\nof = \"\"\"\nmoment\n\"\"\"\nquantity = \"x\""),
      line: 6,
      mention: "'of'"
    ),
  ]

  @Test(arguments: faults) func faultsHaveTheirLines(fault: Fault) {
    let error = #expect(throws: DocumentError.self) {
      try Conjecture(toml: fault.text)
    }
    #expect(error?.line == fault.line, "\(error?.description ?? "")")
    #expect(
      error?.description.contains(fault.mention) == true,
      "\(error?.description ?? "")"
    )
    #expect(error?.kind == .malformed)
  }
}

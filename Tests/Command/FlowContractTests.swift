import Foundation
import TestSupport
import Testing

/// `pathsum flow`: its numbers, its words, and what it refuses.
@Suite struct FlowContractTests {
  @Test func document() throws {
    let document = try JSON.document(
      "flow --widths 3,4,5,2 --nets 40 --seed 7 --quantile 0.5"
    )
    #expect(document["schema"].string == "pathsum/1")
    #expect(document["command"].string == "flow")
    #expect(document["seed"].string == "7")
    let results = document["results"].elements
    // Layers 0 … 3 of lengths and gradients, 1 … 3 of weight gradients.
    #expect(results.count == 11)
    for result in results {
      #expect(result["method"].string == "exact variance")
      #expect(result["theoryKind"].string == "exact")
      let share = result["zeroShare"]
      let value = try #require(share["value"].number)
      #expect(try #require(share["low"].number) <= value)
      #expect(try #require(share["high"].number) >= value)
    }
    // E M_l = 1; one of four neurons dies with probability 2⁻⁴.
    #expect(results[2]["exact"].string == "1")
    #expect(results[4]["exact"].string == "1")
    #expect(results[5]["exact"].string == "15/16")
    #expect(results[8]["exact"].string == "3/2")
  }

  /// What the field says of four nets.
  @Test(arguments: [
    ("--widths 8x30 --initialization lecun", "vanishing"),
    ("--widths 8x30 --activation linear --initialization gain(2)", "exploding"),
    ("--widths 4,2x40,1", "dead"),
    ("--widths 8x6 --activation crelu --initialization looks-linear", "stable"),
  ]) func words(line: String, word: String) throws {
    let document = try JSON.document("flow \(line) --nets 20 --seed 1")
    #expect(document["diagnosis"]["word"].string == word)
  }

  /// A scalar recurrence: 1.1^100, clipped to norm 5.
  @Test func scalarRecurrence() throws {
    let document = try JSON.document(
      "flow --widths 1,1 --recurrent 100 --recurrent-weight 1.1 --nets 1"
        + " --seed 1 --activation linear --clip norm(5)"
    )
    let gradient = try #require(
      document["results"].elements.first {
        $0["quantity"].string == "squared_gradient" && $0["layer"].number == 0
      }
    )
    let norm = exp(try #require(gradient["logMean"].number) / 2)
    #expect(abs(norm - 13780.6123398) < 1e-6)
    let after = document["clipping"]["logMedianNormAfter"].number ?? 0
    #expect(abs(after - log(5)) < 1e-12)
  }

  /// Threads change no byte.
  @Test func threadsChangeNothing() throws {
    let line = "flow --widths 4,6x3,2 --blocks batch-norm --nets 30 --seed 5"
    let outputs = try ["1", "3"].map {
      try Tool.run(
        (line + " --format csv --threads \($0)").split(separator: " ")
          .map(String.init)
      ).output
    }
    #expect(outputs[0] == outputs[1] && !outputs[0].isEmpty)
  }

  static let refusals: [BadInput] = [
    .init("flow", nil, .usage, "--widths"),
    .init("flow --widths 3,2 --activation", "gelu", .usage, "gelu"),
    .init("flow --widths 3,2 --initialization", "best", .usage, "best"),
    .init("flow --widths 3,2 --initialization", "orthogonal(0)", .usage, "(0)"),
    .init(
      "flow --widths 3,2 --initialization",
      "looks-linear",
      .usage,
      "crelu"
    ),
    .init("flow --widths 3,2 --blocks", "dense", .usage, "dense"),
    .init("flow --widths 3,2 --blocks", "identity", .usage, "takes 3"),
    .init("flow --widths 3,2 --batch", "9", .usage, "--batch 9"),
    .init("flow --widths 3,2 --blocks batch-norm --batch", "2", .usage, "2"),
    .init("flow --widths 3,2 --branch-variance", "1", .usage, "clean"),
    .init("flow --widths 3,2 --output", "2", .usage, "output 2"),
    .init("flow --widths 3,2 --clip", "norm", .usage, "'norm'"),
    .init("flow --widths 3,2 --clip", "norm(-1)", .usage, "-1"),
    .init("flow --widths 3,2 --drive", "1", .usage, "--recurrent"),
    .init("flow --widths 3,2,1 --recurrent", "5", .usage, "3,2,1"),
    .init("flow --widths 3,2 --recurrent", "1e6", .refused, "1000000"),
    .init(
      "flow --widths 1,2 --recurrent 3 --recurrent-weight",
      "1",
      .usage,
      "1,2"
    ),
    .init("flow --widths 3,2 --input", "1,2", .usage, "2 coordinates"),
    .init("flow --widths 3,2 --quantile", "1", .usage, "--quantile 1"),
    .init("flow --widths 3,2 --decades", "0", .usage, "--decades 0"),
    .init("flow --widths 3,2 --nets", "1e11", .refused, "GB"),
    .init("flow --widths 3,2 --nets", "0", .usage, "--nets"),
  ]

  @Test(arguments: refusals) func refuses(_ input: BadInput) throws {
    try input.check()
  }
}

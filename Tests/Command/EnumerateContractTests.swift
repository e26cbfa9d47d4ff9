import Foundation
import Testing

/// `pathsum enumerate`: truths, the formula beside them, and refusals.
@Suite struct EnumerateContractTests {
  private static let tied = "--widths 2,2,1 --weights rademacher --input 1,1"

  @Test func goldenTruths() throws {
    let document = try JSON.document("enumerate \(Self.tied)")
    let keys: Set = [
      "schema", "command", "network", "kink", "outcomes", "visited",
      "hypotheses", "ties", "results",
    ]
    #expect(document.keys == keys)
    #expect(document["ties"].strings == ["1/2", "0"])
    #expect(document["outcomes"].string == "64")
    let results = document["results"].elements
    #expect(results.map { $0["exact"].string } == ["1/2", "7/4", "51/64"])
    #expect(results.map { $0["formula"].string } == ["1", "4", nil])
    let comparisons = results.map { $0["comparison"].string }
    #expect(comparisons == ["differs", "differs", nil])
    #expect(document["hypotheses"][1]["status"].string == "fails")
    document.expectClean()
  }

  /// The study of relu'(0): no number repairs the mean and the square, a fair
  /// coin does.
  @Test(arguments: [
    ("0", ["1/2", "7/4"]), ("1/2", ["21/32", "529/256"]),
    ("1", ["9/4", "49/4"]),
    ("coin", ["1", "4"]),
  ])
  func kinks(kink: String, moments: [String]) throws {
    let document = try JSON.document("enumerate \(Self.tied) --kink \(kink)")
    let found = document["results"].elements.prefix(2)
    #expect(document["kink"].string == kink)
    #expect(found.compactMap { $0["exact"].string } == moments)
  }

  /// Where the hypotheses hold the truth is what `exact` says.
  @Test func genericInputsAgree() throws {
    let net = "--widths 2,3,2,1 --weights threepoint(1/3) --moments 1-4"
    let truth = try JSON.document("enumerate \(net)")["results"].elements
    let exact = try JSON.document("exact \(net)")["results"].elements
    #expect(
      truth.dropLast().map { $0["exact"].string }
        == exact.map { $0["exact"].string }
    )
    #expect(truth.dropLast().allSatisfy { $0["comparison"].string == "agrees" })
  }

  /// Odd products leave the theorem, and are no violation of it.
  @Test func oddProductsKeepRoots() throws {
    let document = try JSON.document(
      "enumerate --widths 1,2 --weights rademacher --product 0,0 --product"
        + " 0,0*0,1"
    )
    let results = document["results"].elements
    #expect(results.map { $0["exact"].string } == ["1/2*sqrt(2)", "1/2"])
    #expect(results.map { $0["formula"].string } == ["0", "0"])
    #expect(document["hypotheses"][2]["name"].string == "evenness")
  }

  @Test func sharedWeightsDiffer() throws {
    let graph = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../data/examples/shared.json")
      .standardized.path
    let document = try JSON.document(
      "enumerate --graph \(graph) --product 0,0^2*1,0^2 --moments 1"
    )
    let results = document["results"].elements
    #expect(results.map { $0["exact"].string } == ["1/2", "3/4", "1/4"])
    #expect(results.map { $0["formula"].string } == ["1/2", nil, "1/8"])
    #expect(document["network"]["graph"].string == graph)
  }

  @Test func theTableSaysWhatFails() throws {
    let words = "enumerate \(Self.tied) --format table".split(separator: " ")
    let outcome = try Tool.run(words.map(String.init))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("no ties (H) fails because"))
    #expect(outcome.output.contains("with probability 1/2 in layer 1"))
    #expect(outcome.output.contains("64 outcomes"))
    #expect(outcome.output.contains("differs"))
  }

  static let refusals: [BadInput] = [
    .init("enumerate --widths 2,2,1", nil, .refused, "gaussian"),
    .init(
      "enumerate --widths 2,1 --weights rademacher --bias gaussian",
      nil,
      .refused,
      "the bias of layer 1"
    ),
    .init(
      "enumerate --widths 9,9,9,1 --weights rademacher",
      nil,
      .refused,
      "50000000"
    ),
    .init(
      "enumerate --widths 2,1 --weights rademacher --kink",
      "x",
      .usage,
      "'x'"
    ),
    .init(
      "enumerate --widths 2,1 --weights rademacher --product",
      "2,0",
      .usage,
      "input 2"
    ),
    .init(
      "enumerate --widths 2,1 --weights rademacher --product",
      "0,0^",
      .usage,
      "0,0^"
    ),
    .init("enumerate", nil, .usage, "--widths"),
    .init("enumerate --graph no.json", nil, .missingInput, "no.json"),
    .init("enumerate --widths 2,1 --graph no.json", nil, .usage, "no.json"),
    .init("enumerate --graph no.json --kink 1", nil, .usage, "--kink 1"),
    .init(
      "enumerate --widths 2,1 --weights rademacher --moments",
      "17",
      .refused,
      "17"
    ),
  ]

  @Test(arguments: refusals) func refuses(input: BadInput) throws {
    try input.check()
  }
}

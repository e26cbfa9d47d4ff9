import Measures
import Networks
import Testing

/// What is refused, with a sentence that names it.
@Suite struct EnumerationRefusalTests {
  private func spec(
    _ widths: String,
    _ law: String,
    bias: String = "none",
    at input: String = "ones"
  ) throws -> NetworkSpec {
    try NetworkSpec(
      architecture: Architecture(parsing: widths),
      weights: [MeasureParser.law(law)],
      biases: [MeasureParser.bias(bias)],
      input: Input(parsing: input)
    )
  }

  @Test(arguments: [
    "gaussian", "sparse(1/2,gaussian)",
    "mixture(1/2*rademacher(1)+1/2*rademacher(2))",
  ])
  func infiniteAndIrrationalLaws(law: String) throws {
    let error = #expect(throws: NetworkError.self) {
      try Enumeration(spec("2,1", law))
    }
    #expect(error?.kind == .refused)
    #expect(error?.description.contains(law) == true)
  }

  @Test func continuousBiases() throws {
    let error = #expect(throws: NetworkError.self) {
      try Enumeration(spec("2,1", "rademacher", bias: "gaussian"))
    }
    #expect(error?.description.contains("the bias of layer 1") == true)
  }

  @Test func moreOutcomesThanTheLimit() throws {
    let net = try Enumeration(
      spec("3,6,6,1", "rademacher", at: "1,2,5"),
      limit: 5_000
    )
    let error = #expect(throws: NetworkError.self) {
      try net.expectations(of: [.moment(.row(output: 0), order: 1)])
    }
    #expect(error?.kind == .refused)
    #expect(error?.description.contains("more than 5000 outcomes") == true)
  }

  @Test func statisticsOutsideTheNetwork() throws {
    let net = try Enumeration(spec("2,1", "rademacher"))
    for product in ["2,0", "0,1"] {
      #expect(throws: NetworkError.self) {
        try net.expectations(of: [GradientStatistic(parsing: product)])
      }
    }
  }

  @Test(arguments: ["", "x", "1/0", "coins"]) func kinks(text: String) {
    #expect(throws: NetworkError.self) { try Kink(parsing: text) }
  }

  /// Merging makes wide nets of one hidden layer a matter of a moment: the
  /// plain enumeration of 2, 20, 1 would have 2^60 outcomes.
  @Test func mergingReachesWideNets() throws {
    let net = try Enumeration(spec("2,20,1", "rademacher", at: "1,100"))
    #expect(net.outcomeCount.log > 41)
    let found = try net.expectations(
      of: [.moment(.row(output: 0), order: 1)]
    )
    #expect(found.expectations[0].rational == 1)
    #expect(found.visited < 1_000_000)
  }
}

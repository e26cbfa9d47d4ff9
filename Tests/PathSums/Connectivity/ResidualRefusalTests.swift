import ExactArithmetic
import Measures
import Networks
import PathSums
import Testing

/// What residual networks are refused, and the enclosures of deep ones.
@Suite struct ResidualRefusalTests {
  private func moments(
    _ laws: [String],
    bias: String = "none",
    input: Input = .generic,
    quantity: Quantity = .row(output: 0)
  ) throws -> ResidualMoments {
    try ResidualMoments(
      ResidualNetwork(
        stream: 3,
        widths: [2, 2],
        weights: laws.map { try MeasureParser.law($0) },
        biases: [MeasureParser.bias(bias)],
        input: input
      ),
      quantity
    )
  }

  @Test(arguments: [
    (["gaussian"], "none", Input.zeros, "the input is 0"),
    (["exponential"], "none", .generic, "exponential of W in block 1 is not"),
    (["gaussian", "exponential"], "none", .ones, "of V in block 1 is not"),
    (["gaussian"], "constant(1)", .generic, "the bias constant(1) of block 1"),
    (["rademacher"], "none", .generic, "W in block 1 or its bias has atoms"),
    (["gaussian"], "threepoint(1/2)", .ones, "W in block 1 or its bias has"),
  ])
  func areRefused(
    laws: [String],
    bias: String,
    input: Input,
    reason: String
  ) {
    #expect {
      try moments(laws, bias: bias, input: input)
    } throws: {
      "\($0)".hasPrefix("the formula does not apply because ")
        && "\($0)".contains(reason)
    }
  }

  @Test(arguments: [
    (["rademacher"], "gaussian(1/100)", Input.zeros),
    (["gaussian", "rademacher"], "none", .unit),
    (["sparse(1/2,gaussian)", "rademacher"], "none", .ones),
    (["gaussian"], "rademacher", .ones),
  ])
  func areAccepted(laws: [String], bias: String, input: Input) throws {
    #expect(
      try moments(laws, bias: bias, input: input).moment(1).rational == 4
    )
  }

  @Test func quantitiesOutsideAreRefused() {
    #expect(throws: PathSumError.self) {
      try moments(["gaussian"], quantity: .row(output: 3))
    }
    #expect(throws: PathSumError.self) {
      try moments(["gaussian"], quantity: .entry(input: 3, output: 0))
    }
  }

  @Test func infiniteMomentsAreRefused() throws {
    let heavy = try moments(["gaussian", "student(5)"])
    #expect(try heavy.moment(2).rational != nil)
    #expect { try heavy.moment(3) } throws: {
      "\($0)".contains("student(5) in block 1 has no finite moment of order 6")
    }
  }

  @Test func deepNetworksAreEnclosed() throws {
    let network = try ResidualNetwork(
      stream: 8,
      widths: Array(repeating: 8, count: 2000),
      weights: [Uniform()],
      branchVariance: Rational(1, 2000)
    )
    let row = Quantity.row(output: 0)
    let pair = try ResidualMoments(network, row).moment(2)
    #expect(pair.rational == nil)
    #expect(pair.enclosure.relativeWidth < 1e-40)
    // E[Z] = (1 + 1/2000)^2000.
    let mean = try ResidualMoments(network, row).moment(1)
    #expect(
      mean.enclosure.contains((1 + Rational(1, 2000)).power(2000))
    )
  }
}

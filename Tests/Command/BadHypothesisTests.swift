import Testing

/// Networks that the theorem does not speak of.
@Suite struct BadHypothesisTests {
  private static let net = "--widths 3,2,1"

  static let asymmetric: [BadInput] = [
    .init("exact \(net) --weights", "exponential", .refused, "exponential"),
    .init("bounds \(net) --weights", "exponential", .refused, "exponential"),
    .init(
      "exact \(net) --weights",
      "discrete(-2:1/3,1:2/3)",
      .refused,
      "discrete(-2:1/3,1:2/3)"
    ),
    .init(
      "exact \(net) --weights",
      "sparse(1/2,exponential)",
      .refused,
      "sparse(1/2,exponential)"
    ),
    .init("exact \(net) --bias", "constant(1)", .refused, "constant(1)"),
    .init("exact \(net) --bias", "exponential", .refused, "exponential"),
    .init(
      "exact \(net) --weights gaussian --weights",
      "exponential",
      .refused,
      "exponential"
    ),
  ]

  static let zeroInputs: [BadInput] = [
    .init("exact \(net) --input", "zeros", .refused, "input is 0"),
    .init("exact \(net) --input", "0,0,0", .refused, "input is 0"),
    .init("bounds \(net) --input", "zeros", .refused, "input is 0"),
    .init(
      "estimate \(net) --samples 10 --input",
      "zeros",
      .refused,
      "input is 0"
    ),
    .init(
      "exact \(net) --bias constant(0) --input",
      "zeros",
      .refused,
      "input is 0"
    ),
  ]

  static let ties: [BadInput] = [
    .init(
      "exact --widths 2,1 --input ones --weights",
      "rademacher",
      .refused,
      "rademacher"
    ),
    .init(
      "bounds --widths 2,1 --input ones --weights",
      "rademacher",
      .refused,
      "rademacher"
    ),
    .init(
      "exact --widths 3,2,1 --input unit --weights",
      "threepoint(1/2)",
      .refused,
      "threepoint(1/2)"
    ),
  ]

  @Test(arguments: asymmetric) func symmetryIsAskedFor(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: zeroInputs) func zeroIsNoInput(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: ties) func noTiesAreAskedFor(input: BadInput) throws {
    try input.check()
  }

  /// A bias without atoms makes x = 0 an input like any other.
  @Test func withABiasZeroIsAnInput() throws {
    let outcome = try Tool.run([
      "exact", "--widths", "3,2,1", "--input", "zeros", "--bias", "gaussian",
    ])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
  }

  @Test func theFormulaCanBeHadAnyway() throws {
    let outcome = try Tool.run([
      "exact", "--widths", "2,1", "--input", "ones", "--weights", "rademacher",
      "--moments", "1", "--formula-anyway", "--format", "json",
    ])
    #expect(outcome.status == 0)
    #expect(try JSON(outcome.output)["results"][0]["exact"].string == "1")
  }
}

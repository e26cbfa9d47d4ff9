import Testing

/// Inputs of the wrong length, or with coordinates that are not finite.
@Suite struct BadInputVectorTests {
  private static func input(
    _ value: String,
    _ mention: String? = nil
  ) -> BadInput {
    .init("exact --widths 3,2,1 --input", value, .usage, mention ?? value)
  }

  static let malformed: [BadInput] = [
    input("1,2", "2 coordinates"), input("1,2,3,4", "4 coordinates"),
    input("1,nan,2", "'nan'"), input("1,inf,2", "'inf'"),
    input("1,-Infinity,2", "'-Infinity'"), input("", "''"),
    input("1,,2", "''"), input("1;2;3"), input("1,0x10,2", "0x10"),
    input("Generic"), input("1,1/0,2", "1/0"),
  ]

  /// Rationals that no double holds: the simulation would run on infinity, or
  /// on 0 where the number is not 0.
  static let beyondDoubles: [BadInput] = [
    .init(
      "estimate --widths 3,2,1 --seed 1 --samples 300 --input",
      "1,1e999,2",
      .refused,
      "1e999"
    ),
    .init(
      "estimate --widths 3,2,1 --seed 1 --samples 300 --input",
      "1e-999,0,0",
      .refused,
      "1e-999"
    ),
  ]

  @Test(arguments: malformed) func areRefused(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: beyondDoubles)
  func beyondDoublesThereIsNoVerdict(input: BadInput) throws {
    let outcome = try Tool.run(input.arguments)
    #expect(outcome.status != BadInput.Status.violated.rawValue)
    #expect([3, 64].contains(outcome.status))
    #expect(outcome.output == "")
    #expect(outcome.complaints.count == 1)
  }

  /// The same for the variances of biases and of mixtures.
  @Test(arguments: [
    ("--bias", "gaussian(1e999)"), ("--bias", "constant(1e999)"),
    ("--weights", "mixture(1/2*gaussian(1e999)+1/2*gaussian(1))"),
    ("--weights", "discrete(-1e999:1/2,1e999:1/2)"),
  ])
  func hugeParametersViolateNothing(option: String, value: String) throws {
    let outcome = try Tool.run([
      "estimate", "--widths", "3,2,1", "--seed", "1", "--samples", "1000",
      option, value,
    ])
    #expect(outcome.status != BadInput.Status.violated.rawValue)
    #expect(outcome.signal == nil)
  }
}

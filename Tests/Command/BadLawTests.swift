import Testing

/// Laws that do not exist, or lack what is asked of them.
@Suite struct BadLawTests {
  private static func law(
    _ law: String,
    _ status: BadInput.Status,
    _ mention: String? = nil
  ) -> BadInput {
    .init("exact --widths 3,2,1 --weights", law, status, mention ?? law)
  }

  static let unknown: [BadInput] = [
    law("cauchy", .usage), law("", .usage, "''"), law("Gaussian", .usage),
    law("gaussian(3)", .usage), law("gaussian gaussian", .usage),
    law("student", .usage), law("student(x)", .usage, "'x'"),
    law("student(5", .usage), law("student(1/0)", .usage, "'1/0'"),
    law("student(nan)", .usage, "'nan'"), law("((((", .usage),
    law("mixture()", .usage), law("discrete(1)", .usage),
    law("samples(", .usage), law("constant(1)", .usage),
    .init("measures", "cauchy", .usage, "cauchy"),
    .init("exact --widths 3,2,1 --bias", "cauchy", .usage, "cauchy"),
    .init("exact --widths 3,2,1 --bias", "constant(x)", .usage, "'x'"),
  ]

  static let badParameters: [BadInput] = [
    law("student(2)", .refused), law("student(-1)", .refused),
    law("exppower(0)", .refused), law("beta(-1)", .refused),
    law("threepoint(0)", .refused), law("threepoint(2)", .refused),
    law("sparse(0,gaussian)", .refused), law("sparse(2,gaussian)", .refused),
    law("mixture(1/2*gaussian(1))", .refused),
    law("mixture(1*gaussian(0))", .refused),
    law("discrete(1:1/2)", .refused), law("discrete(0:1)", .refused),
    law("discrete(1:1/2,0:1/2)", .refused),
    law("discrete(1:3/2,-1:-1/2)", .refused),
    law("discrete(1:1/4,1:1/4,-1:1/2)", .refused),
    .init(
      "exact --widths 3,2,1 --bias",
      "gaussian(0)",
      .refused,
      "gaussian(0)"
    ),
  ]

  /// κ, or the moment that is asked for, would be infinite.
  static let infiniteMoments: [BadInput] = [
    .init(
      "exact --widths 3,2,1 --moments 2 --weights",
      "student(3)",
      .refused,
      "student(3)"
    ),
    .init(
      "exact --widths 3,2,1 --moments 3 --weights",
      "student(5)",
      .refused,
      "student(5)"
    ),
    .init(
      "bounds --widths 3,2,1 --weights",
      "student(4)",
      .refused,
      "student(4)"
    ),
    .init(
      "estimate --widths 3,2,1 --moments 3 --weights",
      "student(5)",
      .refused,
      "student(5)"
    ),
  ]

  static let miscounted: [BadInput] = [
    .init(
      "exact --widths 3,2,2,1 --weights gaussian --weights",
      "uniform",
      .usage,
      "2 weight laws"
    ),
    .init(
      "exact --widths 3,2,1 --bias none --bias none --bias",
      "none",
      .usage,
      "3 bias laws"
    ),
  ]

  @Test(arguments: unknown) func unknownLaws(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: badParameters) func parameters(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: infiniteMoments) func moments(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: miscounted) func lawsPerLayer(input: BadInput) throws {
    try input.check()
  }
}

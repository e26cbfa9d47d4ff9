import Testing

/// Orders, counts, indices and levels outside what is meant.
@Suite struct BadNumberTests {
  private static func exact(
    _ option: String,
    _ value: String,
    _ status: BadInput.Status = .usage
  ) -> BadInput {
    .init("exact --widths 3,2,1 \(option)", value, status, value)
  }

  private static func estimate(
    _ option: String,
    _ value: String,
    _ status: BadInput.Status = .usage
  ) -> BadInput {
    .init("estimate --widths 3,2,1 \(option)", value, status, value)
  }

  static let orders: [BadInput] = [
    exact("--moments", "0"), exact("--moments", "-1"), exact("--moments", "x"),
    exact("--moments", "1.5"), exact("--moments", "4-2"),
    exact("--moments", "1-"), exact("--moments", "-"),
    exact("--moments", "1,,2"), exact("--moments", "nan"),
    exact("--moments", "99999999999999999999"),
    exact("--moments", "17", .refused),
    .init("exact --widths 3,2,1 --moments", "1-1000", .refused, "1000"),
    .init("exact --widths 3,2,1 --moments", "", .usage, "--moments ''"),
    .init("bounds --widths 3,2,1 --moments", "0", .usage, "'0'"),
    .init("estimate --widths 3,2,1 --moments", "9", .refused, "9"),
    .init(
      "exact --widths 30,20,10,1 --method enumerate --moments",
      "4",
      .refused,
      "E[Z^4]"
    ),
  ]

  static let samples: [BadInput] = [
    estimate("--samples", "0"), estimate("--samples", "-5"),
    estimate("--samples", "1e30", .refused), estimate("--samples", "1.5"),
    estimate("--samples", "1e13", .refused), estimate("--samples", "1/3"),
    estimate("--samples", "nan"), estimate("--samples", "inf"),
    estimate("--samples", "1e5000"), estimate("--samples", "1,000"),
    .init("estimate --widths 3,2,1 --samples", "", .usage, "''"),
    .init("reproduce second-moment --draws", "1e30", .refused, "1e30"),
  ]

  static let indices: [BadInput] = [
    .init("exact --widths 3,2,1 --entry", "3,0", .usage, "input 3"),
    .init("exact --widths 3,2,1 --entry", "0,1", .usage, "output 1"),
    .init("exact --widths 3,2,1 --entry", "-1,0", .usage, "-1"),
    .init("exact --widths 3,2,1 --entry", "1.5,0", .usage, "1.5"),
    .init("exact --widths 3,2,1 --output", "1", .usage, "output 1"),
    exact("--entry", "0"), exact("--entry", "0,0,0"), exact("--output", "x"),
    exact("--quantity", "column"),
    .init("exact --widths 3,2,1 --quantity row --entry", "0,0", .usage, "0,0"),
    .init("exact --widths 3,2,1 --entry 0,0 --output", "5", .usage, "5"),
  ]

  static let others: [BadInput] = [
    estimate("--seed", "-1"), estimate("--seed", "18446744073709551616"),
    estimate("--seed", "x"), estimate("--threads", "0"),
    estimate("--threads", "1e3"), estimate("--threads", "99999"),
    estimate("--confidence", "0"), estimate("--confidence", "1"),
    estimate("--confidence", "95"), estimate("--confidence", "nan"),
    estimate("--rng", "nope"), estimate("--sampler", "fast"),
    estimate("--method", "best"),
    estimate("--precision", "0"), estimate("--precision", "2"),
    .init(
      "estimate --widths 3,2,1 --samples 10 --precision",
      "0.1",
      .usage,
      "--samples"
    ),
    .init(
      "estimate --widths 3,2,1 --precision 0.1 --time-limit",
      "-1",
      .usage,
      "-1"
    ),
    exact("--method", "guess"), exact("--format", "xml"),
    exact("--output-activation", "tanh"),
    .init("reproduce", "third-moment", .usage, "third-moment"),
    .init("reproduce", nil, .usage, "--list"),
    .init("exact --widths 3,2,1", "--bogus", .usage, "--bogus"),
    .init("bogus", nil, .usage, "bogus"),
  ]

  @Test(arguments: orders) func ofMoments(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: samples) func ofSamples(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: indices) func ofIndices(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: others) func ofOtherOptions(input: BadInput) throws {
    try input.check()
  }
}

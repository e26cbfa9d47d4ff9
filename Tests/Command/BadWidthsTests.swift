import Testing

/// Widths that are no network are refused in one sentence that names them.
@Suite struct BadWidthsTests {
  static let malformed: [BadInput] = [
    .init("exact --widths", "", .usage, "''"),
    .init("exact", nil, .usage, "--widths"),
    .init("exact --widths", "0,1", .usage, "0"),
    .init("exact --widths", "3,0,1", .usage, "width 0"),
    .init("exact --widths", "3,-2,1", .usage, "-2"),
    .init("exact --widths", "3,2.5,1", .usage, "2.5"),
    .init("exact --widths", "3,5/2,1", .usage, "5/2"),
    .init("exact --widths", "3,1e3,1", .usage, "1e3"),
    .init("exact --widths", "3,x,1", .usage, "'x'"),
    .init("exact --widths", "3,,1", .usage, "''"),
    .init("exact --widths", "3,2,1,", .usage, "''"),
    .init("exact --widths", "3, 2,1", .usage, "' 2'"),
    .init("exact --widths", "3", .usage, "'3'"),
    .init("exact --widths", "3,４,1", .usage, "４"),
    .init("exact --widths", "3,nan,1", .usage, "nan"),
    .init("exact --widths", "3,4x0,1", .usage, "4x0"),
    .init("exact --widths", "3,4x-1,1", .usage, "4x-1"),
    .init("exact --widths", "3,4x2x2,1", .usage, "4x2x2"),
    .init("exact --widths", "3,4x9999999999,1", .usage, "4x9999999999"),
    .init("estimate --widths", "3,0,1", .usage, "width 0"),
    .init("bounds --widths", "3,0,1", .usage, "width 0"),
  ]

  static let huge: [BadInput] = [
    .init("exact --widths", "3,4000000000,1", .refused, "4000000000"),
    .init("exact --widths", "3,4x1000001,1", .refused, "1000002 layers"),
    .init("exact --widths", "3,99999999999999999999999,1", .usage, "99999"),
    .init("estimate --widths", "3,4000000000,1", .refused, "4000000000"),
  ]

  /// What could be handled in principle is refused with the memory it takes.
  static let tooMuchMemory: [BadInput] = [
    .init("estimate --widths", "10,1000000x2,1", .refused, "GB of memory"),
    .init("estimate --widths", "3,1000000000,1", .refused, "GB of memory"),
    .init("estimate --widths", "3,100000x9,1", .refused, "GB of memory"),
  ]

  @Test(arguments: malformed) func areRefused(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: huge) func hugeOnesAreRefused(input: BadInput) throws {
    try input.check()
  }

  /// Nothing as long as the net is made before it is refused.
  @Test func manyInputsAreRefusedAtOnce() throws {
    let outcome = try Tool.shell(
      """
      ulimit -v 16000000
      exec timeout -s KILL 3 "$PATHSUM" estimate --widths 100000000,1000,1
      """
    )
    outcome.expectRefusal(.refused, mentioning: "GB of memory")
  }

  @Test(arguments: tooMuchMemory)
  func memoryIsStated(input: BadInput) throws {
    try input.check()
  }
}

import Testing

/// A stdout that is full, closed or broken is a failure to write, not a crash.
@Suite struct StandardOutputTests {
  static let commands = [
    "exact --widths 3,2,1", "measures", "measures gaussian --format table",
    "bounds --widths 3,2,1", "--help", "reproduce --list",
    "estimate --widths 3,2,1 --samples 300 --seed 1 --format json",
  ]

  private static func expectSentence(_ outcome: Tool.Outcome) {
    #expect(outcome.signal == nil)
    #expect(outcome.status == BadInput.Status.cannotWrite.rawValue)
    #expect(outcome.complaints.count == 1, "\(outcome.errors.prefix(400))")
    #expect(outcome.errors.hasPrefix("pathsum: "))
  }

  @Test(arguments: commands) func fullDevices(command: String) throws {
    Self.expectSentence(
      try Tool.shell("exec \"$PATHSUM\" \(command) > /dev/full")
    )
  }

  @Test(arguments: commands) func closedOutputs(command: String) throws {
    Self.expectSentence(try Tool.shell("exec \"$PATHSUM\" \(command) >&-"))
  }

  /// `pathsum measures | head -1`, with a reader that is certainly gone.
  @Test(arguments: commands, ["default", "ignore"])
  func brokenPipes(command: String, disposition: String) throws {
    let outcome = try Tool.shell(
      """
      (sleep 0.2; exec env --\(disposition)-signal=PIPE "$PATHSUM" \(command)) |
        true
      """
    )
    #expect(outcome.errors == "", "\(outcome.errors.prefix(400))")
  }

  @Test func theHeadOfATable() throws {
    let outcome = try Tool.shell("\"$PATHSUM\" measures | head -1")
    #expect(outcome.output.hasPrefix("law,kappa,"))
    #expect(outcome.errors == "")
  }
}

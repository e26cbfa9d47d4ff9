import Foundation
import TestSupport
import Testing

/// Places that cannot be written: nothing appears, and what was there stays.
@Suite struct BadOutputTests {
  static let commands = [
    "exact --widths 3,2,1", "bounds --widths 3,2,1", "measures",
    "estimate --widths 3,2,1 --samples 300 --seed 1",
  ]

  @Test(arguments: commands) func missingFolders(command: String) throws {
    let path = "absent/out.csv"
    try BadInput("\(command) --out", path, .cannotWrite, path).check()
  }

  @Test(arguments: commands) func foldersInTheWay(command: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file("taken"),
      withIntermediateDirectories: false
    )
    try BadInput("\(command) --out", "taken", .cannotWrite, "taken")
      .check(in: folder)
    try BadInput("\(command) --out", "", .cannotWrite, "''").check(in: folder)
  }

  @Test func aFileInPlaceOfTheFigureFolder() throws {
    let folder = try TemporaryFolder()
    for (name, out) in [("a", "a"), ("b", "b/c")] {
      _ = try folder.put("x".utf8, in: name)
      try BadInput(
        "reproduce second-moment --draws 1 --out",
        out,
        .cannotWrite,
        out
      ).check(in: folder)
      #expect(try folder.text(name) == "x")
    }
  }

  /// Root may write anywhere; then the command runs as nobody.
  @Test(arguments: commands) func readOnlyFolders(command: String) throws {
    try Self.readOnly("\(command) --out out.csv", mentioning: "out.csv")
  }

  @Test func figuresInAReadOnlyFolder() throws {
    let line = "reproduce second-moment --draws 1 --out"
    for out in ["figures", "."] {
      try Self.readOnly("\(line) \(out)", mentioning: "read-only")
    }
  }

  private static func readOnly(
    _ command: String,
    mentioning name: String
  ) throws {
    let folder = try TemporaryFolder()
    _ = try folder.put("old\n".utf8, in: "out.csv")
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    let reduce = "setpriv --reuid=65534 --regid=65534 --clear-groups"
    let prefix = geteuid() == 0 ? reduce : ""
    if try Tool.shell("\(prefix) test -x \"$PATHSUM\"").status != 0 {
      try Test.cancel("nobody may run the command here")
    }
    let outcome = try Tool.shell(
      "exec \(prefix) \"$PATHSUM\" \(command)",
      in: folder
    )
    outcome.expectRefusal(.cannotWrite, mentioning: name)
    #expect(try folder.names == ["out.csv"])
    #expect(try folder.text("out.csv") == "old\n")
  }

  /// A limit of no bytes on files stands for a full disk.
  @Test(arguments: commands) func fullDisks(command: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try Tool.shell(
      """
      trap '' XFSZ
      { ulimit -f 0; "$PATHSUM" \(command) --out out.csv; } 2>&1 | cat >&2
      """,
      in: folder
    )
    #expect(outcome.complaints.count == 1, "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("pathsum: cannot write 'out.csv'"))
    #expect(try folder.names == [])
  }

  /// The CSV and its sidecar are one result: both appear, or none.
  @Test func aSidecarThatCannotBeWrittenLeavesNoCSV() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file("out.meta.json"),
      withIntermediateDirectories: false
    )
    try BadInput(
      "estimate --widths 3,2,1 --samples 300 --seed 1 --out",
      "out.csv",
      .cannotWrite,
      "out.meta.json"
    ).check(in: folder)
  }
}

import Foundation
import TestSupport
import Testing

/// Kept data: hashes and rows recomputed, stale files refused.
@Suite struct DataTests {
  /// A folder with the table of a small sweep, drawn and exact.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.put(SweepTests.experiment.utf8, in: "e.toml")
    try FileManager.default.createDirectory(
      atPath: folder.file("d"),
      withIntermediateDirectories: true
    )
    let words = ["sweep", "e.toml", "--set", "run.samples=600"]
    _ = try Tool.run(words + ["--out", "d/s.csv"], in: folder)
    return folder
  }

  private static func verify(
    _ folder: TemporaryFolder,
    seed: Int = 1
  ) throws -> Tool.Outcome {
    try Tool.run(
      ["data", "--verify", "--folder", "d", "--seed", "\(seed)"],
      in: folder
    )
  }

  /// Writes the table's sidecar anew, as if the file had been made like this.
  private static func rehash(_ folder: TemporaryFolder) throws {
    let outcome = try Tool.shell(
      """
      new=$(sha256sum d/s.csv | cut -d' ' -f1)
      sed -i "s/\\"sha256\\" : \\"[0-9a-f]*\\"/\\"sha256\\" : \\"$new\\"/" \
        d/s.meta.json
      """,
      in: folder
    )
    #expect(outcome.status == 0)
  }

  @Test func soundDataAgree() throws {
    let folder = try Self.folder()
    let list = try Tool.run(["data", "--folder", "d"], in: folder)
    #expect(list.status == 0 && list.output.contains("--out d/s.csv"))
    for seed in 1...4 {
      let outcome = try Self.verify(folder, seed: seed)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("agree (24 rows"), "\(outcome.output)")
    }
  }

  /// A changed file is found by its hash; a changed row whose hash fits, by
  /// being computed again.
  @Test func staleDataAreRefused() throws {
    let folder = try Self.folder()
    let good = try folder.text("d/s.csv")
    // Every row is another, as an older program might have left it.
    let changed = good.replacing(",0.25,", with: ",0.26,")
    _ = try folder.put(changed.utf8, in: "d/s.csv")
    let byHash = try Self.verify(folder)
    #expect(byHash.status == 65 && byHash.errors.contains("its SHA-256 is"))
    try Self.rehash(folder)
    for seed in 1...4 {
      let byRow = try Self.verify(folder, seed: seed)
      #expect(byRow.status == 65, "\(byRow.output)")
      #expect(byRow.errors.contains("comes out now"), "\(byRow.errors)")
    }
  }

  @Test func sidecarsAreNeeded() throws {
    let folder = try Self.folder()
    _ = try folder.put("a\n1\n".utf8, in: "d/t.csv")
    let alone = try Self.verify(folder)
    #expect(alone.status == 65 && alone.errors.contains("has no sidecar"))
    try FileManager.default.removeItem(atPath: folder.file("d/t.csv"))
    try FileManager.default.copyItem(
      atPath: folder.file("d/s.csv"),
      toPath: folder.file("d/t.csv")
    )
    try FileManager.default.copyItem(
      atPath: folder.file("d/s.meta.json"),
      toPath: folder.file("d/t.meta.json")
    )
    let foreign = try Self.verify(folder)
    #expect(foreign.errors.contains("describes 's.csv', not 't.csv'"))
    #expect(try Tool.run(["data", "--folder", "none"]).status == 66)
  }

  /// What is committed is sound: hashes, and a row of each kind.
  @Test func committedDataAgree() throws {
    let data = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../data").standardized.path
    let outcome = try Tool.run(["data", "--folder", data])
    let records = try StrictCSV.records(outcome.output)
    #expect(outcome.status == 0 && records.count > 5)
    // Every file has a sidecar that names its command.
    #expect(records.dropFirst().allSatisfy { !$0[1].isEmpty })
  }
}

import Figures
import Foundation
import TestSupport
import Testing

/// A file that grows: cut anywhere it goes on, changed anywhere it is refused.
@Suite struct GrowingTableTests {
  static let columns = ["name", "log_value"]
  static let rows = [["plain", "1.5"], ["a, \"b\"", ""], ["third", "-2"]]

  /// The bytes of a file with all rows.
  private static func whole(_ folder: TemporaryFolder) throws -> Data {
    let table = try GrowingTable(folder.file("w.csv"), columns: columns)
    for row in rows { try table.append(row) }
    return try folder.bytes("w.csv")
  }

  @Test func rowsComeBack() throws {
    let folder = try TemporaryFolder()
    _ = try Self.whole(folder)
    let path = folder.file("w.csv")
    #expect(
      try GrowingTable.read(path, columns: Self.columns) == Self.rows
    )
    #expect(try GrowingTable(path, columns: Self.columns).rows == Self.rows)
    // Tidy while it grows: the checksum is one more column.
    let table = try Table(reading: path)
    #expect(table.columns == Self.columns + [GrowingTable.checkColumn])
  }

  /// Whatever byte a kill cuts it at, the file goes on to the same bytes.
  @Test func cutFilesGoOn() throws {
    let folder = try TemporaryFolder()
    let whole = try Self.whole(folder)
    for length in 0...whole.count {
      let path = try folder.put(whole.prefix(length), in: "cut.csv")
      let table = try GrowingTable(path, columns: Self.columns)
      let kept = table.rows
      #expect(kept == Array(Self.rows.prefix(kept.count)))
      for row in Self.rows.dropFirst(kept.count) { try table.append(row) }
      #expect(try folder.bytes("cut.csv") == whole, "cut at \(length)")
    }
  }

  /// A reader takes whole files only, cut between rows or not at all.
  @Test func cutFilesAreNotRead() throws {
    let folder = try TemporaryFolder()
    let whole = try Self.whole(folder)
    let ends = whole.indices.filter { whole[$0] == UInt8(ascii: "\n") }
    for length in 0..<whole.count where !ends.contains(length - 1) {
      let path = try folder.put(whole.prefix(length), in: "cut.csv")
      #expect(throws: FileError.self, "cut at \(length)") {
        try GrowingTable.read(path, columns: Self.columns)
      }
    }
  }

  /// No bit can be changed unnoticed, and what is not at the end is refused.
  @Test func changedFilesAreRefused() throws {
    let folder = try TemporaryFolder()
    let whole = try Self.whole(folder)
    let ends = whole.indices.filter { whole[$0] == UInt8(ascii: "\n") }
    let lastRow = ends[ends.count - 2]
    for i in whole.indices {
      var changed = whole
      changed[i] ^= 1
      let path = try folder.put(changed, in: "changed.csv")
      #expect(throws: FileError.self, "changed at \(i)") {
        try GrowingTable.read(path, columns: Self.columns)
      }
      guard i < lastRow else { continue }
      #expect(throws: FileError.self, "changed at \(i)") {
        try GrowingTable(path, columns: Self.columns)
      }
      #expect(try folder.bytes("changed.csv") == changed, "left as it was")
    }
  }

  /// A row that was taken out or moved is missed by those after it.
  @Test func movedRowsAreRefused() throws {
    let folder = try TemporaryFolder()
    let text = String(decoding: try Self.whole(folder), as: UTF8.self)
    let lines = text.split(separator: "\n").map { $0 + "\n" }
    for order in [[0, 2, 3], [0, 2, 1, 3], [0, 1, 1, 2, 3]] {
      let path = try folder.put(
        order.map { lines[$0] }.joined().utf8,
        in: "moved.csv"
      )
      #expect(throws: FileError.self) {
        try GrowingTable.read(path, columns: Self.columns)
      }
      #expect(throws: FileError.self) {
        try GrowingTable(path, columns: Self.columns)
      }
    }
  }

  /// Two processes never write one file.
  @Test func theFileIsLocked() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("w.csv")
    let table = try GrowingTable(path, columns: Self.columns)
    let error = try #require(throws: FileError.self) {
      try GrowingTable(path, columns: Self.columns)
    }
    #expect(error.description.contains("another process"))
    try table.append(Self.rows[0])
    #expect(table.rows.count == 1)
  }

  @Test func strangeFilesAreRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("a,b\n1,2\n".utf8, in: "strange.csv")
    #expect(throws: FileError.self) {
      try GrowingTable(path, columns: Self.columns)
    }
    #expect(try folder.text("strange.csv") == "a,b\n1,2\n")
    #expect(throws: FileError.self) {
      try GrowingTable(folder.path, columns: Self.columns)
    }
    #expect(throws: FileError.self) {
      try GrowingTable.read(folder.file("none"), columns: Self.columns)
    }
  }
}

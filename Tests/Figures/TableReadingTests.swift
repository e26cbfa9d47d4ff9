import Figures
import TestSupport
import Testing

/// Files that are no table are refused in one sentence that names them.
@Suite struct TableReadingTests {
  struct BadFile: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let mention: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ mention: String) {
      self.init(name, Array(text.utf8), mention)
    }

    init(_ name: String, _ bytes: [UInt8], _ mention: String) {
      self.name = name
      self.bytes = bytes
      self.mention = mention
    }
  }

  static let badFiles = [
    BadFile("too short", "a,b\n1\n", "record 2 has 1 field"),
    BadFile("too long", "a,b\n1,2\n1,2,3\n", "record 3 has 3 field"),
    BadFile("empty", "", "empty"),
    BadFile("blank", "\n\n", "empty"),
    BadFile("not UTF-8", [0xFF, 0xFE, 0x31], "not a text file"),
    BadFile("a NUL", "a,b\n1,\0\n", "not a text file"),
    BadFile("PNG", [0x89] + Array("PNG\r\n\u{1A}\n".utf8), "not a text file"),
    BadFile("open quote", "a,b\n1,\"2\n", "quote"),
  ]

  @Test(arguments: badFiles) func isRefused(file: BadFile) throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(file.bytes, in: "table.csv")
    let error = try #require(throws: FileError.self) {
      try Table(reading: path)
    }
    #expect(error.kind == .badData)
    #expect(error.description.contains(path))
    #expect(error.description.contains(file.mention))
    #expect(!error.description.contains("\n"))
  }

  @Test func aMissingFileIsSaidToBeMissing() throws {
    let folder = try TemporaryFolder()
    for path in [folder.file("absent.csv"), folder.path] {
      let error = try #require(throws: FileError.self) {
        try Table(reading: path)
      }
      #expect(error.kind == .missing)
      #expect(error.description.contains(path))
    }
  }

  @Test func aCellIsFoundByItsColumn() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("a,b\n1,2\n".utf8, in: "table.csv")
    let table = try Table(reading: path)
    #expect(table.cell(table.rows[0], "b") == "2")
    #expect(table.cell(table.rows[0], "c") == nil)
  }
}

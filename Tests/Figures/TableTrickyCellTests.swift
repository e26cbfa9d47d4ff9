import Figures
import TestSupport
import Testing

/// Cells in which a separator hides in a longer grapheme, or where nothing is.
///
/// In Swift "\r\n" is one character, and a comma with an accent is not a comma;
/// in a file both are still separators.
@Suite struct TableTrickyCellTests {
  static let cells = [
    "\r\n", "x\r\ny", "\r", ",\u{301}", "\"\u{301}", "\n\u{301}", "\u{301}",
    "a\u{2028}b", "a\u{85}b", "a\u{B}b", "a\u{C}b", "\u{FEFF}a", "\u{200D}",
  ]

  private static func table(_ cell: String) -> Table {
    var table = Table(columns: ["left", "middle", "right"])
    table.append(["1", cell, "2"])
    return table
  }

  @Test(arguments: cells) func isWrittenStrictly(cell: String) throws {
    let read = try StrictCSV.records(Self.table(cell).csv)
    #expect(read.count == 2)
    #expect(read.last == ["1", cell, "2"])
  }

  @Test(arguments: cells) func readsBack(cell: String) throws {
    let folder = try TemporaryFolder()
    let records = [["left", "middle", "right"], ["1", cell, "2"]]
    let text = StrictCSV.quoted(records)
    let path = try folder.put(text.utf8, in: "cell.csv")
    #expect(try Table(reading: path).rows == [["1", cell, "2"]])
  }

  /// A bare cell next to one that begins with a combining mark.
  @Test func aMarkAfterACommaLeavesTheComma() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("a,b\n1,\u{301}2\n".utf8, in: "mark.csv")
    #expect(try Table(reading: path).rows == [["1", "\u{301}2"]])
  }

  /// A record of one empty field would be an empty line, which most readers
  /// skip; in quotes it survives.
  @Test func oneEmptyFieldIsARecord() throws {
    let folder = try TemporaryFolder()
    var table = Table(columns: ["only"])
    table.append([""])
    table.append(["x"])
    let path = folder.file("only.csv")
    try OutputFile.write(table.csv, to: path)
    #expect(try Table(reading: path).rows == [[""], ["x"]])
  }
}

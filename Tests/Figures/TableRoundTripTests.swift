import Figures
import TestSupport
import Testing

/// What is written as CSV reads back as it was (RFC 4180).
@Suite struct TableRoundTripTests {
  /// Cells with everything that needs a quote, and with nothing at all.
  static let cells = Gen<[String]>.array(
    of: .element(of: ["a", "\"", ",", "\n", " ", "é", "1", "'", ";", "#"]),
    count: 0...4
  ).map { $0.joined() }

  /// Records of two or three fields, all of one length.
  static let tables = Gen<Int>.int(in: 2...3).flatMap { columns in
    Gen<[[String]]>.array(
      of: Gen<[String]>.array(of: cells, count: columns),
      count: 1...4
    )
  }

  private static func table(_ records: [[String]]) -> Table {
    var table = Table(columns: records[0])
    for record in records.dropFirst() { table.append(record) }
    return table
  }

  @Test func whatIsWrittenIsStrictlyRFC4180() {
    forAll("table: strict CSV", Self.tables, count: 300) { records in
      let read = try StrictCSV.records(Self.table(records).csv)
      try expectLaw(read, equals: records)
    }
  }

  @Test func whatIsWrittenReadsBack() throws {
    let folder = try TemporaryFolder()
    forAll("table: round trip", Self.tables, count: 200) { records in
      let path = folder.file("table.csv")
      try OutputFile.write(Self.table(records).csv, to: path)
      let read = try Table(reading: path)
      try expectLaw([read.columns] + read.rows, equals: records)
    }
  }

  @Test func fieldsAllInQuotesAreRead() throws {
    let folder = try TemporaryFolder()
    forAll("table: all in quotes", Self.tables, count: 200) { records in
      let text = StrictCSV.quoted(records)
      let path = try folder.put(text.utf8, in: "quoted.csv")
      let read = try Table(reading: path)
      try expectLaw([read.columns] + read.rows, equals: records)
    }
  }

  @Test func linesMayEndWithCarriageReturns() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put("a,b\r\n1,\"x\r\ny\"\r\n".utf8, in: "crlf.csv")
    let read = try Table(reading: path)
    #expect(read.columns == ["a", "b"])
    #expect(read.rows.map { $0[0] } == ["1"])
    #expect(read.rows.map { Array($0[1].utf8) } == [Array("x\r\ny".utf8)])
  }

  @Test func theLastLineEndMayBeMissing() throws {
    let folder = try TemporaryFolder()
    let read = try Table(reading: folder.put("a,b\n1,".utf8, in: "open.csv"))
    #expect(read.rows == [["1", ""]])
  }
}

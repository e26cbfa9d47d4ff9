import Figures
import TestSupport
import Testing

/// The table for the eye: aligned, and without spaces at line ends.
@Suite struct TableTextTests {
  @Test func numbersAreFlushRightAndWordsLeft() {
    var table = Table(columns: ["moment", "value"])
    table.append(["E[Z^1]", "1"])
    table.append(["E[Z^2]", "-12.5"])
    #expect(
      table.text == """
        moment  value
        E[Z^1]      1
        E[Z^2]  -12.5

        """
    )
  }

  @Test func namedCellsFallIntoTheirColumns() {
    var table = Table(columns: ["a", "b", "c"])
    table.append(["c": "3", "a": "1", "b": nil])
    #expect(table.rows == [["1", "", "3"]])
    #expect(table.csv == "a,b,c\n1,,3\n")
  }

  @Test func noLineEndsWithASpace() {
    let cells = Gen<[[String]]>.array(
      of: .array(of: .element(of: ["", "x", "10", "-3"]), count: 3),
      count: 0...5
    )
    forAll("table: no trailing spaces", cells) { rows in
      var table = Table(columns: ["one", "two", "three"])
      for row in rows { table.append(row) }
      let lines = table.text.split(
        separator: "\n",
        omittingEmptySubsequences: false
      )
      try expectLaw(lines.count, equals: rows.count + 2, "the line count")
      try expectLaw(!lines.contains { $0.hasSuffix(" ") }, "a trailing space")
    }
  }
}

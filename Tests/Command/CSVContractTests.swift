import TestSupport
import Testing

/// The CSV is tidy: known columns, one header, no comments, strict quoting.
@Suite struct CSVContractTests {
  static let commands = [
    "exact": "exact --widths 3,2,1 --moments 1-3",
    "estimate": "estimate --widths 3,2,1 --samples 300 --seed 1",
    "bounds": "bounds --widths 3,2,1 --moments 1-3 --weights laplace",
    "enumerate": "enumerate --widths 2,2,1 --weights rademacher",
    "measures": "measures",
    "paths": "paths --widths 2,3,1 --moment 2",
    "law": "law --widths 3,2,1 --quantile 0.5 --cdf 0,1",
    "law-points": "law --widths 3,2,1 --points 5",
    "advise": "advise --widths 5,4,3,1",
  ]

  private static func records(_ command: String) throws -> [[String]] {
    let line = try #require(commands[command])
    let outcome = try Tool.run(line.split(separator: " ").map(String.init))
    return try StrictCSV.records(outcome.output)
  }

  @Test(arguments: commands.keys.sorted())
  func theHeaderIsItsSnapshot(command: String) throws {
    let header = try Self.records(command)[0].joined(separator: "\n") + "\n"
    try Snapshot.expect(header, "columns-\(command).txt")
  }

  @Test(arguments: commands.keys.sorted())
  func columnsAreSnakeCase(command: String) throws {
    let records = try Self.records(command)
    #expect(Set(records[0]).count == records[0].count)
    for column in records[0] {
      #expect(column.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil)
    }
    #expect(records.count > 1)
    #expect(records.allSatisfy { $0.count == records[0].count })
    let words: Set = ["nan", "-nan", "inf", "-inf", "null", "nil", "NaN"]
    #expect(records.allSatisfy { words.isDisjoint(with: $0) })
  }

  @Test(arguments: [
    "exact", "estimate", "bounds", "enumerate", "paths", "advise",
  ])
  func valuesHaveTheirErrors(command: String) throws {
    let header = Set(try Self.records(command)[0])
    let columns = ["log_value", "ci_low", "ci_high", "err_minus", "err_plus"]
    #expect(header.isSuperset(of: columns))
  }

  /// The law's numbers are not logarithms of moments, but have errors too.
  @Test func numbersOfTheLawHaveTheirErrors() throws {
    let law = Set(try Self.records("law")[0])
    let columns = ["value", "ci_low", "ci_high", "err_minus", "err_plus"]
    #expect(law.isSuperset(of: columns))
    let grid = Set(try Self.records("law-points")[0])
    #expect(grid.isSuperset(of: ["cdf", "cdf_error", "pdf", "pdf_error"]))
  }

  /// Without a terminal CSV is the default, on stdout and in files alike.
  @Test func theDefaultIsCSV() throws {
    let folder = try TemporaryFolder()
    let line = ["exact", "--widths", "2,2,1"]
    let plain = try Tool.run(line).output
    #expect(try Tool.run(line + ["--format", "csv"]).output == plain)
    let outcome = try Tool.run(line + ["--out", "a.csv"], in: folder)
    #expect(outcome.output == "" && outcome.errors == "")
    #expect(try folder.text("a.csv") == plain)
  }

  @Test func tablesHaveNoTrailingSpaces() throws {
    for line in Self.commands.values {
      let words = line.split(separator: " ").map(String.init)
      let table = try Tool.run(words + ["--format", "table"]).output
      #expect(!table.isEmpty && !table.contains(" \n"), "\(line)")
    }
  }
}

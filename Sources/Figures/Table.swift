/// A table of text cells, to be written as CSV or for the eye.
public struct Table: Sendable {
  /// The column names; snake_case ASCII in a CSV.
  public let columns: [String]
  /// The rows, each with one cell a column.
  public private(set) var rows: [[String]]

  /// A table without rows.
  public init(columns: [String]) {
    self.columns = columns
    rows = []
  }

  /// Appends a row with the given cells and those it has in common with others;
  /// cells that are not named stay empty.
  public mutating func append(
    _ cells: KeyValuePairs<String, String?>,
    under common: KeyValuePairs<String, String?> = [:]
  ) {
    var row = Array(repeating: "", count: columns.count)
    for (name, cell) in Array(common) + Array(cells) {
      guard let index = columns.firstIndex(of: name) else {
        preconditionFailure("no column is named \(name)")
      }
      row[index] = cell ?? ""
    }
    rows.append(row)
  }

  /// Appends a row with one cell a column.
  public mutating func append(_ row: [String]) { rows.append(row) }

  /// The table as CSV (RFC 4180): a header line, then one line a row.
  public var csv: String {
    ([columns] + rows).map(Table.line).joined()
  }

  /// A record as a line of CSV, with its end.
  static func line(_ record: [String]) -> String {
    // An empty line would be no record at all.
    record == [""]
      ? "\"\"\n" : record.map(Table.quoted).joined(separator: ",") + "\n"
  }

  /// The table in aligned columns; a column of numbers is flush right.
  public var text: String {
    let all = [columns] + rows
    let widths = columns.indices.map { column in
      all.map { $0[column].count }.max() ?? 0
    }
    let isNumeric = columns.indices.map { column in
      rows.allSatisfy { row in
        row[column].isEmpty || row[column].first.map(Table.startsNumber) ?? true
      }
    }
    return all.map { row in
      let cells = row.indices.map { i in
        let padding = String(repeating: " ", count: widths[i] - row[i].count)
        return isNumeric[i] ? padding + row[i] : row[i] + padding
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  private static func startsNumber(_ first: Character) -> Bool {
    first.isNumber || "-+.".contains(first)
  }

  /// A field as CSV has it.
  ///
  /// Scalars are looked at one by one: a comma stays a comma whatever combining
  /// mark follows it.
  private static func quoted(_ cell: String) -> String {
    let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
    guard cell.unicodeScalars.contains(where: special.contains) else {
      return cell
    }
    var field = String.UnicodeScalarView()
    for scalar in cell.unicodeScalars {
      field.append(scalar)
      if scalar == "\"" { field.append(scalar) }
    }
    return "\"" + String(field) + "\""
  }
}

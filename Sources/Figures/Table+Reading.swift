import Foundation

extension Table {
  /// Reads a CSV file with a header line (RFC 4180).
  ///
  /// Throws if the file cannot be read, is empty, or has ragged rows.
  public init(reading path: String) throws(FileError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileError(.missing, "cannot read the file '\(path)'")
    }
    guard !data.contains(0), let text = String(data: data, encoding: .utf8)
    else {
      throw FileError(.badData, "'\(path)' is not a text file")
    }
    guard let records = Table.records(text) else {
      throw FileError(.badData, "'\(path)' ends inside a quoted field")
    }
    guard let header = records.first else {
      throw FileError(.badData, "'\(path)' is empty: a header is expected")
    }
    self.init(columns: header)
    for (index, record) in records.dropFirst().enumerated() {
      guard record.count == header.count else {
        throw FileError(
          .badData,
          "'\(path)' record \(index + 2) has \(record.count) fields where the"
            + " header has \(header.count)"
        )
      }
      append(record)
    }
  }

  /// The cell of a row in the named column, or nil without such a column.
  public func cell(_ row: [String], _ column: String) -> String? {
    columns.firstIndex(of: column).map { row[$0] }
  }

  /// The records of a text, scalar by scalar; empty lines are none.
  ///
  /// Nil if a quoted field does not end.
  static func records(_ text: String) -> [[String]]? {
    var records: [[String]] = []
    var record: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var hasQuote = false
    var previous: Unicode.Scalar?
    func endField() {
      record.append(String(field))
      field = String.UnicodeScalarView()
    }
    func endRecord() {
      endField()
      if record != [""] || hasQuote { records.append(record) }
      record = []
      hasQuote = false
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"":
        // A quote right after a closing quote stands for itself.
        if !isQuoted, previous == "\"" { field.append(scalar) }
        isQuoted.toggle()
        hasQuote = true
      case _ where isQuoted: field.append(scalar)
      case ",": endField()
      case "\n" where previous == "\r": break
      case "\n", "\r": endRecord()
      default: field.append(scalar)
      }
      previous = scalar
    }
    if !field.isEmpty || !record.isEmpty || hasQuote { endRecord() }
    return isQuoted ? nil : records
  }
}

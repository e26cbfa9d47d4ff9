import Foundation

extension Table {
  /// Reads a CSV file with a header line (RFC 4180).
  ///
  /// Throws if the file cannot be read, is empty, or has ragged rows.
  public init(reading path: String) throws(FileError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileError(.missing, "cannot read the file '\(path)'")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw FileError(.badData, "'\(path)' is not a text file")
    }
    let records = Table.records(text)
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

  private static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var previous: Character?
    for character in text {
      if isQuoted {
        if character == "\"" {
          isQuoted = false
        } else {
          field.append(character)
        }
      } else if character == "\"" {
        // A quote right after a closing quote stands for itself.
        if previous == "\"" { field.append("\"") }
        isQuoted = true
      } else if character == "," {
        record.append(field)
        field = ""
      } else if character.isNewline {
        if !(record.isEmpty && field.isEmpty) {
          records.append(record + [field])
        }
        record = []
        field = ""
      } else {
        field.append(character)
      }
      previous = character
    }
    if !(record.isEmpty && field.isEmpty) { records.append(record + [field]) }
    return records
  }
}

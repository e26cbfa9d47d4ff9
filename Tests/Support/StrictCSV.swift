/// A strict reader of RFC 4180, independent of the one under test.
///
/// It works on Unicode scalars, for the separators are single scalars whatever
/// grapheme they are a part of. A line ends with LF or CRLF.
public enum StrictCSV {
  /// What is wrong with a text.
  public struct Malformed: Error, Equatable {
    /// What it is.
    public let reason: String
  }

  /// The records of a text whose last line is terminated.
  public static func records(_ text: String) throws(Malformed) -> [[String]] {
    var records: [[String]] = []
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      var record = [try field(&rest)]
      while rest.first == "," {
        rest.removeFirst()
        record.append(try field(&rest))
      }
      if rest.first == "\r" { rest.removeFirst() }
      guard rest.popFirst() == "\n" else {
        throw Malformed(reason: "a record does not end with a line end")
      }
      records.append(record)
    }
    return records
  }

  /// A record with every field in quotes, as any reader must understand.
  public static func quoted(_ records: [[String]]) -> String {
    records.map { record in
      record.map { cell in
        var text = "\""
        for scalar in cell.unicodeScalars {
          text.unicodeScalars.append(scalar)
          if scalar == "\"" { text.unicodeScalars.append(scalar) }
        }
        return text + "\""
      }
      .joined(separator: ",") + "\n"
    }
    .joined()
  }

  private static func field(
    _ rest: inout Substring.UnicodeScalarView
  ) throws(Malformed) -> String {
    var field = String.UnicodeScalarView()
    guard rest.first == "\"" else {
      while let next = rest.first, ![",", "\r", "\n"].contains(next) {
        if next == "\"" { throw Malformed(reason: "a quote in a bare field") }
        field.append(rest.removeFirst())
      }
      return String(field)
    }
    rest.removeFirst()
    while let next = rest.popFirst() {
      if next != "\"" {
        field.append(next)
      } else if rest.first == "\"" {
        field.append(rest.removeFirst())
      } else {
        return String(field)
      }
    }
    throw Malformed(reason: "a quoted field does not end")
  }
}

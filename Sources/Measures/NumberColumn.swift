import ExactArithmetic
import Foundation

/// A file with one number a line, under an optional header.
public enum NumberColumn {
  /// Reads the numbers exactly as they are spelled.
  ///
  /// Throws if the file is missing, empty, binary, has several columns, or
  /// holds anything but decimal numbers with a point.
  public static func read(_ path: String) throws(MeasureError) -> [Rational] {
    let lines = try lines(path)
    var numbers: [Rational] = []
    for (index, line) in lines.enumerated() {
      let field = line.trimmingCharacters(in: .whitespaces)
      if field.isEmpty { continue }
      if let number = Rational(field) {
        numbers.append(number)
      } else if index == 0, isHeader(field) {
        continue
      } else {
        throw MeasureError(.badData, complaint(path, index + 1, field))
      }
    }
    guard !numbers.isEmpty else {
      throw MeasureError(
        .badData,
        "'\(path)' holds no numbers: one a line is expected"
      )
    }
    return numbers
  }

  private static func lines(_ path: String) throws(MeasureError) -> [String] {
    var isFolder: ObjCBool = false
    guard
      FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      !isFolder.boolValue, let data = FileManager.default.contents(atPath: path)
    else {
      throw MeasureError(.missingFile, "cannot read the file '\(path)'")
    }
    guard !data.contains(0), let text = String(data: data, encoding: .utf8)
    else {
      throw MeasureError(
        .badData,
        "'\(path)' is not a text file: one number a line is expected"
      )
    }
    return text.split(
      omittingEmptySubsequences: false,
      whereSeparator: \.isNewline
    ).map(String.init)
  }

  private static func isHeader(_ field: String) -> Bool {
    !field.contains(",") && !field.contains(";")
      && field.contains { $0.isLetter }
      && !["nan", "inf", "-inf", "+inf", "infinity", "-infinity"]
        .contains(field.lowercased())
  }

  private static func complaint(
    _ path: String,
    _ line: Int,
    _ field: String
  ) -> String {
    let shown = field.prefix(40)
    if field.contains(",") || field.contains(";") {
      return "'\(path)' line \(line): '\(shown)' has several columns or a"
        + " decimal comma; one number a line with a decimal point is expected"
    }
    return "'\(path)' line \(line): '\(shown)' is not a finite number"
  }
}

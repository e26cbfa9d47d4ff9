import Foundation
import PathSum

/// A file that a user wrote.
enum TextFile {
  /// The file's text; `what` says in the sentence of a failure what it should
  /// have been.
  static func read(_ path: String, as what: String) throws -> String {
    var isFolder: ObjCBool = false
    guard
      FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      !isFolder.boolValue, let data = FileManager.default.contents(atPath: path)
    else {
      throw FileError(.missing, "cannot read \(what) '\(path)'")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw FileError(.badData, "'\(path)' is not a text file")
    }
    return text
  }
}

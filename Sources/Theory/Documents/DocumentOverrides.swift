import TOMLKit

/// Values that options set in place of a document's own: `--set run.samples=100`.
public struct DocumentOverrides {
  private var values: [String: any TOMLValueConvertible] = [:]
  /// Keeps the values' documents.
  private var documents: [TOMLTable] = []

  /// No values.
  public init() {}

  /// The values of texts `key=value`, the last of equal keys counting.
  ///
  /// What is no TOML value is taken as a text, so that quotes may be left out.
  /// Throws if a text has no key.
  public init(_ texts: [String]) throws(DocumentError) {
    for text in texts {
      guard let sign = text.firstIndex(of: "=") else {
        throw DocumentError("--set '\(text)' is not key=value")
      }
      let key = text[..<sign].filter { !$0.isWhitespace }
      guard !key.isEmpty, !key.hasPrefix("."), !key.hasSuffix(".") else {
        throw DocumentError("--set '\(text)' names no key before the '='")
      }
      let value = String(text[text.index(after: sign)...])
      let document = (try? TOMLTable(string: "value = \(value)")) ?? TOMLTable()
      values[key] = document["value"] ?? value
      documents.append(document)
    }
  }

  /// Whether a key, `run.samples` say, is set.
  func has(_ path: String) -> Bool { values[path] != nil }

  subscript(path: String) -> (any TOMLValueConvertible)? { values[path] }

  /// The keys that are set in a table; for the document itself (an empty name)
  /// its own keys and those of its tables.
  func keys(in table: String) -> [String] {
    values.keys.compactMap { path in
      let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
      if table.isEmpty { return parts[0] }
      return parts[0] == table && parts.count == 2 ? parts[1] : nil
    }
  }
}

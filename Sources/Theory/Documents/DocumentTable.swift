import ExactArithmetic
import TOMLKit

/// One table of a TOML document; every failure names its line, or the option
/// that set the key in place of the file.
struct DocumentTable {
  private let table: TOMLTable
  private let name: String
  private let lines: DocumentLines
  private let overrides: DocumentOverrides

  /// The table of that name (empty for the document itself), in which only the
  /// given keys may stand.
  init(
    _ table: TOMLTable,
    _ name: String,
    _ lines: DocumentLines,
    overrides: DocumentOverrides = DocumentOverrides(),
    keys: [String]
  ) throws(DocumentError) {
    self.table = table
    self.name = name
    self.lines = lines
    self.overrides = overrides
    let given = Set(table.keys).union(overrides.keys(in: name))
    for key in given.sorted() where !keys.contains(key) {
      let place = name.isEmpty ? "at the top" : "in [\(name)]"
      throw failure(
        key,
        "the key '\(key)' is unknown \(place): there are"
          + " \(keys.joined(separator: ", "))"
      )
    }
  }

  /// A document's text, in which only the given keys may stand at the top.
  ///
  /// `kind` is what the file should be, `a conjecture` say.
  init(
    parsing text: String,
    as kind: String,
    overrides: DocumentOverrides = DocumentOverrides(),
    keys: [String]
  ) throws(DocumentError) {
    guard text.utf8.count <= 1_000_000, !text.utf8.contains(0) else {
      throw DocumentError("the file is no \(kind): too long, or not text")
    }
    let document: TOMLTable
    do {
      document = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw DocumentError(error.description, line: error.source.begin.line)
    } catch {
      throw DocumentError("the file is not TOML")
    }
    try self.init(
      document,
      "",
      DocumentLines(text),
      overrides: overrides,
      keys: keys
    )
  }

  /// The line of a key.
  func line(_ key: String) -> Int? {
    lines.line(of: path(key)) ?? lines.line(of: name)
  }

  /// An error about a key.
  func error(_ key: String, _ sentence: String) -> DocumentError {
    failure(key, "'\(key)' \(sentence)")
  }

  /// An error whose sentence says all but where.
  private func failure(_ key: String, _ sentence: String) -> DocumentError {
    let path = path(key)
    return overrides.has(path) || !overrides.keys(in: path).isEmpty
      ? DocumentError(setting: path, sentence)
      : DocumentError(sentence, line: line(key))
  }

  private func path(_ key: String) -> String {
    name.isEmpty ? key : "\(name).\(key)"
  }

  func value(_ key: String) -> (any TOMLValueConvertible)? {
    overrides[path(key)] ?? table[key]
  }

  func has(_ key: String) -> Bool { value(key) != nil }

  /// Whether a table is there, in the document or by options.
  func hasTable(_ key: String) -> Bool {
    has(key) || !overrides.keys(in: key).isEmpty
  }

  /// A table within.
  func table(
    _ key: String,
    keys: [String]
  ) throws(DocumentError) -> DocumentTable {
    guard let value = value(key) else {
      guard !overrides.keys(in: key).isEmpty else {
        throw DocumentError("the table [\(key)] is missing")
      }
      return try DocumentTable(
        TOMLTable(),
        key,
        lines,
        overrides: overrides,
        keys: keys
      )
    }
    guard let inner = value.table else {
      throw error(key, "must be a table [\(key)], not \(value.type)")
    }
    return try DocumentTable(
      inner,
      key,
      lines,
      overrides: overrides,
      keys: keys
    )
  }

  /// A text; nil if there is none.
  func text(_ key: String) throws(DocumentError) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.string else {
      throw error(key, "must be a text in quotes, not \(value.type)")
    }
    return text
  }

  /// A text or a list of texts, or of lists of texts.
  func texts(_ key: String) throws(DocumentError) -> [[String]]? {
    guard let value = value(key) else { return nil }
    if let text = value.string { return [[text]] }
    guard let list = value.array, !list.isEmpty else {
      throw error(key, "must be a text in quotes or a list of them")
    }
    var result: [[String]] = []
    for element in list {
      if let text = element.string {
        result.append([text])
      } else if let inner = element.array, !inner.isEmpty,
        inner.allSatisfy({ $0.string != nil })
      {
        result.append(inner.compactMap(\.string))
      } else {
        throw error(key, "must list texts in quotes, not \(element.type)")
      }
    }
    return result
  }

  /// One of several words; nil if there is none.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String,
    of: Choice.Type
  ) throws(DocumentError) -> Choice? where Choice.RawValue == String {
    guard let text = try text(key) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(key, "is '\(text)', which is none of \(words)")
    }
    return choice
  }

  /// An integer in a range; nil if there is none.
  func integer(
    _ key: String,
    in range: ClosedRange<Int>
  ) throws(DocumentError) -> Int? {
    guard let value = value(key) else { return nil }
    guard let number = value.int, range.contains(number) else {
      throw error(
        key,
        "must be an integer from \(range.lowerBound) to \(range.upperBound)"
      )
    }
    return number
  }

  /// Integers in increasing order: 3, "1...8", or a list of both.
  func integers(
    _ key: String,
    in range: ClosedRange<Int>
  ) throws(DocumentError) -> [Int]? {
    guard let value = value(key) else { return nil }
    var numbers: Set<Int> = []
    let items: [any TOMLValueConvertible] =
      value.array.map(Array.init) ?? [value]
    for item in items {
      guard let ends = ends(item), ends.0 <= ends.1,
        range.contains(ends.0), range.contains(ends.1)
      else {
        throw error(
          key,
          "must hold integers from \(range.lowerBound) to \(range.upperBound)"
            + " or ranges such as \"1...8\""
        )
      }
      guard ends.1 - ends.0 < 100_000 else {
        throw error(key, "has a range of more than 100000 numbers")
      }
      numbers.formUnion(ends.0...ends.1)
    }
    guard !numbers.isEmpty else { throw error(key, "is an empty list") }
    return numbers.sorted()
  }

  private func ends(_ item: any TOMLValueConvertible) -> (Int, Int)? {
    if let number = item.int { return (number, number) }
    guard let text = item.string, let dots = text.firstRange(of: "..") else {
      return nil
    }
    let upper = text[dots.upperBound...].drop { $0 == "." }
    let lower = text[..<dots.lowerBound]
    guard let a = Int(lower.filter { $0 != " " }),
      let b = Int(upper.filter { $0 != " " })
    else { return nil }
    return (a, b)
  }
}

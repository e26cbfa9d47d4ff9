import ExactArithmetic
import TOMLKit

/// One table of a conjecture's file; every failure names its line.
struct ConjectureTable {
  private let table: TOMLTable
  private let name: String
  private let lines: ConjectureLines

  /// The table of that name (empty for the document itself), in which only the
  /// given keys may stand.
  init(
    _ table: TOMLTable,
    _ name: String,
    _ lines: ConjectureLines,
    keys: [String]
  ) throws(ConjectureError) {
    self.table = table
    self.name = name
    self.lines = lines
    for key in table.keys.sorted() where !keys.contains(key) {
      let place = name.isEmpty ? "at the top" : "in [\(name)]"
      throw ConjectureError(
        "the key '\(key)' is unknown \(place): there are"
          + " \(keys.joined(separator: ", "))",
        line: line(key)
      )
    }
  }

  /// The line of a key.
  func line(_ key: String) -> Int? {
    lines.line(of: name.isEmpty ? key : "\(name).\(key)")
      ?? lines.line(of: name)
  }

  /// An error about a key.
  func error(_ key: String, _ sentence: String) -> ConjectureError {
    ConjectureError("'\(key)' \(sentence)", line: line(key))
  }

  func has(_ key: String) -> Bool { table[key] != nil }

  /// A table within.
  func table(
    _ key: String,
    keys: [String]
  ) throws(ConjectureError) -> ConjectureTable {
    guard let value = table[key] else {
      throw ConjectureError("the table [\(key)] is missing")
    }
    guard let inner = value.table else {
      throw error(key, "must be a table [\(key)], not \(value.type)")
    }
    return try ConjectureTable(inner, key, lines, keys: keys)
  }

  /// A text; nil if there is none.
  func text(_ key: String) throws(ConjectureError) -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.string else {
      throw error(key, "must be a text in quotes, not \(value.type)")
    }
    return text
  }

  /// A text or a list of texts, or of lists of texts.
  func texts(_ key: String) throws(ConjectureError) -> [[String]]? {
    guard let value = table[key] else { return nil }
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
  ) throws(ConjectureError) -> Choice? where Choice.RawValue == String {
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
  ) throws(ConjectureError) -> Int? {
    guard let value = table[key] else { return nil }
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
  ) throws(ConjectureError) -> [Int]? {
    guard let value = table[key] else { return nil }
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

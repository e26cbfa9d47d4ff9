import Foundation

/// Data from a table of text.
extension DataSet {
  /// How input columns are scaled.
  public enum Scaling: String, Sendable, CaseIterable {
    /// To mean 0 and variance 1.
    case standard
    /// Not at all.
    case none
  }

  /// The data of a table, all of whose columns but the target are inputs.
  ///
  /// - Parameters:
  ///   - name: What to call it in messages.
  ///   - columns: The columns' names.
  ///   - records: The rows, a cell a column.
  ///   - target: The column of the answers.
  ///   - isClassification: Whether answers are classes, by any name, or numbers.
  ///   - scaling: What is done to the inputs. A constant column becomes 0.
  ///
  /// Throws if the target is not a column, a cell is missing or is no finite
  /// number where one is needed, or there is no row or no input.
  public init(
    name: String,
    columns: [String],
    records: [[String]],
    target: String,
    isClassification: Bool,
    scaling: Scaling = .standard
  ) throws(ConditioningError) {
    guard let place = columns.firstIndex(of: target) else {
      throw ConditioningError(
        .malformed,
        "'\(name)' has no column '\(target)': its last is"
          + " '\(columns.last ?? "")'"
      )
    }
    guard !records.isEmpty, columns.count > 1 else {
      throw ConditioningError(
        .badData,
        "'\(name)' has \(records.count) rows and \(columns.count) columns: an"
          + " example and a column besides '\(target)' are needed"
      )
    }
    let reader = ColumnReader(name: name, columns: columns, records: records)
    var inputs = Rows(zeros: records.count, width: columns.count - 1)
    var notes: [String] = []
    for (k, column) in columns.indices.filter({ $0 != place }).enumerated() {
      let numbers = try reader.numbers(column)
      let (scaled, isConstant) = DataSet.scaled(numbers, scaling)
      if isConstant {
        notes.append("the column '\(columns[column])' is constant")
      }
      for i in scaled.indices { inputs[i, k] = scaled[i] }
    }
    self.init(
      name: name,
      inputs: inputs,
      answers: isClassification
        ? try reader.classes(place) : .numbers(try reader.numbers(place)),
      notes: notes
    )
  }

  private static func scaled(
    _ numbers: [Double],
    _ scaling: Scaling
  ) -> ([Double], isConstant: Bool) {
    let n = Double(numbers.count)
    let isConstant = numbers.allSatisfy { $0 == numbers[0] }
    guard scaling == .standard else { return (numbers, isConstant) }
    if isConstant { return (numbers.map { _ in 0 }, true) }
    // Large numbers must not overflow as squares; a power of two rounds nothing.
    let largest = numbers.reduce(0) { max($0, abs($1)) }
    let units = numbers.map { $0 / largest.binade }
    let mean = units.reduce(0, +) / n
    let square = units.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (square / n).squareRoot()
    return (units.map { ($0 - mean) / deviation }, false)
  }
}

/// Columns of a table as numbers or classes.
private struct ColumnReader {
  let name: String
  let columns: [String]
  let records: [[String]]

  /// The cells of a column, none of them empty.
  private func cells(_ column: Int) throws(ConditioningError) -> [String] {
    var cells: [String] = []
    for (i, record) in records.enumerated() {
      let cell = record[column].trimmingCharacters(in: .whitespaces)
      guard !cell.isEmpty else {
        throw ConditioningError(
          .badData,
          "'\(name)' row \(i + 1) has no value in column '\(columns[column])':"
            + " fill it in or leave the row out"
        )
      }
      cells.append(cell)
    }
    return cells
  }

  func numbers(_ column: Int) throws(ConditioningError) -> [Double] {
    var numbers: [Double] = []
    for (i, cell) in try cells(column).enumerated() {
      // Beyond 2⁵⁰⁰ products of two would leave the doubles.
      guard let number = Double(cell), abs(number) <= 0x1p500 else {
        throw ConditioningError(
          .badData,
          "'\(name)' row \(i + 1) has '\(cell.prefix(40))' in column"
            + " '\(columns[column])', which is no finite number of moderate size"
        )
      }
      numbers.append(number)
    }
    return numbers
  }

  /// The classes, in numerical order if all are numbers, else alphabetically.
  func classes(_ column: Int) throws(ConditioningError) -> DataSet.Answers {
    let cells = try cells(column)
    let names = Set(cells).sorted { a, b in
      if let x = Double(a), let y = Double(b), x != y { return x < y }
      return a < b
    }
    let places = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { ($1, $0) }
    )
    return .classes(cells.map { places[$0] ?? 0 }, names: names)
  }
}

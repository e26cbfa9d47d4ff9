import Foundation
import Sampling

/// A kind of table whose rows can be computed again, one by one.
///
/// To have a new kind checked, conform to this and add it to `kinds`.
public protocol RowCheck: Sendable {
  /// Whether a table is of this kind.
  func applies(to table: Table) -> Bool
  /// Whether a row can be computed again in seconds.
  func isQuick(_ row: [String], of table: Table) -> Bool
  /// The cells that the row should have, by their columns.
  ///
  /// `seed` is that of the file's sidecar. Throws where the row does not say
  /// enough, or `CancellationError` if the task is cancelled.
  func recomputed(
    _ row: [String],
    of table: Table,
    seed: UInt64?,
    threads: Int
  ) async throws -> [String: String]
}

/// All kinds, and what becomes of a row.
public enum RowChecks {
  /// The kinds that are known.
  public static let kinds: [any RowCheck] = [
    SweepRowCheck(), SecondMomentRowCheck(), PlanRowCheck(),
  ]

  /// The largest relative difference between levels of the vector kernels, on
  /// which last bits depend.
  static let tolerance = 1e-9

  /// What was found of a row.
  public enum Finding: Sendable {
    /// The row, counted from 1, came out the same; so many could be asked.
    case same(row: Int, of: Int)
    /// It did not, in one sentence.
    case different(String)
    /// No row of the file can be computed alone in seconds.
    case hashOnly
  }

  /// Computes one row of a file again; `choose` picks one of so many.
  ///
  /// Throws if the file is no table, or its rows do not say what they are of.
  public static func check(
    _ file: CommittedFile,
    threads: Int,
    choose: (Int) -> Int
  ) async throws -> Finding {
    let table = try file.table()
    guard let kind = kinds.first(where: { $0.applies(to: table) }) else {
      return .hashOnly
    }
    let rows = table.rows.indices.filter {
      kind.isQuick(table.rows[$0], of: table)
    }
    guard !rows.isEmpty else { return .hashOnly }
    let index = rows[choose(rows.count)]
    let expected = try await kind.recomputed(
      table.rows[index],
      of: table,
      seed: file.recorded?.seed.flatMap { UInt64($0) },
      threads: threads
    )
    let isExact = file.recorded?.cpu == (try? CPULevel.current().rawValue)
    for (column, value) in expected.sorted(by: { $0.key < $1.key }) {
      let found = table.cell(table.rows[index], column) ?? ""
      guard !agree(found, value, exactly: isExact) else { continue }
      return .different(
        "'\(file.name)' is stale: row \(index + 1) has \(column) = '\(found)'"
          + " where '\(value)' comes out now; make it again by:"
          + " \(file.command ?? "")"
      )
    }
    return .same(row: index + 1, of: rows.count)
  }

  private static func agree(
    _ x: String,
    _ y: String,
    exactly: Bool
  ) -> Bool {
    if x == y { return true }
    guard !exactly, let a = Double(x), let b = Double(y) else { return false }
    return abs(a - b) <= tolerance * max(1, abs(a), abs(b))
  }
}

extension Table {
  /// A cell of a row that must be there.
  func required(
    _ row: [String],
    _ column: String
  ) throws(FileError) -> String {
    guard let cell = cell(row, column), !cell.isEmpty else {
      throw FileError(.badData, "a row has no cell '\(column)'")
    }
    return cell
  }

  /// A number in a row that must be there.
  func number<Value: LosslessStringConvertible>(
    _ row: [String],
    _ column: String,
    as: Value.Type
  ) throws(FileError) -> Value {
    let text = try required(row, column)
    guard let value = Value(text) else {
      throw FileError(.badData, "a row has '\(text)' as \(column)")
    }
    return value
  }
}

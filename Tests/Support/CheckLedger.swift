import Synchronization
import Testing

/// The names of the checks made so far, by family.
///
/// A check made twice under one name is one check; names beyond the number a
/// family declares overspend its budget.
struct CheckLedger: Sendable {
  private var names: [CheckFamily: Set<String>] = [:]

  /// Enters a check and says whether the family could afford it.
  mutating func enter(_ name: String, in family: CheckFamily) -> Bool {
    names[family, default: []].insert(name)
    return names[family, default: []].count <= family.checks
  }
}

private let ledger = Mutex(CheckLedger())

extension CheckFamily {
  /// Returns the false-alarm probability of one check, and books it.
  ///
  /// Records an issue when the family has made more checks than it declares.
  ///
  /// - Parameters:
  ///   - name: The name of the check, unique in the family; for a parameterised
  ///     test it includes the arguments.
  ///   - sourceLocation: Where an issue is shown.
  /// - Returns: The share of the check, ``share``.
  public func spend(
    on name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> ErrorBudget {
    let isAffordable = ledger.withLock { $0.enter(name, in: self) }
    if !isAffordable {
      Issue.record(
        "Family “\(rawValue)” makes more than its \(checks) checks at “\(name)”.",
        sourceLocation: sourceLocation
      )
    }
    return share
  }
}

import Foundation

/// Many tests reported together, with one false-alarm probability for all.
///
/// Holm's step-down: of m p-values the i-th smallest is held against α/(m−i+1),
/// until one passes. Valid for any dependence, and never weaker than dividing
/// α by m. Source: S. Holm, "A simple sequentially rejective multiple test
/// procedure", Scand. J. Statist. 6 (1979).
public struct VerdictFamily: Sendable {
  /// α: the probability that any true statement is rejected.
  public let level: Double

  /// A family with the given false-alarm probability.
  public init(level: Double) { self.level = level }

  /// Which statements are rejected; a missing p-value never is, but counts.
  public func rejected(_ pValues: [Double?]) -> [Bool] {
    var isRejected = Array(repeating: false, count: pValues.count)
    let order = pValues.indices.sorted {
      (pValues[$0] ?? 1, $0) < (pValues[$1] ?? 1, $1)
    }
    for (rank, index) in order.enumerated() {
      let share = level / Double(pValues.count - rank)
      guard let p = pValues[index], p < share else { break }
      isRejected[index] = true
    }
    return isRejected
  }
}

extension CatoniTest {
  /// ln of the mean of the two one-sided e-values of the known moment.
  ///
  /// Each has mean at most 1 under the statement, so their mean does too, and
  /// e-values of independent cells multiply.
  public var logEValue: Double {
    let size = abs(sum.value)
    // ln((e^s + e^−s)/2) without overflow.
    return size + log1p(exp(-2 * size)) - M_LN2 - drift
  }
}

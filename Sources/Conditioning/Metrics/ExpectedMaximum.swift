import Foundation

/// The bootstrap's expected maximum, without drawing anything.
///
/// Of n draws with replacement from N values, the k-th smallest x_(k) is the
/// largest with probability (k/N)^n − ((k − 1)/N)^n.
public enum ExpectedMaximum {
  /// The expected maximum of `n` draws from the values; nil of no values.
  public static func of(_ n: Int, drawsFrom values: [Double]) -> Double? {
    guard !values.isEmpty, n > 0 else { return nil }
    let total = Double(values.count)
    var sum = 0.0
    for (k, x) in values.sorted().enumerated() {
      let below = pow(Double(k) / total, Double(n))
      sum += x * (pow(Double(k + 1) / total, Double(n)) - below)
    }
    return sum
  }
}

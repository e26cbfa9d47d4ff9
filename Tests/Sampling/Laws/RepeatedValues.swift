import TestSupport

/// Repeated values among draws that should hardly ever repeat.
///
/// Of n draws from N equally likely values about n²/2N pairs are equal. With
/// 52 bits and n = 2¹⁶ two equal pairs have probability below 10⁻¹³; with 24
/// bits there are about 128.
enum RepeatedValues {
  /// How many draws are looked at.
  static let draws = 1 << 16

  /// The number of draws that repeat an earlier one.
  static func count(in draws: [Double]) -> Int {
    draws.count - Set(draws.map(\.bitPattern)).count
  }

  /// A bound on the probability of so many equal pairs: with R of them,
  /// P(R ≥ r) ≤ E C(R, r) ≤ λ^r/r! to leading order, λ = n²/2N.
  static func finding(_ name: String, _ draws: [Double]) -> Finding {
    let repeats = count(in: draws)
    let pairs = Double(draws.count) * Double(draws.count) / 2
    let rate = pairs * 0x1p-51
    var tail = 1.0
    for k in 0..<repeats { tail *= rate / Double(k + 1) }
    return Finding("\(name): repeated values", tail)
  }
}

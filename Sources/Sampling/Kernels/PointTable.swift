import ExactArithmetic
import Measures

/// A law on finitely many rational points, as the kernels look it up.
///
/// Values are divided by a power of two if they are very large or small, which
/// keeps every tie.
struct PointTable {
  /// The points.
  let values: [Double]
  /// P(point k or an earlier one), or the share of column k that is its own.
  let cuts: [Double]
  /// The point that fills the rest of column k; empty if `cuts` is cumulative.
  let alias: [Int32]
  /// The variance of the values, rounded once.
  let variance: Double

  /// The table of a law, or nil if it has other than rational points.
  init?(_ law: any WeightMeasure, searched: Int) {
    let points = law.atoms.points
    guard law.atoms.isWholeLaw, points.count < Int(Int32.max) else {
      return nil
    }
    let largest = points.map(\.value.magnitude).max() ?? 1
    let exponent = Int(largest.doubleValue.exponent)
    let scale = abs(exponent) > 100 ? -exponent : 0
    values = points.map {
      Double(
        sign: .plus,
        exponent: scale,
        significand: $0.value.doubleValue
      )
    }
    let second = points.map { $0.value * $0.value * $0.probability }.sum()
    let factor = Rational(scale < 0 ? 1 : 4).power(abs(scale))
    let divisor = Rational(scale < 0 ? 4 : 1).power(abs(scale))
    variance = (second * factor / divisor).doubleValue
    if points.count <= searched {
      var sum: Rational = 0
      cuts = points.map {
        sum += $0.probability
        return sum.doubleValue
      }
      alias = []
    } else {
      (cuts, alias) = PointTable.columns(
        points.map { ($0.probability * Rational(points.count)).doubleValue }
      )
    }
  }

  /// Walker's columns of masses whose mean is 1, by Vose's algorithm.
  private static func columns(_ masses: [Double]) -> ([Double], [Int32]) {
    var rest = masses
    var alias = masses.indices.map { Int32($0) }
    var cuts = Array(repeating: 1.0, count: masses.count)
    var small = masses.indices.filter { masses[$0] < 1 }
    var large = masses.indices.filter { masses[$0] >= 1 }
    while let s = small.popLast(), let l = large.last {
      cuts[s] = rest[s]
      alias[s] = Int32(l)
      rest[l] -= 1 - rest[s]
      if rest[l] < 1 {
        large.removeLast()
        small.append(l)
      }
    }
    return (cuts, alias)
  }
}

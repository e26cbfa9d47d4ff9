import ExactArithmetic
import Foundation
import GSL
import Measures
import TestSupport

/// A law that always deals the same numbers, so that a run can be followed.
struct ScriptedLaw: WeightMeasure {
  let seed: UInt64

  let name = "scripted"
  let formula = "a fixed list"
  let standardDeviation = 2.0

  /// The first `count` numbers of the list, between −1 and 1.
  func script(_ count: Int) -> [Double] {
    var words = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      Double(Int64(bitPattern: words.next())) * 0x1p-63
    }
  }

  func standardizedMoment(_ r: Int) -> EvenMoment { .rational(1) }
  func density(at x: Double) -> Double? { nil }
  func draw(using generator: Generator) -> Double { script(1)[0] }

  func fill(_ draws: inout [Double], using generator: Generator) {
    draws = script(draws.count)
  }
}

/// One network whose weights are dealt row by row, to the columns of neurons that
/// are active, differentiated with whole matrices.
struct ScriptedNet {
  let widths: [Int]
  let laws: [ScriptedLaw]
  var bias: Double
  var isLinear: Bool

  /// The Jacobian row of the first output; empty if it is dead.
  func gradient(at x: [Double], keeping entry: Int?) -> [Double] {
    var values = x
    var kept = x.indices.filter { entry == nil || $0 == entry || x[$0] != 0 }
    var rows = x.indices.map { p in x.indices.map { $0 == p ? 1.0 : 0 } }
    for j in laws.indices {
      let isLast = j == laws.count - 1
      let scale = sqrt(2 / Double(widths[j])) / laws[j].standardDeviation
      let count = isLast ? 1 : widths[j + 1]
      let script = laws[j].script(count * kept.count)
      var nextValues: [Double] = []
      var nextRows: [[Double]] = []
      for b in 0..<count {
        let w = script[(b * kept.count)..<((b + 1) * kept.count)]
          .map { $0 * scale }
        let z = zip(w, kept).reduce(bias) { $0 + $1.0 * values[$1.1] }
        let passes = z > 0 || (isLast && isLinear)
        nextValues.append(passes ? z : 0)
        nextRows.append(
          x.indices.map { p in
            passes ? zip(w, kept).reduce(0) { $0 + $1.0 * rows[$1.1][p] } : 0
          }
        )
      }
      kept = nextValues.indices.filter { nextValues[$0] > 0 }
      (values, rows) = (nextValues, nextRows)
      if kept.isEmpty && !isLast { return [] }
    }
    return rows[0]
  }
}

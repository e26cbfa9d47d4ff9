import Foundation
import Networks

/// Activations on whole batches, pieces side by side in every row.
extension Activation {
  /// φ(y).
  func values(_ y: Rows) -> Rows {
    side(y) { $0.values($1) }
  }

  /// φ'(y), a number an activation.
  func slopes(_ y: Rows) -> Rows {
    side(y) { $0.derivatives($1) }
  }

  /// φ''(y); nil if it is 0 everywhere, as of piecewise linear ones.
  func curvatures(_ y: Rows) -> Rows? {
    isHomogeneous ? nil : side(y) { $0.secondDerivatives($1) }
  }

  /// Each pre-activation's tangent once a piece, times the slopes.
  func push(_ t: Rows, slopes: Rows) -> Rows {
    guard pieces.count > 1 else { return t.times(slopes) }
    return repeated(t).times(slopes)
  }

  /// The sum over the pieces of slopes times `v`.
  func pull(_ v: Rows, slopes: Rows) -> Rows {
    let product = v.times(slopes)
    guard pieces.count > 1 else { return product }
    var result = Rows(zeros: v.count, width: v.width / pieces.count)
    let width = result.width
    result.mapRows { row, i in
      for k in pieces.indices {
        for j in 0..<width { row[j] += product[i, k * width + j] }
      }
    }
    return result
  }

  /// Every row once a piece, side by side.
  private func repeated(_ t: Rows) -> Rows {
    side(t) { _, values in values }
  }

  /// A function of every piece and the numbers that it takes.
  private func side(
    _ y: Rows,
    _ function: (Piece, [Double]) -> [Double]
  ) -> Rows {
    if pieces.count == 1 {
      return Rows(
        count: y.count,
        width: y.width,
        values: function(pieces[0], y.values)
      )
    }
    let parts = pieces.map { function($0, y.values) }
    var result = Rows(zeros: y.count, width: pieces.count * y.width)
    result.mapRows { row, i in
      for (k, part) in parts.enumerated() {
        for j in 0..<y.width { row[k * y.width + j] = part[i * y.width + j] }
      }
    }
    return result
  }
}

extension Activation.Piece {
  private func arguments(_ y: [Double]) -> [Double] {
    isReflected ? y.map { -$0 } : y
  }

  fileprivate func values(_ y: [Double]) -> [Double] {
    let values = function.values(arguments(y))
    return isNegated ? values.map { -$0 } : values
  }

  /// c s g'(s y).
  fileprivate func derivatives(_ y: [Double]) -> [Double] {
    let slopes = function.derivatives(arguments(y))
    return isReflected != isNegated ? slopes.map { -$0 } : slopes
  }

  /// c g''(s y), since s² = 1.
  fileprivate func secondDerivatives(_ y: [Double]) -> [Double] {
    let y = arguments(y)
    let rate = function == .sigmoid ? 0.5 : 1
    let sign: Double = (isNegated ? -1 : 1) * (function == .sigmoid ? -1 : -2)
    guard !function.isHomogeneous else { return y.map { _ in 0 } }
    // σ'' = −σ' tanh(y/2) and tanh'' = −2 tanh' tanh: nothing cancels.
    return zip(y, function.derivatives(y)).map {
      sign * $1 * Foundation.tanh(rate * $0)
    }
  }
}

import Foundation

/// The layers of Marsaglia and Tsang's ziggurat for e^{−x²/2}, 128 of equal
/// area, and what is lost when its wedges are all but always rejected.
///
/// Layer i spans [0, x_i]; within [0, x_{i+1}] a point is accepted at once,
/// between x_{i+1} and x_i only below the curve. Source: G. Marsaglia and
/// W. W. Tsang, *The ziggurat method for generating random variables*, J. Stat.
/// Softw. 5 (2000), doi:10.18637/jss.v005.i08, with its r and v.
struct Ziggurat: Sendable {
  /// x_1 > x_2 > … > x_128 = 0.
  private let edges: [Double]
  /// The share of the wedges' points that are still accepted.
  private let kept = 1.0 / 30

  init() {
    let area = 9.91256303526217e-3
    var edges = [3.442619855899]
    while edges.count < 127 {
      let x = edges[edges.count - 1]
      edges.append((-2 * log(area / x + exp(-x * x / 2))).squareRoot())
    }
    self.edges = edges + [0]
  }

  /// The share of the density at x that is lost.
  ///
  /// Between x_{i+1} and x_i, that is the part of e^{−x²/2} that stands above
  /// its value at x_i, but for what is kept.
  func loss(at x: Double) -> Double {
    let size = abs(x)
    guard let i = edges.lastIndex(where: { $0 >= size }) else { return 0 }
    let step = exp((size * size - edges[i] * edges[i]) / 2)
    return (1 - kept) * (1 - step)
  }

  /// The probabilities of cells when what is lost is drawn afresh, by the
  /// midpoint rule on a fine grid between `low` and `high`.
  func keptMass(from low: Double, to high: Double, points: Int) -> Double {
    let step = (high - low) / Double(points)
    var sum = 0.0
    for k in 0..<points {
      let x = low + (Double(k) + 0.5) * step
      sum += exp(-x * x / 2) * (1 - loss(at: x))
    }
    return sum * step / (2 * Double.pi).squareRoot()
  }
}

import Foundation

/// The draws of protocol 1, written a second time from the definitions.
extension ReferenceStream {
  /// Marsaglia's polar method, the second coordinate only.
  mutating func gaussian() -> Double {
    while true {
      let x = 2 * positiveUniform() - 1
      let y = 2 * positiveUniform() - 1
      let square = x * x + y * y
      if square > 0, square <= 1 { return y * sqrt(-2 * log(square) / square) }
    }
  }

  /// Uniform on [−1, 1), as the mean of the ends weighted by u.
  mutating func flat() -> Double {
    let u = uniform()
    return -1 * (1 - u) + u
  }

  /// ln of |u| with the sign of u, u uniform on [−1, 1).
  mutating func laplace() -> Double {
    while true {
      let u = 2 * uniform() - 1
      if u != 0 { return u < 0 ? log(-u) : -log(u) }
    }
  }

  mutating func sign() -> Double { uniform() < 0.5 ? 1 : -1 }

  mutating func logistic() -> Double {
    let u = positiveUniform()
    return log(u / (1 - u))
  }

  mutating func triangular() -> Double {
    let u = uniform()
    return u - uniform()
  }

  mutating func arcsine() -> Double { sin(Double.pi * (uniform() - 0.5)) }

  mutating func centredExponential() -> Double { -log1p(-uniform()) - 1 }

  mutating func threePoint(_ t: Double) -> Double {
    uniform() < t ? sign() : 0
  }

  mutating func sparse(_ p: Double) -> Double {
    uniform() < p ? gaussian() : 0
  }

  /// A draw of a discrete law by inversion, values in increasing order.
  mutating func discrete(_ atoms: [(value: Double, mass: Double)]) -> Double {
    var rest = uniform()
    for (value, mass) in atoms {
      if rest < mass { return value }
      rest -= mass
    }
    return atoms[atoms.count - 1].value
  }
}

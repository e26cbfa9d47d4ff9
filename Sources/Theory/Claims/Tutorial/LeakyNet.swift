import ExactArithmetic

/// A small leaky-ReLU net with fixed rational weights, run without rounding.
///
/// It is piecewise linear: a difference quotient over a step that crosses no
/// kink is a derivative exactly.
struct LeakyNet: Sendable {
  /// The widths, inputs first.
  let widths: [Int]
  /// The slope for negative arguments.
  let slope = Rational(1, 3)

  /// W^(k) for k = 1, 2, …: small integers without pattern, over seven.
  func weights(_ k: Int) -> RationalMatrix {
    RationalMatrix(
      (0..<widths[k]).map { i in
        (0..<widths[k - 1]).map { j in
          Rational((7 * i + 3 * j + 5 * k + i * j) % 11 - 5, 7)
        }
      }
    )
  }

  /// f applied to every coordinate.
  func activation(_ z: [Rational]) -> [Rational] {
    z.map { $0.signum < 0 ? slope * $0 : $0 }
  }

  /// diag(f'(z)).
  func derivative(_ z: [Rational]) -> RationalMatrix {
    .diagonal(z.map { $0.signum < 0 ? slope : 1 })
  }

  /// The pre-activations z^(1), …, z^(L) at x = (1, 1/2, 1/3, …).
  func preactivations() throws -> [[Rational]] {
    var activation = (1...widths[0]).map { Rational(1, $0) }
    var result: [[Rational]] = []
    for k in 1..<widths.count {
      let z = try weights(k) * RationalMatrix(column: activation)
      result.append(z.column)
      activation = self.activation(z.column)
    }
    return result
  }

  /// The loss Σ_i (i + 1) a_i^(L) as a function of z^(l).
  func loss(from z: [Rational], layer l: Int) throws -> Rational {
    var activation = self.activation(z)
    for k in (l + 1)..<widths.count {
      let next = try weights(k) * RationalMatrix(column: activation)
      activation = self.activation(next.column)
    }
    return activation.enumerated().map { Rational($0 + 1) * $1 }.sum()
  }

  /// ∂loss/∂z^(l) by difference quotients.
  func differences(layer l: Int) throws -> RationalMatrix {
    let z = try preactivations()[l - 1]
    let step = Rational(1, 1_000_000)
    let start = try loss(from: z, layer: l)
    return RationalMatrix(
      column: try z.indices.map { i in
        var moved = z
        moved[i] += step
        return (try loss(from: moved, layer: l) - start) / step
      }
    )
  }
}

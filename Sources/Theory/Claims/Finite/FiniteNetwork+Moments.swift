import ExactArithmetic

extension FiniteNetwork {
  /// E[F(J)] for an F that is homogeneous of an even degree in J.
  func mean(degree: Int, of value: ([[Rational]]) -> Rational) -> Rational {
    law().map { $1 * value($0.jacobian) }.sum() * unit.power(degree / 2)
  }

  /// E[Z_q^K], Z_q = Σ_p J_{qp}².
  func moment(_ order: Int, output q: Int = 0) -> Rational {
    mean(degree: 2 * order) { rows in
      rows[q].map { $0 * $0 }.sum().power(order)
    }
  }

  /// E[Z_{p,q}^{2K}].
  func entryMoment(_ order: Int, _ p: Int = 0, _ q: Int = 0) -> Rational {
    mean(degree: 2 * order) { $0[q][p].power(2 * order) }
  }

  /// P(Z_0 = 0).
  var zeroProbability: Rational {
    mean(degree: 0) { rows in rows[0].allSatisfy(\.isZero) ? 1 : 0 }
  }

  /// The law of Z_0 in units of `unit`.
  var lawOfZ: [Rational: Rational] {
    var law: [Rational: Rational] = [:]
    for (state, mass) in self.law() {
      law[state.jacobian[0].map { $0 * $0 }.sum(), default: 0] += mass
    }
    return law
  }

  /// The network whose masks are fair coins.
  var withCoinMasks: FiniteNetwork {
    var copy = self
    copy.hasCoinMasks = true
    return copy
  }

  /// The network with biases ±1/2, ±1/3, ±1/5, … in its layers.
  ///
  /// Their denominators are distinct primes, so with integer weights and
  /// inputs no pre-activation is 0: its denominator has the prime of its own
  /// layer's bias, which nothing before it has.
  var withGenericBiases: FiniteNetwork {
    let primes = [2, 3, 5, 7, 11, 13, 17, 19]
    var copy = self
    copy.biases = (1..<widths.count).map {
      FiniteLaw.plusMinus(Rational(1, primes[($0 - 1) % primes.count]))
    }
    return copy
  }

  /// The network in words, `2,2,1 at x = (1,100)`.
  var name: String {
    let widths = widths.map { "\($0)" }.joined(separator: ",")
    let input = input.map { "\($0)" }.joined(separator: ",")
    return "\(widths) at x = (\(input))"
  }
}

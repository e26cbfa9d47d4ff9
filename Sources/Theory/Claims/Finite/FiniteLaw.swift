import ExactArithmetic
import Measures

/// Laws on finitely many rational numbers, whose networks can be enumerated.
enum FiniteLaw {
  /// ±1, fair.
  static let signs = plusMinus(1)

  /// A law of variance 2 that agrees with N(0, 2) on all moments up to the
  /// fifth: ±1, ±2, ±4 with probabilities 4/5, 1/6, 1/30.
  ///
  /// E ξ² = 4/5 + 4/6 + 16/30 = 2 and E ξ⁴ = 4/5 + 16/6 + 256/30 = 12 = 3 · 2².
  static let gaussianMoments = [
    (1, Rational(2, 5)), (2, Rational(1, 12)), (4, Rational(1, 60)),
  ].flatMap { size, mass in
    [Atoms.Atom(Rational(size), mass), Atoms.Atom(Rational(-size), mass)]
  }

  /// ±1 and ±2, fair: variance 5/2 and kurtosis 34/25.
  static let fourPoints = [-2, -1, 1, 2].map {
    Atoms.Atom(Rational($0), Rational(1, 4))
  }

  /// 2 with probability 1/5 and −1/2 with 4/5: centred, of variance 1, skew.
  static let skew = [
    Atoms.Atom(2, Rational(1, 5)),
    Atoms.Atom(Rational(-1, 2), Rational(4, 5)),
  ]

  /// The constant `value`.
  static func constant(_ value: Rational) -> [Atoms.Atom] {
    [Atoms.Atom(value, 1)]
  }

  /// ±`value`, fair.
  static func plusMinus(_ value: Rational) -> [Atoms.Atom] {
    [Atoms.Atom(-value, Rational(1, 2)), Atoms.Atom(value, Rational(1, 2))]
  }

  /// E[F(ξ_1, …, ξ_k)] over independent draws, every outcome in turn.
  static func mean(
    _ laws: [[Atoms.Atom]],
    of value: ([Rational]) -> Rational
  ) -> Rational {
    var digits = laws.map { _ in 0 }
    var sum: Rational = 0
    while true {
      let atoms = zip(laws, digits).map { $0[$1] }
      sum += atoms.map(\.probability).product() * value(atoms.map(\.value))
      guard
        let next = digits.indices.first(where: {
          digits[$0] + 1 < laws[$0].count
        })
      else { return sum }
      digits[next] += 1
      for i in 0..<next { digits[i] = 0 }
    }
  }

  /// E[F] over `count` independent fair signs.
  static func meanOverSigns(
    _ count: Int,
    of value: ([Rational]) -> Rational
  ) -> Rational {
    mean(Array(repeating: signs, count: count), of: value)
  }
}

extension [Atoms.Atom] {
  /// E ξ^k.
  func moment(_ k: Int) -> Rational {
    map { $0.value.power(k) * $0.probability }.sum()
  }
}

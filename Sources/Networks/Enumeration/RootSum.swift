import ExactArithmetic

/// A real number Σ c_m √m over square-free m, with rational coefficients c_m.
///
/// Square roots of distinct square-free integers are linearly independent over
/// the rationals (Besicovitch, J. London Math. Soc. 15, 1940), so the number is
/// 0 exactly if all its coefficients are: equality and sign are decidable.
public struct RootSum: Sendable, Hashable {
  /// One term c √m.
  public struct Term: Sendable, Hashable {
    /// m, square-free and positive.
    public let radicand: Int
    /// c, not 0.
    public let coefficient: Rational
  }

  /// The terms, by increasing radicand.
  public let terms: [Term]

  init(terms: [Term]) { self.terms = terms }

  /// The rational number.
  public init(_ value: Rational) {
    terms = value.isZero ? [] : [Term(radicand: 1, coefficient: value)]
  }

  /// 0.
  public static let zero = RootSum(terms: [])

  /// Whether the number is 0.
  public var isZero: Bool { terms.isEmpty }

  /// The number, if it is rational.
  public var rational: Rational? {
    if terms.isEmpty { return 0 }
    return terms.count == 1 && terms[0].radicand == 1
      ? terms[0].coefficient : nil
  }
}

extension RootSum {
  /// The sum.
  public static func + (x: RootSum, y: RootSum) -> RootSum {
    if x.isZero { return y }
    var sum: [Term] = []
    sum.reserveCapacity(max(x.terms.count, y.terms.count))
    var (i, k) = (0, 0)
    while i < x.terms.count || k < y.terms.count {
      let a = i < x.terms.count ? x.terms[i].radicand : .max
      let b = k < y.terms.count ? y.terms[k].radicand : .max
      if a < b {
        sum.append(x.terms[i])
      } else if b < a {
        sum.append(y.terms[k])
      } else {
        let c = x.terms[i].coefficient + y.terms[k].coefficient
        if !c.isZero { sum.append(Term(radicand: a, coefficient: c)) }
      }
      if a <= b { i += 1 }
      if b <= a { k += 1 }
    }
    return RootSum(terms: sum)
  }

  /// The product with a rational number.
  public static func * (x: Rational, y: RootSum) -> RootSum {
    if x.isZero { return .zero }
    return RootSum(
      terms: y.terms.map {
        Term(radicand: $0.radicand, coefficient: x * $0.coefficient)
      }
    )
  }

  /// The product; √a √b = g √(ab/g²), g = gcd(a, b).
  ///
  /// The radicands of all factors must divide one machine integer, as those
  /// that a network is checked for do.
  public static func * (x: RootSum, y: RootSum) -> RootSum {
    var result = RootSum.zero
    for a in x.terms {
      let products = y.terms.map { b in
        let g = greatestCommonDivisor(a.radicand, b.radicand)
        return Term(
          radicand: (a.radicand / g) &* (b.radicand / g),
          coefficient: Rational(g) * a.coefficient * b.coefficient
        )
      }
      result =
        result + RootSum(terms: products.sorted { $0.radicand < $1.radicand })
    }
    return result
  }

  /// The number raised to a natural power.
  public func power(_ exponent: Int) -> RootSum {
    (0..<exponent).reduce(RootSum(1)) { power, _ in power * self }
  }
}

/// The greatest common divisor of two positive integers.
func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}

extension RootSum: NetworkNumber {
  /// The rational number itself.
  public init(nearest value: Rational) { self.init(value) }

  /// Whether the number is greater than 0.
  public var isPositive: Bool { signum > 0 }
}

extension RootSum: CustomStringConvertible {
  /// `1/2`, `1/2*sqrt(2)`, `1 - 3*sqrt(2)`.
  public var description: String {
    if terms.isEmpty { return "0" }
    var text = ""
    for (i, term) in terms.enumerated() {
      let isNegative = term.coefficient.signum < 0
      if i > 0 { text += isNegative ? " - " : " + " }
      let c = i > 0 ? term.coefficient.magnitude : term.coefficient
      if term.radicand == 1 {
        text += "\(c)"
      } else if c.magnitude == 1 {
        text += (c.signum < 0 ? "-" : "") + "sqrt(\(term.radicand))"
      } else {
        text += "\(c)*sqrt(\(term.radicand))"
      }
    }
    return text
  }
}

import ExactArithmetic
import TestSupport

extension Gen where Value == Rational {
  /// Ratios of up to three digits, zero and unreduced ones among them.
  static var small: Gen {
    Gen<Ratio>.ratio(numerators: -999...999, denominators: 1...999)
      .map { Rational($0.numerator, $0.denominator) }
  }

  /// Small ratios, none of them negative.
  static var nonnegative: Gen { small.map(\.magnitude) }

  /// Small ratios, all of them positive.
  static var positive: Gen {
    Gen<Ratio>.ratio(numerators: 1...999, denominators: 1...999)
      .map { Rational($0.numerator, $0.denominator) }
  }

  /// Ratios of any size, far beyond a machine word, scaled by powers of ten.
  static var any: Gen {
    Gen<(Rational, Int)>.pair(small, .int(in: -60...60, origin: 0))
      .map { $0.power(3) * Rational(10).power($1) }
  }
}

/// 2 to an integer power, exactly.
func powerOfTwo(_ exponent: Int) -> Rational { Rational(2).power(exponent) }

/// The exact value of a finite double.
func exact(_ x: Double) throws -> Rational {
  guard let value = Rational(exactly: x) else {
    throw LawViolation("\(x) is not finite")
  }
  return value
}

import ExactArithmetic
import GSL
import Measures
import TestSupport

/// A law by its normalised moments alone, whether or not there is one.
///
/// The sum over paths is a polynomial in the moments, so its inequalities can
/// be tested one moment at a time.
struct PrescribedMoments: WeightMeasure {
  let name: String
  /// κ_2, κ_3, …; the last one stands for all that follow.
  var moments: [Rational]

  var formula: String { name }
  var standardDeviation: Double { 1 }

  func standardizedMoment(_ r: Int) -> EvenMoment {
    .rational(r < 2 ? 1 : moments[min(r - 2, moments.count - 1)])
  }

  func density(at x: Double) -> Double? { nil }

  func draw(using generator: Generator) -> Double { 0 }
}

extension Gen where Value == [Rational] {
  /// κ_2, …, κ_8, from 1/9 to 99.
  static var normalisedMoments: Gen {
    .array(
      of: Gen<(Int, Int)>.pair(.int(in: 1...99), .int(in: 1...9))
        .map { Rational($0, $1) },
      count: 7
    )
  }
}

import ExactArithmetic
import TestSupport

/// A sample of Z with every sum over it exact.
///
/// Draws are integers times 2^exponent, or 0; ln Z is what the product sees.
struct ExactSums: Sendable {
  /// Z.
  let draws: [Rational]
  /// K.
  let order: Int

  /// Samples of any size and scale, zeros included.
  static let any = Gen<ExactSums> { choices throws(Discard) in
    let order = try Gen.int(in: 1...4).draw(from: &choices)
    let exponent = try Gen.int(in: -3000...3000, origin: 0)
      .draw(from: &choices)
    let spread = try Gen.oneOf(.int(in: 0...4), .int(in: 0...400))
      .draw(from: &choices)
    let draw = Gen.pair(
      Gen.int(in: 0...20),
      Gen.int(in: -spread...spread, origin: 0)
    )
    let draws = try Gen.array(of: draw, count: 1...40).draw(from: &choices)
    return ExactSums(
      draws: draws.map {
        Rational($0.0) * Rational(2).power(exponent + $0.1)
      },
      order: order
    )
  }

  /// ln Z, draw by draw.
  var logarithms: [Double] { draws.map(\.logarithm) }

  /// (1/N) Σ Z^K.
  var mean: Rational {
    draws.map { $0.power(order) }.sum() / Rational(draws.count)
  }

  /// The sample variance of Z^K over the squared mean; nil where it has none.
  var relativeVariance: Rational? {
    let mean = mean
    guard draws.count > 1, !mean.isZero else { return nil }
    let squares = draws.map { ($0.power(order) - mean).power(2) }
    return squares.sum() / (Rational(draws.count - 1) * mean.power(2))
  }

  /// The largest Z^K over the sum of all.
  var largestShare: Rational {
    let terms = draws.map { $0.power(order) }
    let sum = terms.sum()
    return sum.isZero ? 0 : (terms.max() ?? 0) / sum
  }

  /// Roundings of the sums in units of 2⁻⁵², relative to the result: each of N
  /// terms is e^(ln term − ln largest), whose argument is off by a few units
  /// in the last place of ln Z^K.
  var roundings: Double {
    let logs = draws.filter { !$0.isZero }.map { abs($0.logarithm) }
    let size = 1 + Double(order) * (logs.max() ?? 0)
    return 0x1p-52 * 8 * (Double(draws.count) + size)
  }
}

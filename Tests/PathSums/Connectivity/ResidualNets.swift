import ExactArithmetic
import Measures
import Networks
import TestSupport

/// A residual network to be made, which prints well.
struct Residual: Sendable, CustomStringConvertible {
  var stream: Int
  var widths: [Int]
  var laws: [String]
  var branchVariance: Ratio

  var description: String {
    "stream \(stream) branches \(widths) \(laws) s² \(branchVariance)"
  }

  func network() throws -> ResidualNetwork {
    try ResidualNetwork(
      stream: stream,
      widths: widths,
      weights: laws.map { try MeasureParser.law($0) },
      branchVariance: Rational(
        branchVariance.numerator,
        branchVariance.denominator
      )
    )
  }
}

extension Gen where Value == Residual {
  /// Networks of one to three blocks with a law for W and one for V.
  static func residuals(laws: [String]) -> Gen {
    let shapes = Gen<(Int, [Int])>.pair(
      .int(in: 1...4),
      .array(of: .int(in: 1...4), count: 1...3)
    )
    return Gen<((Int, [Int]), [String], Ratio)>.triple(
      shapes,
      .array(of: .element(of: laws), count: 2),
      .ratio(numerators: 1...4, denominators: 1...4)
    ).map { shape, laws, variance in
      Residual(
        stream: shape.0,
        widths: shape.1,
        laws: laws,
        branchVariance: variance
      )
    }
  }
}

import Foundation
import GSL

/// The slope of a squashing activation, and its moments by quadrature.
///
///     σ'(z) = s (1 − s) with s = 1/(1 + e^{−z}),   tanh'(z) = 1/cosh² z
enum ActivationSlope: Sendable {
  case sigmoid
  case tanh

  /// The slope at z.
  func callAsFunction(_ z: Double) -> Double {
    switch self {
    case .sigmoid:
      // Even in z; written so that it does not overflow.
      let e = exp(-abs(z))
      return e / ((1 + e) * (1 + e))
    case .tanh:
      let e = exp(-2 * abs(z))
      return 4 * e / ((1 + e) * (1 + e))
    }
  }

  /// The mean of the slope's k-th power at a standard Gaussian z.
  func gaussianMoment(
    _ order: Int
  ) throws(GSLError) -> Quadrature.Result {
    try Quadrature.overTheLine(relativeError: 1e-12) { z in
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      return pow(self(z), Double(order)) * density
    }
  }

  /// The mean of the slope's k-th power at z uniform on [−a, a].
  func uniformMoment(
    _ order: Int,
    upTo a: Double
  ) throws(GSLError) -> Quadrature.Result {
    try Quadrature.between(-a, a, relativeError: 1e-12) { z in
      pow(self(z), Double(order)) / (2 * a)
    }
  }
}

import ExactArithmetic
import Measures
import Networks

/// Whether a pre-activation that is 0 in mathematics is exactly 0 in a sampler.
///
/// Lattice weights stay unscaled: their sums are integers times a power of two,
/// and so exact as long as they fit in 53 bits. The bound is the worst case,
/// n_{j−1} max|ξ| for each layer over the powers of two that all terms share.
/// From the first layer without atoms on, ties have probability 0.
public enum TieExactness: Sendable, Equatable {
  /// Every tie is a tie.
  case exact
  /// From the given layer on, counted from 1, a sum may round a tie away.
  case rounded(layer: Int)

  /// The ties of a network.
  public init(_ spec: NetworkSpec) {
    self = TieExactness.judge(spec)
  }

  private static let bits = 53.0

  private static func judge(_ spec: NetworkSpec) -> TieExactness {
    let width = spec.architecture.inputWidth
    // Square roots of primes: there a tie makes the gradient 0 too.
    var forward = 0.0
    let isGeneric = spec.input == .generic
    if let x = spec.input.rationalCoordinates(width: width) {
      guard let size = Dyadic.bits(x) else {
        return firstLayerHasTies(spec) ? .rounded(layer: 1) : .exact
      }
      forward = size
    }
    var backward = 0.0
    for (j, law) in spec.weights.enumerated() {
      if spec.biases[j].isAtomless { return .exact }
      if law.atoms.isEmpty, j > 0 || !spec.input.isZero { return .exact }
      if law.atoms.onlyAtZero { return .exact }
      guard spec.biases[j].isNone, law.atoms.isWholeLaw,
        let size = Dyadic.bits(law.atoms.points.map(\.value))
      else { return .rounded(layer: j + 1) }
      let widths = spec.architecture.widths
      forward += size + Double(widths[j]).binaryLogarithm
      let rows = j == spec.weights.count - 1 ? 1 : widths[j + 1]
      backward += size + Double(rows).binaryLogarithm
      if (isGeneric ? backward : max(forward, backward)) > bits {
        return .rounded(layer: j + 1)
      }
    }
    return .exact
  }

  private static func firstLayerHasTies(_ spec: NetworkSpec) -> Bool {
    !spec.biases[0].isAtomless && !spec.weights[0].atoms.isEmpty
  }
}

/// Numbers that are integers times a common power of two.
private enum Dyadic {
  /// log₂ of the largest magnitude over the largest power of two that divides
  /// all of them; nil if a number is not dyadic.
  static func bits(_ numbers: [Rational]) -> Double? {
    var largest = -Double.infinity
    var quantum = Int.max
    for number in numbers where !number.isZero {
      let value = number.doubleValue
      guard Rational(exactly: value) == number else { return nil }
      let low = Int(value.exponent) - value.significandWidth
      quantum = min(quantum, low)
      largest = max(largest, abs(value).binaryLogarithm)
    }
    return quantum == .max ? 0 : largest - Double(quantum)
  }
}

extension Double {
  /// log₂, rounded up a little.
  fileprivate var binaryLogarithm: Double {
    Double(exponent) + (significand > 1 ? 1 : 0)
  }
}

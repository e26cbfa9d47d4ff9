import Foundation

/// Gradient clipping, by norm or by value.
///
///     by norm    g ↦ g min(1, C/‖g‖), and 0 ↦ 0
///     by value   g_i ↦ min(max(g_i, −C), C)
///
/// Each is the projection onto a ball of radius C, of the Euclidean and of the
/// maximum norm (R. Pascanu, T. Mikolov, Y. Bengio, *On the difficulty of training
/// recurrent neural networks*, arXiv:1211.5063). Only the first keeps the
/// direction.
public struct GradientClipping: Sendable, Hashable {
  /// Which norm is bounded.
  public enum Kind: String, Sendable, CaseIterable {
    /// The Euclidean norm.
    case norm
    /// Every coordinate.
    case value
  }

  /// Which norm is bounded.
  public let kind: Kind
  /// C.
  public let bound: Double

  /// The clipping at `bound`; throws unless it is positive and finite.
  public init(_ kind: Kind, bound: Double) throws(NetworkError) {
    guard bound > 0, bound.isFinite else {
      throw NetworkError(
        .malformed,
        "the clipping bound \(bound) is not a positive number"
      )
    }
    self.kind = kind
    self.bound = bound
  }

  /// The clipped gradient; an infinite coordinate counts as the largest double.
  public func clip(_ gradient: [Double]) -> [Double] {
    let largest = Double.greatestFiniteMagnitude
    let gradient = gradient.map { min(max($0, -largest), largest) }
    switch kind {
    case .value: return gradient.map { min(max($0, -bound), bound) }
    case .norm: return clip(ScaledVector(gradient)).doubles
    }
  }

  /// The clipped gradient; a short one is returned as it is.
  public func clip(_ gradient: ScaledVector) -> ScaledVector {
    guard kind == .norm else { return ScaledVector(clip(gradient.doubles)) }
    var unit = gradient
    unit.normalize()
    let size = unit.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard size > bound * exp(-unit.logScale) else { return gradient }
    return ScaledVector(unit.values.map { $0 / size * bound })
  }
}

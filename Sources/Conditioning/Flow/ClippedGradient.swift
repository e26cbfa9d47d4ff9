import Foundation
import Networks

/// A gradient in all parameters before and after clipping.
public struct ClippedGradient: Sendable {
  /// ln ‖g‖².
  public let before: Double
  /// ln ‖clip(g)‖².
  public let after: Double
  /// The cosine of the angle between g and clip(g): 1 by norm, and 1 of a
  /// gradient of 0.
  public let cosine: Double
  /// Whether anything was clipped.
  public let isClipped: Bool

  /// Clips a gradient that comes in parts, one a matrix or a bias vector.
  init(_ parts: [ScaledVector], by clipping: GradientClipping) {
    let whole = ClippedGradient.concatenated(parts)
    let clipped = clipping.clip(whole)
    before = whole.logSquaredNorm
    after = clipped.logSquaredNorm
    let product = whole.product(with: clipped)
    let size = (before + after) / 2
    cosine =
      before == -.infinity
      ? 1 : min(1, exp(min(0, product.log - size)))
    isClipped = ClippedGradient.exceeds(whole, clipping)
  }

  private static func exceeds(
    _ gradient: ScaledVector,
    _ clipping: GradientClipping
  ) -> Bool {
    switch clipping.kind {
    case .norm: gradient.logSquaredNorm > 2 * log(clipping.bound)
    case .value: gradient.doubles.contains { abs($0) > clipping.bound }
    }
  }

  /// The parts end to end, at the largest of their scales.
  private static func concatenated(_ parts: [ScaledVector]) -> ScaledVector {
    let scale =
      parts.filter { !$0.isZero }.map(\.logScale).max() ?? 0
    let values = parts.flatMap { part in
      let factor = part.isZero ? 0 : exp(part.logScale - scale)
      return part.values.map { $0 * factor }
    }
    return ScaledVector(values, logScale: scale)
  }
}

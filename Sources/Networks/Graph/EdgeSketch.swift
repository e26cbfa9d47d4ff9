import ExactArithmetic
import Measures

/// An edge as it is written down, before its ends and its variance are known.
public struct EdgeSketch: Sendable {
  /// The name of the node it leaves.
  public let source: String
  /// The name of the node it enters.
  public let target: String
  /// The law of its weight; ignored if `fixed`.
  public let law: any WeightMeasure
  /// The variance of its weight; nil for 2/fan-in of the target.
  public let variance: Rational?
  /// The constant weight, if it is one.
  public let fixed: Rational?
  /// The group of edges that carry the same draw, if any.
  public let group: String?

  /// An edge with a random weight.
  public init(
    _ source: String,
    _ target: String,
    law: any WeightMeasure = Gaussian(),
    variance: Rational? = nil,
    group: String? = nil
  ) {
    self.source = source
    self.target = target
    self.law = law
    self.variance = variance
    self.group = group
    fixed = nil
  }

  /// An edge with a constant weight.
  public init(_ source: String, _ target: String, fixed: Rational) {
    self.source = source
    self.target = target
    self.fixed = fixed
    law = Gaussian()
    variance = nil
    group = nil
  }
}

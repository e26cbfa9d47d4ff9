import ExactArithmetic
import PathSums

/// A two-sided question's one side: a proved or printed bound on a moment.
public struct Bound: Sendable {
  /// Which side it bounds.
  public enum Side: String, Sendable {
    /// The moment is at least this.
    case lower
    /// The moment is at most this.
    case upper
  }

  /// How far the bound can be trusted.
  public enum Standing: String, Sendable {
    /// Proved for every network that meets its hypotheses.
    case proved
    /// Printed, and false.
    case refuted
  }

  /// The bound's name.
  public let name: String
  /// The side.
  public let side: Side
  /// The formula, in ASCII.
  public let formula: String
  /// The number, exact or rigorously enclosed; nil for a bound with an
  /// unspecified constant.
  public let value: ExactValue?
  /// How far it can be trusted.
  public let standing: Standing
  /// The hypothesis beyond symmetry and no ties, and whether it holds here.
  public let condition: (text: String, holds: Bool)
  /// Where it comes from, or what is wrong with it.
  public let remark: String

  /// Whether the bound may be used for this network.
  public var applies: Bool {
    standing != .refuted && condition.holds && value != nil
  }

  /// Whether the exact moment satisfies the bound, decided rigorously; nil if
  /// the enclosures overlap or the bound has no number.
  public func admits(_ moment: ExactValue) -> Bool? {
    guard let value else { return nil }
    if let a = value.rational, let b = moment.rational {
      return side == .lower ? a <= b : b <= a
    }
    let (low, high) =
      side == .lower
      ? (value.enclosure, moment.enclosure)
      : (moment.enclosure, value.enclosure)
    if Enclosure.isCertainlyAtMost(low, high) { return true }
    return Enclosure.isCertainlyAtMost(high, low) ? false : nil
  }
}

extension [Bound] {
  /// The largest lower bound that applies and is proved.
  public var bestLower: Bound? {
    filter { $0.side == .lower && $0.applies && $0.standing == .proved }
      .max { ($0.value?.logarithm ?? 0) < ($1.value?.logarithm ?? 0) }
  }

  /// The smallest upper bound that applies and is proved.
  public var bestUpper: Bound? {
    filter { $0.side == .upper && $0.applies && $0.standing == .proved }
      .min { ($0.value?.logarithm ?? 0) < ($1.value?.logarithm ?? 0) }
  }
}

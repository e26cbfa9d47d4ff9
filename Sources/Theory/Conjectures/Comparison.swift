import ExactArithmetic
import Networks

/// One relation of a conjecture, held against one network's truth.
public struct Comparison: Sendable {
  /// What follows.
  public enum Verdict: String, Sendable {
    /// The relation is true of this network, without doubt.
    case holds
    /// The relation is false of this network, without doubt (by simulation: up
    /// to the stated false-alarm probability).
    case violated
    /// Rigorous bounds overlap, or too few nets were drawn.
    case undecided
  }

  /// The network and K.
  public let member: NetworkFamily.Member
  /// The relation.
  public let relation: Conjecture.Relation
  /// The target's true value; nil where nets were drawn.
  public let truth: RealNumber?
  /// The formula's value.
  public let bound: RealNumber
  /// What follows.
  public let verdict: Verdict
  /// ln of the factor by which the relation holds, negative where it fails.
  ///
  /// It is ln(truth/lower), ln(upper/truth), or minus the distance of logarithms
  /// from a value; for a claim about ln E[Z^K] the difference itself. Nil where
  /// it cannot be had.
  public let slack: Double?
  /// ln of the e-value against the relation's opposite, where nets were drawn.
  public let evidence: Double?

  /// Decides a relation from a rigorous truth.
  init(
    _ member: NetworkFamily.Member,
    _ relation: Conjecture.Relation,
    truth: RealNumber,
    bound: RealNumber,
    target: Conjecture.Target
  ) {
    self.member = member
    self.relation = relation
    self.truth = truth
    self.bound = bound
    evidence = nil
    let holds: Bool? =
      switch relation.kind {
      case .lower: RealNumber.isAtMost(bound, truth)
      case .upper: RealNumber.isAtMost(truth, bound)
      case .value: RealNumber.isEqual(truth, bound)
      }
    verdict = holds.map { $0 ? .holds : .violated } ?? .undecided
    let excess = Comparison.excess(truth, over: bound, target)
    slack =
      switch relation.kind {
      case .lower: excess
      case .upper: excess.map { 0 - $0 }
      case .value: excess.map { -abs($0) }
      }
  }

  /// A relation judged by drawn nets.
  init(
    _ member: NetworkFamily.Member,
    _ relation: Conjecture.Relation,
    bound: RealNumber,
    evidence: Double?,
    verdict: Verdict
  ) {
    self.member = member
    self.relation = relation
    self.bound = bound
    self.evidence = evidence
    self.verdict = verdict
    truth = nil
    slack = nil
  }

  /// ln(truth/bound) of moments, truth − bound of logarithms.
  private static func excess(
    _ truth: RealNumber,
    over bound: RealNumber,
    _ target: Conjecture.Target
  ) -> Double? {
    if target == .log {
      return RealNumber.difference(truth, bound)?.doubleValue
    }
    guard let sign = bound.sign else { return nil }
    if sign <= 0 { return .infinity }
    // Next to 1 the quotient keeps the digits that a difference would lose.
    return RealNumber.quotient(truth, bound)?.logarithm
  }
}

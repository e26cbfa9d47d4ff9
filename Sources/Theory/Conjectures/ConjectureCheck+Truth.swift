import ExactArithmetic
import Foundation
import Networks
import PathSums
import Sampling

extension ConjectureCheck {
  /// The target's true value for a member, by `exact` or `enumeration`.
  func truth(_ member: NetworkFamily.Member) throws -> RealNumber {
    let moment = try moment(member, order: member.order)
    guard conjecture.target == .log else { return moment }
    guard let log = moment.naturalLogarithm else {
      throw DocumentError(
        refusing: "the moment of \(member.name) is 0 and has no logarithm"
      )
    }
    return log
  }

  /// E[Z^k] of a member's network.
  func moment(
    _ member: NetworkFamily.Member,
    order: Int
  ) throws -> RealNumber {
    conjecture.method == .exact
      ? try exactMoment(member, order) : try enumeratedMoment(member, order)
  }

  private func exactMoment(
    _ member: NetworkFamily.Member,
    _ order: Int
  ) throws -> RealNumber {
    if let unmet = Hypotheses(member.spec).unmet {
      throw DocumentError(
        refusing: "the exact moment of \(member.name) is not to be had because"
          + " \(unmet.reason); method = \"enumeration\" or \"simulation\" runs"
          + " real nets instead"
      )
    }
    do {
      return RealNumber(
        try ExactMoments(member.spec).moment(order)
      )
    } catch {
      throw DocumentError(
        refusing: "\(member.name): \(error.description)"
      )
    }
  }

  private func enumeratedMoment(
    _ member: NetworkFamily.Member,
    _ order: Int
  ) throws -> RealNumber {
    do {
      let found = try Enumeration(member.spec).expectations(
        of: [.moment(member.spec.quantity, order: order)]
      )
      return .rational(found.expectations[0].rational ?? 0)
    } catch {
      throw DocumentError(
        refusing: "\(member.name): \(error.description)"
      )
    }
  }

  /// Judges a member's relations by drawn nets.
  ///
  /// That the mean exceeds the formula can be shown for any tail; that it falls
  /// short of it cannot without a bound on the tail. So a false upper bound can
  /// be refuted and a true lower bound be confirmed, never the other way round.
  func simulate(
    _ member: NetworkFamily.Member,
    of count: Int
  ) async throws -> [Comparison] {
    let bounds = try conjecture.relations.map { try bound($0, member) }
    var tests = bounds.map { bound in
      let log =
        conjecture.target == .log ? bound.doubleValue : bound.logarithm
      return log.flatMap { $0.isFinite ? BettingTest(logMean: $0) : nil }
    }
    let simulation = Simulation(
      ReferenceSampler(member.spec),
      streams: try Streams(seed: conjecture.seed),
      samples: conjecture.samples,
      threads: threads
    )
    let order = Double(member.order)
    try await simulation.run { block in
      for log in block {
        for i in tests.indices { tests[i]?.add(order * log) }
      }
    }
    return conjecture.relations.indices.map { i in
      let evidence = tests[i]?.logEvidence
      return Comparison(
        member,
        conjecture.relations[i],
        bound: bounds[i],
        evidence: evidence,
        verdict: verdict(
          conjecture.relations[i].kind,
          evidence,
          bounds[i],
          threshold: log(Double(count) / ConjectureCheck.falseAlarm)
        )
      )
    }
  }

  private func verdict(
    _ kind: Conjecture.Relation.Kind,
    _ evidence: Double?,
    _ bound: RealNumber,
    threshold: Double
  ) -> Comparison.Verdict {
    if let evidence {
      if evidence < threshold { return .undecided }
      return kind == .lower ? .holds : .violated
    }
    // A moment is never negative.
    let isTrivial = bound.sign.map { $0 <= 0 } == true
    return kind == .lower && isTrivial ? .holds : .undecided
  }
}

extension NetworkFamily.Member {
  /// `widths 1,8,1, gaussian, K = 2`.
  public var name: String {
    "widths \(spec.architecture), \(spec.weightsName), K = \(order)"
  }
}

import ExactArithmetic
import Networks
import PathSums
import Sampling

/// Checks a conjecture over its whole family, or over drawn members of it.
///
/// By `exact` and `enumeration` every comparison is decided in rational
/// arithmetic or by directed rounding; by `simulation` the false-alarm
/// probability of the whole check is 10⁻⁶.
///
///     let conjecture = try Conjecture(
///       toml: """
///         title = "Laplace weights grow no faster than Gaussian ones"
///
///         [family]
///         depth = "1...3"
///         inputs = "1...2"
///         hidden = "1...4"
///         laws = ["gaussian", "laplace"]
///
///         [claim]
///         moments = 2
///         upper = "2 * (1 + 2/n_0) * exp(5*beta)"
///         """
///     )
///     let report = try await ConjectureCheck(conjecture).run()
///     print(report.verdict)  // violated
///     print(report.count(.violated), report.members)  // 15 84
///     if let smallest = report.counterexample, let truth = smallest.truth {
///       print(smallest.member.spec.architecture)  // 1,1
///       print(smallest.member.spec.weightsName)  // laplace
///       print(truth, smallest.bound)  // 12 6
///     }
public struct ConjectureCheck: Sendable {
  /// The false-alarm probability of a whole check by simulation.
  public static let falseAlarm = 1e-6
  /// The most members of a family that is checked as a whole.
  public static let largestFamily = 200_000

  /// The conjecture.
  public let conjecture: Conjecture
  /// The threads that drawn nets run on.
  public let threads: Int

  /// The check of a conjecture.
  public init(_ conjecture: Conjecture, threads: Int = 1) {
    self.conjecture = conjecture
    self.threads = threads
  }

  /// Runs the check; `progress` is told the share that is done.
  ///
  /// Throws a `DocumentError` if the family is too large or empty, a member
  /// lacks a hypothesis or a moment, or a formula has no value.
  public func run(
    progress: (Double) -> Void = { _ in }
  ) async throws -> ConjectureReport {
    let members = try members()
    guard !members.isEmpty else {
      throw DocumentError("no network of the family meets its conditions")
    }
    let count = members.count * conjecture.relations.count
    var comparisons: [Comparison] = []
    for (i, member) in members.enumerated() {
      try Task.checkCancellation()
      comparisons += try await compare(member, of: count)
      progress(Double(i + 1) / Double(members.count))
    }
    let violated = comparisons.filter { $0.verdict == .violated }
    var smallest = violated.min {
      NetworkFamily.isSmaller($0.member, $1.member)
    }
    if conjecture.drawn != nil, let found = smallest {
      smallest = try await shrink(found, of: count)
    }
    return ConjectureReport(
      conjecture: conjecture,
      comparisons: comparisons,
      counterexample: smallest
    )
  }

  private func members() throws -> [NetworkFamily.Member] {
    let family = conjecture.family
    if let drawn = conjecture.drawn {
      let generator = try Streams(seed: conjecture.seed, purpose: .design)
        .generator(block: 0)
      var members: [NetworkFamily.Member] = []
      var seen: Set<[Int]> = []
      for _ in 0..<drawn {
        guard let member = try family.draw(using: generator) else { break }
        if seen.insert(member.size).inserted { members.append(member) }
      }
      return members
    }
    guard family.count <= Double(ConjectureCheck.largestFamily) else {
      throw DocumentError(
        refusing: "the family has about \(family.count) networks and moments,"
          + " more than the \(ConjectureCheck.largestFamily) that are checked"
          + " one by one: narrow its ranges, or set draw = 1000 in [family]"
      )
    }
    var members: [NetworkFamily.Member] = []
    try family.forEachArchitecture { architecture in
      for law in family.laws.indices {
        for order in family.orders {
          if let member = try family.member(
            architecture,
            law: law,
            order: order
          ) {
            members.append(member)
          }
        }
      }
    }
    return members
  }

  /// Greedily goes to the smallest violated member next to a violated one.
  private func shrink(
    _ found: Comparison,
    of count: Int
  ) async throws -> Comparison {
    var current = found
    search: while true {
      for member in try conjecture.family.smaller(than: current.member) {
        try Task.checkCancellation()
        let comparisons = try await compare(member, of: count)
        if let smaller = comparisons.first(where: { $0.verdict == .violated }) {
          current = smaller
          continue search
        }
      }
      return current
    }
  }

  private func compare(
    _ member: NetworkFamily.Member,
    of count: Int
  ) async throws -> [Comparison] {
    if conjecture.method == .simulation {
      return try await simulate(member, of: count)
    }
    let truth = try truth(member)
    return try conjecture.relations.map { relation in
      Comparison(
        member,
        relation,
        truth: truth,
        bound: try bound(relation, member),
        target: conjecture.target
      )
    }
  }

  /// The formula's value for a member.
  func bound(
    _ relation: Conjecture.Relation,
    _ member: NetworkFamily.Member
  ) throws -> RealNumber {
    let setting = FormulaSetting(member.spec, order: member.order) { k in
      conjecture.method == .simulation ? nil : try moment(member, order: k)
    }
    do {
      return try relation.formula.value(in: setting)
    } catch {
      throw DocumentError(
        "\(relation.kind.rawValue) = \"\(relation.text)\" has no value for"
          + " \(member.name): at column \(error.column), \(error.description)"
      )
    }
  }
}

import ExactArithmetic
import Networks
import PathSums

/// Exact truths of a network with finite laws, each beside the sum over paths.
///
/// The truth comes from running the real network on every outcome and knows
/// neither the formula nor its hypotheses. Where symmetry holds and no neuron
/// is ever at its kink they must agree; elsewhere they may.
public struct FormulaComparison: Sendable {
  /// A statistic, what it is, and what the formula says.
  public struct Row: Sendable {
    /// The statistic.
    public let statistic: GradientStatistic
    /// Its expectation, exactly.
    public let truth: RootSum
    /// The sum over paths; nil where it does not say anything.
    public let formula: ExactValue?

    /// Whether every output enters an even number of times, as the theorem
    /// needs.
    public var isEven: Bool {
      guard case .product(let factors) = statistic else { return true }
      return Set(factors.map(\.output)).allSatisfy { q in
        factors.filter { $0.output == q }.map(\.power).reduce(0, +) % 2 == 0
      }
    }

    /// Whether both are the same number; nil without a formula.
    public var agrees: Bool? {
      guard let formula else { return nil }
      if let value = formula.rational { return truth.rational == value }
      // Too long to spell out: then the enclosure decides, as far as it can.
      guard let value = truth.rational else { return false }
      return formula.enclosure.contains(value)
    }
  }

  /// The rows, in the order asked for.
  ///
  /// Of a product that contains an output an odd number of times the theorem
  /// does not speak: its sign lemma needs evenness at every output.
  public let rows: [Row]
  /// For each layer, or for the whole graph, the probability of a tie.
  public let ties: [Rational]
  /// Outcomes visited after merging.
  public let visited: Int
  /// Whether all weights and biases are independent and symmetric.
  public let isSymmetric: Bool

  /// Whether the theorem applies, as far as these statistics can tell: symmetry
  /// holds and no tie has positive probability.
  public var theoremApplies: Bool {
    isSymmetric && ties.allSatisfy(\.isZero)
  }

  /// Whether the theorem applies and a value contradicts it all the same.
  public var isViolated: Bool {
    theoremApplies && rows.contains { $0.isEven && $0.agrees == false }
  }

  /// Runs a fully connected network.
  ///
  /// Throws as `Enumeration` does.
  public init(
    _ spec: NetworkSpec,
    _ statistics: [GradientStatistic],
    kink: Kink = .zero
  ) throws(NetworkError) {
    let found = try Enumeration(spec, kink: kink)
      .expectations(of: statistics)
    rows = zip(statistics, found.expectations).map { statistic, truth in
      Row(
        statistic: statistic,
        truth: truth,
        formula: SumOverPaths.value(spec, statistic)
      )
    }
    ties = found.ties
    visited = found.visited
    isSymmetric = Hypotheses(spec).symmetry.status == .holds
  }

  /// Runs a graph.
  ///
  /// Throws as `GraphEnumeration` does.
  public init(
    _ graph: GraphNetwork,
    _ statistics: [GradientStatistic]
  ) throws(NetworkError) {
    let found = try GraphEnumeration(graph).expectations(of: statistics)
    rows = zip(statistics, found.expectations).map { statistic, truth in
      Row(
        statistic: statistic,
        truth: truth,
        formula: SumOverPaths.value(graph, statistic)
      )
    }
    ties = found.ties
    visited = found.visited
    isSymmetric = graph.outputs.allSatisfy { q in
      graph.obstacle(to: .row(output: q))
        .map { !$0.hypothesis.hasSuffix("(S)") } ?? true
    }
  }
}

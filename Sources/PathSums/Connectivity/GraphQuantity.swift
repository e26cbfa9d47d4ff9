import ExactArithmetic
import Networks

/// Which moment of a graph's gradient is meant; nodes by their indices.
public enum GraphQuantity: Sendable, Hashable {
  /// E[Z_q^K] with Z_q = Σ_p Z_{p,q}².
  case row(output: Int)
  /// E[Z_{p,q}^{2K}].
  case entry(input: Int, output: Int)
  /// E[∏_p Z_{p,q}^{2a_p}] with Σ a_p = K.
  case mixed(powers: [Int: Int], output: Int)

  /// The output q.
  public var output: Int {
    switch self {
    case .row(let q), .entry(_, let q), .mixed(_, let q): q
    }
  }

  /// Whether ∂f_q/∂x_p of the input p enters.
  func involves(_ p: Int) -> Bool {
    switch self {
    case .row: true
    case .entry(let input, _): input == p
    case .mixed(let powers, _): powers[p, default: 0] > 0
    }
  }

  /// `row`, `entry` or `mixed`.
  public var name: String {
    switch self {
    case .row: "row"
    case .entry: "entry"
    case .mixed: "mixed"
    }
  }

  /// The moment as a sum of c · E[∏_p Z_{p,q}^{2a_p}].
  func terms(
    order: Int,
    in graph: GraphNetwork
  ) throws(PathSumError) -> [(count: Rational, powers: [Int: Int])] {
    switch self {
    case .entry(let p, _): return [(1, [p: order])]
    case .mixed(let powers, _):
      let total = powers.values.reduce(0, +)
      guard total == order else {
        throw PathSumError(
          "the powers of the mixed moment add up to \(total), not to"
            + " K = \(order)"
        )
      }
      return [(1, powers)]
    case .row(let q):
      let leads = graph.leads(to: q)
      let inputs = graph.inputs.filter { leads[$0] }
      let count = Rational.binomial(inputs.count + order - 1, order)
      guard count <= Rational(StrandLimits.states) else {
        throw PathSumError(
          "E[Z^\(order)] is a sum over \(count) multisets of inputs, more than"
            + " the \(StrandLimits.states) that are added up"
        )
      }
      return GraphQuantity.distributions(of: order, over: inputs[...])
    }
  }

  /// All ways to write K = Σ a_p, with their multinomial counts.
  private static func distributions(
    of order: Int,
    over inputs: ArraySlice<Int>
  ) -> [(count: Rational, powers: [Int: Int])] {
    guard let p = inputs.first else { return order == 0 ? [(1, [:])] : [] }
    if inputs.count == 1 { return [(1, order == 0 ? [:] : [p: order])] }
    return (0...order).flatMap { a in
      distributions(of: order - a, over: inputs.dropFirst()).map { rest in
        var powers = rest.powers
        if a > 0 { powers[p] = a }
        return (rest.count * .binomial(order, a), powers)
      }
    }
  }
}

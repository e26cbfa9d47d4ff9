import ExactArithmetic
import Measures
import Networks

/// The sum over paths of a graph, term by term.
///
///     E[∏ Z_{p_i,q}^{2a_i}] = Σ_Γ ∏_{v ∈ Γ} ½ ∏_{e} E[w_e^{|Γ_e|}]
///
/// over all tuples Γ of 2K paths to the output q, 2a_i of them from input p_i;
/// v runs over the distinct ReLU neurons that Γ visits and |Γ_e| is the number
/// of its paths along e. For a row the paths start in pairs at any input.
/// Source: Hanin, NeurIPS 2018, sum over paths, whose remark extends it to
/// arbitrary connectivity.
public struct GraphPathSum {
  /// The number of tuples.
  public let tupleCount: Rational
  private let graph: GraphNetwork
  private let moments: [[Rational]]
  /// The paths from each input, as edges.
  private let paths: [Int: [[Int]]]
  /// The inputs at which each of the steps may start.
  private let starts: [[Int]]
  /// Whether a step adds two paths from one input, as a row does.
  private let isPaired: Bool

  /// The most tuples that are added up.
  public static let limit = 1_000_000_000

  /// The K-th moment of the quantity; throws if there are more than 10⁹ tuples
  /// or a moment of a weight is not a finite rational.
  public init(
    _ graph: GraphNetwork,
    _ quantity: GraphQuantity,
    order: Int
  ) throws(PathSumError) {
    let q = quantity.output
    let leads = graph.leads(to: q)
    self.graph = graph
    let pathCounts = GraphPathSum.pathCounts(graph, to: q)
    let starts: [[Int]]
    switch quantity {
    case .row: starts = Array(repeating: graph.inputs, count: order)
    case .entry(let p, _): starts = Array(repeating: [p], count: 2 * order)
    case .mixed(let powers, _):
      _ = try quantity.terms(order: order, in: graph)
      starts = powers.keys.sorted().flatMap {
        Array(repeating: [$0], count: 2 * powers[$0, default: 0])
      }
    }
    let isPaired = quantity.name == "row"
    tupleCount = starts.map { inputs in
      inputs.map { pathCounts[$0].power(isPaired ? 2 : 1) }.sum()
    }.product()
    guard tupleCount <= Rational(GraphPathSum.limit) else {
      let count =
        tupleCount.digitCount <= 20
        ? "\(tupleCount)" : "\(tupleCount.doubleValue)"
      throw PathSumError(
        "the sum runs over \(count) path tuples, more than the 1e9 that are"
          + " added up: use the recursion"
      )
    }
    guard
      let moments = EdgeMoments<Rational>(
        graph,
        isUsed: leads,
        order: order,
        scalar: \.rational
      )
    else {
      throw PathSumError(
        "adding up path tuples needs laws with finite rational moments up to"
          + " order \(2 * order)"
      )
    }
    self.moments = moments.values
    self.starts = starts
    self.isPaired = isPaired
    var paths: [Int: [[Int]]] = [:]
    for p in Set(starts.joined()) {
      paths[p] = GraphPathSum.paths(graph, from: p, leads: leads)
    }
    self.paths = paths
  }

  /// The number of paths from every node to the output.
  public static func pathCounts(_ graph: GraphNetwork, to q: Int) -> [Rational]
  {
    var counts = graph.nodes.map { _ in Rational.zero }
    counts[q] = 1
    for v in graph.order.reversed() where !counts[v].isZero {
      for e in graph.incoming[v] { counts[graph.edges[e].source] += counts[v] }
    }
    return counts
  }

  /// All paths from an input, by depth-first search.
  private static func paths(
    _ graph: GraphNetwork,
    from p: Int,
    leads: [Bool]
  ) -> [[Int]] {
    func onward(_ v: Int) -> [Int] {
      graph.outgoing[v].filter { leads[graph.edges[$0].target] }
    }
    var result: [[Int]] = []
    var path: [Int] = []
    var untried = [onward(p)]
    while var edges = untried.popLast() {
      guard let e = edges.popLast() else {
        _ = path.popLast()
        continue
      }
      untried.append(edges)
      path.append(e)
      let next = onward(graph.edges[e].target)
      if next.isEmpty { result.append(path) }
      untried.append(next)
    }
    return result
  }

  /// The sum of all terms.
  public func sum() -> Rational {
    var walk = Walk(moments: moments)
    var total: Rational = 0
    add(0, &walk, &total)
    return total
  }

  private func add(_ step: Int, _ walk: inout Walk, _ total: inout Rational) {
    guard step < starts.count else {
      if walk.vanishing == 0 { total += term(walk.counts) }
      return
    }
    for p in starts[step] {
      let paths = paths[p, default: []]
      for path in paths {
        walk.move(along: path, by: 1)
        if isPaired {
          for other in paths {
            walk.move(along: other, by: 1)
            add(step + 1, &walk, &total)
            walk.move(along: other, by: -1)
          }
        } else {
          add(step + 1, &walk, &total)
        }
        walk.move(along: path, by: -1)
      }
    }
  }

  private func term(_ counts: [Int]) -> Rational {
    var visited: Set<Int> = []
    var product: Rational = 1
    for (e, count) in counts.enumerated() where count > 0 {
      product *= moments[e][count]
      let v = graph.edges[e].target
      if graph.isMasked(v) { visited.insert(v) }
    }
    return product * Rational(1, 2).power(visited.count)
  }

  /// How often each edge is used, and how many uses have no moment.
  private struct Walk {
    let isZero: [[Bool]]
    var counts: [Int]
    var vanishing = 0

    init(moments: [[Rational]]) {
      isZero = moments.map { $0.map(\.isZero) }
      counts = moments.map { _ in 0 }
    }

    mutating func move(along path: [Int], by step: Int) {
      for e in path {
        if counts[e] > 0 && isZero[e][counts[e]] { vanishing -= 1 }
        counts[e] += step
        if counts[e] > 0 && isZero[e][counts[e]] { vanishing += 1 }
      }
    }
  }
}

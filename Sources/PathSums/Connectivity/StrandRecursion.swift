import ExactArithmetic
import Networks

/// How far the strand recursion goes.
public enum StrandLimits {
  /// The most multisets of inputs that a row starts from.
  public static let states = 2_000_000
  /// The most moves from one multiset of nodes to another.
  public static let moves = 20_000_000
}

/// Any moment of a graph, by letting all 2K paths descend together.
///
/// The first 2K strands start at inputs. While they stand at a multiset S of
/// nodes, what is to come contributes E ∏_{v ∈ S} u_v, u as in `PairRecursion`.
/// The topologically first node a of S, with m strands, gives way to its
/// successors,
///
///     u_a^m = π_a Σ_{Σ m_b = m} m!/∏ m_b! ∏_b E[w_{ab}^{m_b}] ∏_b u_b^{m_b}
///
/// because its outgoing weights and its mask appear nowhere else in S. Multisets
/// that coincide are merged, which is all that distinguishes this from the
/// literal sum. Odd m_b arise only at constant weights.
struct StrandRecursion<Scalar: NonnegativeScalar> {
  /// m strands at each of some nodes, by topological position.
  private typealias Strands = [Strand]

  private struct Strand: Hashable {
    let position: Int
    let count: Int
  }

  private let graph: GraphNetwork
  private let moments: [[Scalar]]
  private let position: [Int]
  private let leads: [Bool]
  private let output: Int

  init(_ graph: GraphNetwork, output q: Int, moments: EdgeMoments<Scalar>) {
    self.graph = graph
    self.moments = moments.values
    output = q
    leads = graph.leads(to: q)
    var position = graph.nodes.map { _ in 0 }
    for (i, v) in graph.order.enumerated() { position[v] = i }
    self.position = position
  }

  /// Σ c E[∏_p Z_{p,q}^{2a_p}] over the given terms.
  func moment(
    _ terms: [(count: Rational, powers: [Int: Int])]
  ) throws(PathSumError) -> Scalar {
    var waiting: [[Strands: Scalar]] = graph.nodes.map { _ in [:] }
    for term in terms {
      let strands = term.powers.filter { $0.value > 0 }
        .map { Strand(position: position[$0.key], count: 2 * $0.value) }
        .sorted { $0.position < $1.position }
      guard let first = strands.first else { return .one }
      waiting[first.position][strands] = Scalar(rational: term.count)
    }
    var moves = 0
    for (i, v) in graph.order.enumerated() where v != output {
      let states = waiting[i]
      waiting[i] = [:]
      var splits: [Int: [(strands: Strands, weight: Scalar)]] = [:]
      for (strands, weight) in states {
        let count = strands[0].count
        let options = splits[count] ?? self.splits(of: count, at: v)
        splits[count] = options
        for option in options {
          let next = merge(option.strands, strands.dropFirst())
          let term = weight * option.weight
          let start = next[0].position
          let old = waiting[start].updateValue(term, forKey: next)
          if let old { waiting[start][next] = old + term }
        }
        moves += options.count
        guard moves <= StrandLimits.moves else {
          throw PathSumError(
            "the recursion over multisets of nodes makes more than"
              + " \(StrandLimits.moves) moves on this graph: ask for a lower K"
          )
        }
      }
    }
    let end = waiting[position[output]].values.first ?? .zero
    return end * mask(output)
  }

  private func mask(_ v: Int) -> Scalar {
    Scalar(rational: graph.isMasked(v) ? Rational(1, 2) : 1)
  }

  /// All ways of the strands at `v` onward, with their weights.
  private func splits(
    of count: Int,
    at v: Int
  ) -> [(strands: Strands, weight: Scalar)] {
    let edges = graph.outgoing[v].filter { leads[graph.edges[$0].target] }
      .sorted {
        position[graph.edges[$0].target] < position[graph.edges[$1].target]
      }
    var result: [(strands: Strands, weight: Scalar)] = []
    func extend(_ i: Int, _ rest: Int, _ strands: Strands, _ weight: Scalar) {
      if rest == 0 { return result.append((strands, weight)) }
      guard i < edges.count else { return }
      extend(i + 1, rest, strands, weight)
      for m in 1...rest where !moments[edges[i]][m].isZero {
        let target = position[graph.edges[edges[i]].target]
        extend(
          i + 1,
          rest - m,
          strands + [Strand(position: target, count: m)],
          weight * moments[edges[i]][m]
            * Scalar(rational: .binomial(rest, m))
        )
      }
    }
    extend(0, count, [], mask(v))
    return result
  }

  /// The union of two sorted multisets.
  private func merge(_ x: Strands, _ y: ArraySlice<Strand>) -> Strands {
    var result: Strands = []
    var x = x[...]
    var y = y
    while let a = x.first, let b = y.first {
      if a.position <= b.position { x.removeFirst() }
      if b.position <= a.position { y.removeFirst() }
      let count =
        (a.position <= b.position ? a.count : 0)
        + (b.position <= a.position ? b.count : 0)
      result.append(
        Strand(position: min(a.position, b.position), count: count)
      )
    }
    return result + x + y
  }
}

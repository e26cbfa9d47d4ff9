import ExactArithmetic
import Measures
import Networks

/// E w^m of every edge of a graph, 0 ≤ m ≤ 2K, as the path sum uses them.
///
/// A random weight of variance s has E w^{2r} = κ_r s^r and no odd moments; a
/// constant c has c^m. Each edge counts by itself, whatever group it is in.
struct EdgeMoments<Scalar: NonnegativeScalar>: Sendable {
  /// The moments by edge; edges that reach no output have none.
  let values: [[Scalar]]

  /// The moments, with κ_r read by `scalar`, which is nil where κ_r is not of
  /// its kind.
  init?(
    _ graph: GraphNetwork,
    isUsed: [Bool],
    order: Int,
    scalar: (EvenMoment) -> Scalar?
  ) {
    var values: [[Scalar]] = []
    var known: [String: [Scalar]] = [:]
    for edge in graph.edges {
      guard isUsed[edge.target] else {
        values.append([])
        continue
      }
      switch edge.weight {
      case .fixed(let constant):
        values.append(
          (0...2 * order).map { Scalar(rational: constant.power($0)) }
        )
      case .random(let law, let variance):
        let key = "\(law.name) \(variance)"
        if let same = known[key] {
          values.append(same)
          continue
        }
        let even = (0...order).compactMap { r in
          scalar(law.standardizedMoment(r)).map {
            $0 * Scalar(rational: variance.power(r))
          }
        }
        guard even.count == order + 1 else { return nil }
        let all: [Scalar] = (0...2 * order).map {
          $0.isMultiple(of: 2) ? even[$0 / 2] : .zero
        }
        known[key] = all
        values.append(all)
      }
    }
    self.values = values
  }
}

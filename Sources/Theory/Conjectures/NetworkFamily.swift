import ExactArithmetic
import Measures
import Networks

/// The networks and the moments that a conjecture speaks of.
public struct NetworkFamily: Sendable {
  /// The shape of the widths.
  public enum Shape: Sendable {
    /// Every hidden layer takes every width of the list.
    case any
    /// All hidden layers have one width.
    case constant
  }

  /// The numbers d of layers of weights, increasing.
  var depths: [Int] = [1]
  /// n_0, increasing.
  var inputs: [Int] = [1]
  /// The hidden widths, increasing.
  var hidden: [Int] = [1]
  /// n_d, increasing.
  var outputs: [Int] = [1]
  var shape = Shape.any
  /// Networks named one by one, instead of the ranges above.
  var named: [Architecture] = []
  /// The weight laws, the simplest first: for each a list that is repeated over
  /// the layers, W^{(1)} first.
  var laws: [[any WeightMeasure]] = [[Gaussian()]]
  var bias = BiasMeasure.none
  var input = Input.generic
  var isEntry = false
  /// The moments K, increasing.
  var orders: [Int] = [2]
  /// Conditions that members meet.
  var conditions: [FormulaConstraint] = []

  /// One network and one moment of it.
  public struct Member: Sendable {
    /// The network.
    public let spec: NetworkSpec
    /// K.
    public let order: Int
    /// The place of its law in the family's list.
    let law: Int

    /// What a smaller member has less of, the first difference deciding:
    /// layers, neurons, K, the law's place, widths in their order.
    public var size: [Int] {
      let widths = spec.architecture.widths
      return [widths.count, widths.reduce(0, +), order, law] + widths
    }
  }

  /// How many members the ranges have before conditions, as a double because
  /// it may be huge.
  var count: Double {
    Double(laws.count) * Double(orders.count) * architectureCount
  }

  private var architectureCount: Double {
    if !named.isEmpty { return Double(named.count) }
    let ends = Double(inputs.count) * Double(outputs.count)
    return depths.reduce(0) { $0 + ends * hiddenCount(depth: $1) }
  }

  private func hiddenCount(depth: Int) -> Double {
    if depth == 1 { return 1 }
    let base = Double(hidden.count)
    if shape == .constant { return base }
    return (1..<depth).reduce(1.0) { product, _ in product * base }
  }

  /// The member of an architecture; nil if it does not meet the conditions.
  func member(
    _ architecture: Architecture,
    law: Int,
    order: Int
  ) throws(DocumentError) -> Member? {
    let cycle = laws[law]
    let weights = (0..<architecture.depth).map { cycle[$0 % cycle.count] }
    let spec: NetworkSpec
    do {
      spec = try NetworkSpec(
        architecture: architecture,
        weights: weights,
        biases: [bias],
        input: input,
        quantity: isEntry
          ? .entry(input: 0, output: 0) : .row(output: 0)
      )
    } catch {
      throw DocumentError("in the network \(architecture): \(error)")
    }
    let setting = FormulaSetting(spec, order: order)
    for condition in conditions {
      do {
        guard try condition.holds(in: setting) else { return nil }
      } catch {
        throw DocumentError("in the network \(architecture): \(error)")
      }
    }
    return Member(spec: spec, order: order, law: law)
  }

  /// Calls `body` with every architecture of the ranges, the shallow and narrow
  /// first.
  func forEachArchitecture(
    _ body: (Architecture) throws -> Void
  ) throws {
    for architecture in named { try body(architecture) }
    if !named.isEmpty { return }
    for depth in depths {
      for layers in hiddenWidths(depth: depth) {
        for n in inputs {
          for m in outputs {
            try body(Architecture(widths: [n] + layers + [m]))
          }
        }
      }
    }
  }

  private func hiddenWidths(depth: Int) -> [[Int]] {
    if depth == 1 { return [[]] }
    if shape == .constant {
      return hidden.map { Array(repeating: $0, count: depth - 1) }
    }
    var lists: [[Int]] = [[]]
    for _ in 1..<depth {
      lists = lists.flatMap { list in hidden.map { list + [$0] } }
    }
    return lists
  }
}

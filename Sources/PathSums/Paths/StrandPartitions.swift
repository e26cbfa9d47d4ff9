import ExactArithmetic
import Measures
import Networks

/// The sum over paths, by set partitions of the 2K strands.
///
/// What a layer contributes depends only on which of the paths ("strands") meet
/// at the same neuron: a set partition π of {1, …, 2K}. Neurons are chosen in
/// n(n−1)⋯ ways; between a partition π above and a partition ρ below, the edge
/// multiplicities are the sizes |A ∩ B| of blocks A ∈ π, B ∈ ρ. Only even
/// multiplicities count, so only partitions into blocks of even size occur: 1,
/// 4, 31, 379, 6556 of them for K = 1, …, 5.
///
/// A third route to the exact moment, between the path tuples (which it prunes
/// by symmetry) and the recursion in moments (which it never uses).
public struct StrandPartitions: Sendable {
  private let spec: NetworkSpec
  private let order: Int
  private let mixed: [Int]?
  /// The set partitions, as block numbers of strands in order of appearance.
  private let partitions: [[Int]]

  /// The largest K for which this route is taken.
  public static let largestOrder = 4

  /// The K-th moment of the network's quantity, K ≤ 4, or a mixed moment.
  ///
  /// Throws if a law is asymmetric or has an irrational moment.
  public init(
    _ spec: NetworkSpec,
    order: Int,
    mixed: [Int]? = nil
  ) throws(PathSumError) {
    guard (1...StrandPartitions.largestOrder).contains(order) else {
      throw PathSumError(
        "the moment K = \(order) is outside 1 to"
          + " \(StrandPartitions.largestOrder), the orders of set partitions"
      )
    }
    if let mixed {
      try MixedExponents.check(mixed, order: order, spec.architecture)
    }
    for law in spec.weights {
      let moments = (0...order).compactMap {
        law.standardizedMoment($0).rational
      }
      guard law.isSymmetric, moments.count == order + 1 else {
        throw PathSumError(
          "set partitions need symmetric laws with rational moments up to"
            + " order \(2 * order), which \(law.name) is not"
        )
      }
    }
    self.spec = spec
    self.order = order
    self.mixed = mixed
    partitions = StrandPartitions.evenPartitions(of: 2 * order)
  }

  /// The moment.
  public func sum() -> Rational {
    let widths = spec.architecture.widths
    var state = partitions.map { Rational(blocks($0) == 1 ? 1 : 0) }
    for j in stride(from: widths.count - 1, through: 1, by: -1) {
      let isMasked = j < widths.count - 1 || spec.outputActivation == .relu
      if isMasked {
        for (i, partition) in partitions.enumerated() {
          state[i] *= Rational(1, 2).power(blocks(partition))
        }
      }
      state = descend(state, law: spec.weights[j - 1], inputs: widths[j - 1])
      for (i, partition) in partitions.enumerated() {
        state[i] *=
          j > 1
          ? .fallingFactorial(widths[j - 1], blocks(partition))
          : placements(partition, inputs: widths[0])
      }
    }
    return state.sum()
  }

  /// From partitions above to partitions below one layer of weights.
  private func descend(
    _ state: [Rational],
    law: any WeightMeasure,
    inputs: Int
  ) -> [Rational] {
    let moments = (0...order).map {
      (law.standardizedMoment($0).rational ?? 0) * Rational(2, inputs).power($0)
    }
    return partitions.map { below in
      var sum: Rational = 0
      for (above, value) in zip(partitions, state) where !value.isZero {
        var weight = value
        for size in overlaps(above, below) {
          if size.isMultiple(of: 2) {
            weight *= moments[size / 2]
          } else {
            weight = 0
            break
          }
        }
        sum += weight
      }
      return sum
    }
  }

  /// The ways to put the blocks of a partition on distinct inputs.
  private func placements(_ partition: [Int], inputs: Int) -> Rational {
    let starts: [Int]
    if let mixed {
      starts = mixed.enumerated().flatMap {
        Array(repeating: $0, count: 2 * $1)
      }
    } else if spec.quantity.input != nil {
      starts = Array(repeating: 0, count: 2 * order)
    } else {
      // Strands 2i and 2i + 1 start together; blocks start at distinct inputs.
      let isPaired = stride(from: 0, to: 2 * order, by: 2)
        .allSatisfy { partition[$0] == partition[$0 + 1] }
      return isPaired ? .fallingFactorial(inputs, blocks(partition)) : 0
    }
    return StrandPartitions.canonical(starts) == partition ? 1 : 0
  }

  private func blocks(_ partition: [Int]) -> Int {
    (partition.max() ?? -1) + 1
  }

  private func overlaps(_ a: [Int], _ b: [Int]) -> [Int] {
    var sizes: [Int: Int] = [:]
    for (x, y) in zip(a, b) { sizes[x * 2 * order + y, default: 0] += 1 }
    return Array(sizes.values)
  }

  private static func canonical(_ labels: [Int]) -> [Int] {
    var names: [Int: Int] = [:]
    return labels.map { label in
      let name = names[label] ?? names.count
      names[label] = name
      return name
    }
  }

  private static func evenPartitions(of n: Int) -> [[Int]] {
    var all: [[Int]] = []
    func extend(_ prefix: [Int], _ blocks: Int) {
      if prefix.count == n {
        let isEven = (0..<blocks).allSatisfy { block in
          prefix.count { $0 == block }.isMultiple(of: 2)
        }
        if isEven { all.append(prefix) }
        return
      }
      for block in 0...blocks {
        extend(prefix + [block], max(blocks, block + 1))
      }
    }
    extend([], 0)
    return all
  }
}

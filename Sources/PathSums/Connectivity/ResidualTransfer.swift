import ExactArithmetic
import Networks

/// What one residual block does to the moments of a row vector, any K.
///
/// Mark a coordinate p. The state of order K is
///
///     S_{a,λ} = E[v_p^{2a} m̃_λ(v_i², i ≠ p)],  a + |λ| = K
///
/// and the block replaces v by v + c, c = vᵀ V D W. Given the masked y = vᵀV D,
/// the entries of c are independent and symmetric, so only even powers of each
/// survive: with exponents 2i_0 ≤ 2a at p and 2i_s ≤ 2λ_s elsewhere,
///
///     ∏ C(2a,2i_0) C(2λ_s,2i_s) · E[v_p^{2(a−i_0)} ∏ v_{p_s}^{2(λ_s−i_s)} Q_i(v²)]
///
/// where Q_i(v²) = E ∏ c^{2i} is, in augmented monomials, the row i of the
/// product of the transfer matrix of W, the masks ½^{len}, the choice of
/// neurons h(h−1)⋯(h−len+1), and the transfer matrix of V. Indices with
/// λ_s = i_s are free and only counted. The recursion closes with non-negative
/// coefficients for every pair of symmetric laws.
struct ResidualTransfer<Scalar: NonnegativeScalar>: Sendable {
  /// a and λ.
  struct Mark: Hashable, Sendable {
    let own: Int
    let others: Partition
  }

  /// The states of order K.
  let states: [Mark]
  private let rows: [[Int: Scalar]]

  /// The block with moments κ_0, …, κ_K of W and of V.
  init(
    order: Int,
    stream: Int,
    block: ResidualNetwork.Block,
    inner: [Scalar],
    outer: [Scalar]
  ) {
    let states = Self.states(order)
    let indices = Dictionary(
      uniqueKeysWithValues: states.enumerated().map { ($1, $0) }
    )
    let branch = (0...order).map {
      BranchMoments(order: $0, block: block, inner: inner, outer: outer)
    }
    rows = states.map { target in
      var row: [Int: Scalar] = [:]
      guard target.others.length < stream else { return row }
      for (split, count) in Self.splits(target) {
        let moved = Partition(split.moved)
        let left = split.left.filter { $0 > 0 }
        let choices = Rational.fallingFactorial(
          stream - 1 - left.count,
          split.left.count - left.count
        )
        let start = AugmentedMonomials<Scalar>(
          coefficients: [Partition(left): Scalar(rational: count * choices)]
        )
        for (own, part) in branch[moved.parts.reduce(0, +)].marked(moved) {
          for (others, weight) in (start * part).coefficients {
            let source = Mark(own: split.own + own, others: others)
            guard let index = indices[source] else { continue }
            row[index] = row[index].map { $0 + weight } ?? weight
          }
        }
      }
      return row
    }
    self.states = states
  }

  /// The block's matrix times a state.
  func apply(to state: [Scalar]) -> [Scalar] {
    rows.map { row in
      row.sorted { $0.key < $1.key }.reduce(.zero) { sum, entry in
        state[entry.key].isZero ? sum : sum + entry.value * state[entry.key]
      }
    }
  }

  /// All states of order K.
  static func states(_ order: Int) -> [Mark] {
    (0...order).flatMap { own in
      Partition.all(of: order - own).map { Mark(own: own, others: $0) }
    }
  }

  /// What stays on v and what moves to c.
  private struct Split: Hashable {
    let own: Int
    let left: [Int]
    let moved: [Int]
  }

  /// The ways to expand (v + c)^{2a} ∏ (v + c)^{2λ_s}, with their counts.
  private static func splits(_ target: Mark) -> [Split: Rational] {
    var partial: [Split: Rational] = [:]
    for i in 0...target.own {
      let split = Split(
        own: target.own - i,
        left: [],
        moved: i > 0 ? [i] : []
      )
      partial[split] = .binomial(2 * target.own, 2 * i)
    }
    for part in target.others.parts {
      var next: [Split: Rational] = [:]
      for (split, count) in partial {
        for i in 0...part {
          let longer = Split(
            own: split.own,
            left: (split.left + [part - i]).sorted(),
            moved: (split.moved + (i > 0 ? [i] : [])).sorted()
          )
          next[longer, default: 0] += count * .binomial(2 * part, 2 * i)
        }
      }
      partial = next
    }
    return partial
  }
}

/// E ∏ c_{p_s}^{2i_s} of a branch as polynomials in v².
private struct BranchMoments<Scalar: NonnegativeScalar> {
  private let partitions: [Partition]
  private let rows: [[Scalar]]

  init(
    order: Int,
    block: ResidualNetwork.Block,
    inner: [Scalar],
    outer: [Scalar]
  ) {
    partitions = Partition.all(of: order)
    let w = TransferMatrix<Scalar>(order: order, moments: inner)
    let v = TransferMatrix<Scalar>(order: order, moments: outer)
    let scale = (block.innerVariance * block.outerVariance).power(order)
    let masks = partitions.map { partition in
      Scalar(
        rational: scale * .fallingFactorial(block.width, partition.length)
          / Rational(2).power(partition.length)
      )
    }
    rows = w.entries.map { row in
      v.partitions.indices.map { target in
        row.indices.reduce(.zero) { sum, middle in
          row[middle].isZero || masks[middle].isZero
            ? sum
            : sum + row[middle] * masks[middle] * v.entries[middle][target]
        }
      }
    }
  }

  /// Q_i by the power of the marked v_p², in monomials of the other v_i².
  func marked(
    _ moved: Partition
  ) -> [(own: Int, others: AugmentedMonomials<Scalar>)] {
    guard let index = partitions.firstIndex(of: moved) else { return [] }
    var parts: [Int: [Partition: Scalar]] = [:]
    func add(_ own: Int, _ others: Partition, _ weight: Scalar) {
      let old = parts[own]?[others]
      parts[own, default: [:]][others] = old.map { $0 + weight } ?? weight
    }
    for (partition, weight) in zip(partitions, rows[index])
    where !weight.isZero {
      add(0, partition, weight)
      for s in partition.parts.indices {
        var rest = partition.parts
        let own = rest.remove(at: s)
        add(own, Partition(rest), weight)
      }
    }
    return parts.sorted { $0.key < $1.key }
      .map { ($0.key, AugmentedMonomials(coefficients: $0.value)) }
  }
}

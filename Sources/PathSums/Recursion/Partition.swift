import ExactArithmetic

/// A partition λ = (λ₁ ≥ λ₂ ≥ … ≥ λ_r) of a natural number.
struct Partition: Hashable, Sendable {
  /// The parts, in decreasing order.
  let parts: [Int]

  /// The partition with the given parts in any order.
  init(_ parts: [Int]) { self.parts = parts.sorted(by: >) }

  /// The number r of parts.
  var length: Int { parts.count }

  /// ∏ over distinct part sizes of (multiplicity)!.
  var symmetry: Rational {
    Dictionary(grouping: parts) { $0 }.values
      .map { Rational.factorial($0.count) }.product()
  }

  /// All partitions of `n`, from (n) down to (1, …, 1).
  static func all(of n: Int) -> [Partition] {
    func extend(_ prefix: [Int], _ rest: Int, _ largest: Int) -> [Partition] {
      if rest == 0 { return [Partition(prefix)] }
      return stride(from: min(rest, largest), through: 1, by: -1)
        .flatMap { extend(prefix + [$0], rest - $0, $0) }
    }
    return extend([], n, n)
  }
}

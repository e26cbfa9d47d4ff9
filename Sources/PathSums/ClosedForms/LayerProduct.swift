import ExactArithmetic

/// ∏ (1 + c/n) over layers of widths n: the building block of every second
/// moment of a Gaussian network.
///
/// c = 5 belongs to the square of a squared length, c = −1 to the part of two
/// rows that forgets the angle between them.
enum LayerProduct {
  /// ∏ (1 + c/n_j); equal widths are raised to a power at once.
  static func value(
    _ widths: some Sequence<Int>,
    excess c: Rational
  ) -> Rational {
    var counts: [Int: Int] = [:]
    for n in widths { counts[n, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }
      .map { factor($0.key, c).power($0.value) }.product()
  }

  /// 1 + c/n.
  static func factor(_ n: Int, _ c: Rational) -> Rational {
    1 + c / Rational(n)
  }
}

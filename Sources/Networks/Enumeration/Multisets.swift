import ExactArithmetic

/// The law of the multiset of n independent neurons of one law, summed over
/// what lies below.
///
///     P = n!/(∏ c_i! c_0!) ∏ p_i^{c_i} p_0^{c_0},  c_0 counting the silent ones
struct Multisets {
  /// n.
  let count: Int
  /// The states reached so far and their probabilities.
  private(set) var states: [OutcomeWalk.State: Rational] = [:]

  init(count: Int) { self.count = count }

  /// How many multisets of at most n there are over `kinds` neurons.
  func size(of kinds: Int) -> Double {
    var size = 1.0
    for i in 0..<min(count, kinds) {
      size *= Double(count + kinds - i) / Double(i + 1)
    }
    return size
  }

  /// Adds the law with the given neurons that are not silent, times `mass`.
  mutating func add(
    _ alive: [(index: Int32, mass: Rational)],
    silent: Rational,
    _ mass: Rational
  ) {
    var key: OutcomeWalk.State = []
    extend(&key, alive[...], silent, count, mass)
  }

  private mutating func extend(
    _ key: inout OutcomeWalk.State,
    _ alive: ArraySlice<(index: Int32, mass: Rational)>,
    _ silent: Rational,
    _ left: Int,
    _ mass: Rational
  ) {
    guard let first = alive.first, left > 0 else {
      let share = mass * silent.power(left)
      if !share.isZero { states[key, default: 0] += share }
      return
    }
    let size = key.count
    var share = mass
    for c in 0...left {
      // Binomial(left, c) of the places are taken by c copies.
      if c > 0 {
        share *= Rational(left - c + 1, c) * first.mass
        key.append(first.index)
      }
      extend(&key, alive.dropFirst(), silent, left - c, share)
    }
    key.removeLast(key.count - size)
  }
}

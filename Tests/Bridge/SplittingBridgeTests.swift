import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// Theorem (splitting is unbiased, note 10): resampling a population of real
/// nets by the growth of their gradients leaves the mean of the estimate where
/// it is, at any number of particles.
///
/// The mean is taken exactly, over every outcome of the weights and of the
/// resampling, in rational arithmetic: Rademacher weights, one input x = 1, no
/// bias, which meets (H). A particle carries its activations; they are its
/// gradient too, for x = 1. The weight of a layer is the K-th power of the
/// growth of the squared gradient, and ancestors are drawn in proportion.
@Suite struct SplittingBridgeTests {
  private let widths: [Int]
  private let order: Int
  private let particles: Int

  init() { (widths, order, particles) = ([], 0, 0) }

  private init(_ widths: [Int], _ order: Int, _ particles: Int) {
    self.widths = widths
    self.order = order
    self.particles = particles
  }

  /// All equally likely activations after layer j, as integers up to scale.
  private func moves(_ activation: [Int], _ j: Int) -> [[Int]] {
    let weights = widths[j] * activation.count
    return (0..<(1 << weights)).map { signs in
      (0..<widths[j]).map { b in
        let z = activation.indices.map { a in
          let bit = signs >> (b * activation.count + a) & 1
          return bit == 1 ? activation[a] : -activation[a]
        }.reduce(0, +)
        return max(0, z)
      }
    }
  }

  private func square(_ activation: [Int]) -> Rational {
    Rational(activation.map { $0 * $0 }.reduce(0, +))
  }

  /// All ways to choose one element of each list.
  private func choices<T>(_ lists: [[T]]) -> [[T]] {
    lists.reduce([[]]) { heads, list in
      heads.flatMap { head in list.map { head + [$0] } }
    }
  }

  /// The mean of the estimate of a population that stands before layer j.
  private func mean(_ population: [[Int]], _ j: Int) -> Rational {
    let outcomes = choices(population.map { moves($0, j) })
    let scale = Rational(2, widths[j - 1]).power(order)
    var sum: Rational = 0
    for moved in outcomes {
      let weights = zip(moved, population).map { new, old in
        (square(new) / square(old)).power(order) * scale
      }
      let total = weights.sum()
      if total.isZero { continue }
      let average = total / Rational(particles)
      sum += average * rest(moved, weights.map { $0 / total }, j)
    }
    return sum / Rational(outcomes.count)
  }

  /// The mean over all ancestries of what follows layer j.
  private func rest(
    _ moved: [[Int]],
    _ shares: [Rational],
    _ j: Int
  ) -> Rational {
    if j == widths.count - 1 { return 1 }
    let alive = moved.indices.filter { !shares[$0].isZero }
    var sum: Rational = 0
    for ancestors in choices(moved.map { _ in alive }) {
      let probability = ancestors.map { shares[$0] }.product()
      sum += probability * mean(ancestors.map { moved[$0] }, j + 1)
    }
    return sum
  }

  @Test(arguments: [
    ([1, 2, 1], 1, 1), ([1, 2, 1], 2, 1), ([1, 2, 1], 2, 2),
    ([1, 2, 1], 3, 2), ([1, 1, 2, 1], 2, 2), ([1, 1, 1], 2, 3),
    ([1, 1, 1, 1], 3, 2),
  ])
  func theMeanIsTheMoment(
    widths: [Int],
    order: Int,
    particles: Int
  ) throws {
    let population = Array(repeating: [1], count: particles)
    let mean = SplittingBridgeTests(widths, order, particles)
      .mean(population, 1)
    let spec = try NetworkSpec(
      architecture: Architecture(widths: widths),
      weights: [Rademacher()]
    )
    #expect(mean == (try ExactMoments(spec).moment(order)).rational)
  }

  /// Without resampling's weights the estimate is wrong: the test can fail.
  @Test func equalSharesAreBiased() {
    let net = SplittingBridgeTests([1, 2, 1], 2, 2)
    let outcomes = net.choices([[1], [1]].map { net.moves($0, 1) })
    var sum: Rational = 0
    for moved in outcomes where moved.allSatisfy({ !net.square($0).isZero }) {
      let weights = moved.map { (net.square($0) * 2).power(2) }
      let half = Rational(1, 2)
      sum += weights.sum() / 2 * net.rest(moved, [half, half], 1)
    }
    #expect(sum / Rational(outcomes.count) != 5)
  }
}

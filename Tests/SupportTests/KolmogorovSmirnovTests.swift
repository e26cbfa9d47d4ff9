import TestSupport
import Testing

@Suite struct KolmogorovSmirnovTests {
  /// Every interleaving of two samples, as the set of ranks of the first.
  private static func interleavings(_ n: Int) -> [[Bool]] {
    (0..<(1 << (2 * n))).compactMap { word in
      let isFirst = (0..<(2 * n)).map { word >> $0 & 1 == 1 }
      return isFirst.count { $0 } == n ? isFirst : nil
    }
  }

  /// The p-value of two samples without ties is the share of the C(2n, n)
  /// equally likely interleavings that are at least as far apart: counted.
  @Test(arguments: 1...6)
  func withoutTiesItIsExact(n: Int) {
    let all = Self.interleavings(n)
    let tails = all.map { isFirst in
      let ranks = (0..<(2 * n)).map(Double.init)
      return twoSampleTail(
        ranks.filter { isFirst[Int($0)] },
        ranks.filter { !isFirst[Int($0)] }
      )
    }
    for tail in Set(tails) {
      let share = Double(tails.count { $0 <= tail }) / Double(all.count)
      #expect(abs(tail - share) <= 1e-13)
    }
    #expect(Set(tails).count == n)
  }

  /// With ties it keeps its level: all pairs of four values of {0, 1, 2}.
  @Test func withTiesItIsCautious() {
    let samples = (0..<81).map { code in
      [1, 3, 9, 27].map { Double(code / $0 % 3) }
    }
    let tails = samples.flatMap { x in samples.map { twoSampleTail(x, $0) } }
    for tail in Set(tails) {
      let share = Double(tails.count { $0 <= tail }) / Double(tails.count)
      #expect(share <= tail * (1 + 1e-12))
    }
    #expect(tails.contains { $0 < 0.05 })
  }

  /// Far apart, the first term 2 C(2n, n−k)/C(2n, n) is all there is: two
  /// samples without overlap have 2/C(2n, n), here with n = 40.
  @Test func separateSamplesAreRare() {
    let low = (0..<40).map(Double.init)
    let p = twoSampleTail(low, low.map { $0 + 100 })
    #expect(abs(p / 1.8603403656036264e-23 - 1) < 1e-12)
    #expect(twoSampleTail(low, low) == 1)
    #expect(twoSampleTail([], []) == 1)
  }

  /// The bound for a known distribution keeps its level: all the counts of 30
  /// draws from three points, with their multinomial probabilities.
  @Test func aKnownDistributionKeepsItsLevel() {
    let known = KnownDistribution([(1, 0.25), (2, 0.75), (3, 1)])
    let first = BinomialLaw(trials: 30, probability: 0.25)
    var outcomes: [(tail: Double, mass: Double)] = []
    for ones in 0...30 {
      let rest = BinomialLaw(trials: 30 - ones, probability: 2.0 / 3)
      for twos in 0...(30 - ones) {
        let sample =
          Array(repeating: 1.0, count: ones)
          + Array(repeating: 2.0, count: twos)
          + Array(repeating: 3.0, count: 30 - ones - twos)
        outcomes.append(
          (known.tail(of: sample), first.mass(at: ones) * rest.mass(at: twos))
        )
      }
    }
    for (tail, _) in outcomes {
      let rate = outcomes.reduce(0) { $1.tail <= tail ? $0 + $1.mass : $0 }
      #expect(rate <= tail * (1 + 1e-12))
    }
    let total = outcomes.reduce(0) { $0 + $1.mass }
    #expect(abs(total - 1) < 1e-12)
  }

  /// 2 exp(−2nd²) by hand, and never above 1.
  @Test func theBoundIsMassarts() {
    let tail = KnownDistribution.tail(distance: 0.1, count: 500)
    #expect(abs(tail / 9.079985952496971e-05 - 1) < 1e-13)
    #expect(KnownDistribution.tail(distance: 0, count: 500) == 1)
    // Half of the sample below a point that should hold it all.
    let known = KnownDistribution([(0, 1)])
    let sample = (0..<100).map { $0 < 50 ? -1.0 : 1 }
    #expect(
      known.tail(of: sample)
        == KnownDistribution.tail(distance: 0.5, count: 100)
    )
  }
}

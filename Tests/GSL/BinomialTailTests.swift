import GSL
import TestSupport
import Testing

/// Binomial tails against the suite's own binomial law.
@Suite struct BinomialTailTests {
  private static let cases = Gen<(Int, Int, Int)>.triple(
    .int(in: 1...60),
    .int(in: 0...60),
    .int(in: 1...99)
  )

  /// P(X ≤ k) and P(X ≥ k), to ten digits where they are not negligible.
  @Test func tailsAgree() {
    forAll("binomial tails", Self.cases, count: 300) { n, k, percent in
      try assume(k <= n)
      let p = Double(percent) / 100
      let law = BinomialLaw(trials: n, probability: p)
      let lower = Tail.binomialLower(k, n: n, p: p)
      let upper = Tail.binomialUpper(k, n: n, p: p)
      for (tail, expected) in [
        (lower, law.tail(atMost: k)), (upper, law.tail(atLeast: k)),
      ] {
        let isClose = abs(tail - expected) <= 0x1p-33 * expected
        try expectLaw(isClose, "\(tail), not \(expected)")
      }
    }
  }

  /// P(X ≤ k) + P(X ≥ k+1) = 1, and P(X ≥ 0) = P(X ≤ n) = 1.
  @Test func tailsAreComplementary() {
    forAll("binomial complements", Self.cases) { n, k, percent in
      try assume(k < n)
      let p = Double(percent) / 100
      let sum =
        Tail.binomialLower(k, n: n, p: p)
        + Tail.binomialUpper(k + 1, n: n, p: p)
      try expectLaw(abs(sum - 1) <= 0x1p-40, "the tails add up to \(sum)")
      try expectLaw(Tail.binomialUpper(0, n: n, p: p), equals: 1)
      try expectLaw(Tail.binomialLower(n, n: n, p: p), equals: 1)
    }
  }

  /// P(X ≥ n) = pⁿ, far below anything that 1 − P(X ≤ n−1) could show.
  @Test func smallTailsAreAccurate() {
    let tail = Tail.binomialUpper(40, n: 40, p: 0.125)
    #expect(agree(tail, 0x1p-120, ulps: 4096))
  }
}

import Testing

@testable import TestSupport

@Suite struct BinomialLawTests {
  /// Sums of masses to 20 digits, computed with 50 digits for p as the nearest
  /// binary number.
  @Test(arguments: upperTails)
  func upperTailsAreThoseOfTheReference(
    _ tail: (k: Int, n: Int, p: Double, value: Double)
  ) {
    let law = BinomialLaw(trials: tail.n, probability: tail.p)
    let error = abs(law.tail(atLeast: tail.k) / tail.value - 1)
    #expect(error < 1e-12)
  }

  @Test(arguments: lowerTails)
  func lowerTailsAreThoseOfTheReference(
    _ tail: (k: Int, n: Int, p: Double, value: Double)
  ) {
    let law = BinomialLaw(trials: tail.n, probability: tail.p)
    let error = abs(law.tail(atMost: tail.k) / tail.value - 1)
    #expect(error < 1e-12)
  }

  /// Against the recurrence of Pascal's triangle, which only adds.
  @Test func massesAreThoseOfPascal() {
    var row = [1.0]
    for n in 0...60 {
      let law = BinomialLaw(trials: n, probability: 0.3)
      for k in 0...n {
        #expect(abs(law.mass(at: k) / row[k] - 1) < 1e-13)
      }
      row = zip(row + [0], [0] + row).map { 0.7 * $0 + 0.3 * $1 }
    }
  }

  @Test func tailsAreComplementary() {
    let laws = Gen.triple(
      .int(in: 1...3_000),
      .int(in: 0...1_000),
      .int(in: 0...1_000)
    )
    forAll("binomial tails sum to one", laws, count: 500) { n, part, rank in
      let law = BinomialLaw(trials: n, probability: Double(part) / 1_000)
      let k = n * rank / 1_000
      let sum = law.tail(atMost: k) + law.tail(atLeast: k + 1)
      try expectLaw(abs(sum - 1) < 1e-12, "the tails sum to \(sum)")
      let step = law.tail(atMost: k) - law.tail(atMost: k - 1)
      let mass = law.mass(at: k)
      try expectLaw(abs(step - mass) < 1e-12, "\(step) is not \(mass)")
    }
  }

  @Test(arguments: [0, 0.5, 1])
  func endsAreExact(p: Double) {
    let law = BinomialLaw(trials: 4, probability: p)
    #expect(law.tail(atMost: 4) == 1)
    #expect(law.tail(atLeast: 0) == 1)
    #expect(law.tail(atMost: -1) == 0)
    #expect(law.tail(atLeast: 5) == 0)
    #expect(law.mass(at: 0) == (p == 0 ? 1 : p == 1 ? 0 : 0.0625))
    #expect(law.mass(at: 4) == (p == 1 ? 1 : p == 0 ? 0 : 0.0625))
    #expect(BinomialLaw(trials: 0, probability: p).mass(at: 0) == 1)
  }

  private static let upperTails: [(k: Int, n: Int, p: Double, value: Double)] =
    [
      (60, 100, 0.5, 0.028443966820490396),
      (9, 1_000, 0.001, 1.0936095204800180e-6),
      (502_500, 1_000_000, 0.5, 2.8812708188703020e-7),
      (3_005_000, 10_000_000, 0.3, 2.8083186848877887e-4),
    ]

  private static let lowerTails: [(k: Int, n: Int, p: Double, value: Double)] =
    [
      (30, 1_000, 0.05, 0.0012770679174798358),
      (9_995_000, 10_000_000, 0.9996, 1.4835349789099033e-52),
    ]
}

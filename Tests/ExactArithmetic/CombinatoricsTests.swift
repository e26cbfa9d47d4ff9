import ExactArithmetic
import TestSupport
import Testing

/// Factorials, binomials and common denominators.
@Suite struct CombinatoricsTests {
  /// Pascal: C(n, k) = C(n−1, k−1) + C(n−1, k), with C(n, 0) = C(n, n) = 1.
  @Test(arguments: [1, 2, 7, 40, 81])
  func pascalsTriangle(n: Int) {
    #expect(Rational.binomial(n, 0) == 1)
    #expect(Rational.binomial(n, n) == 1)
    for k in 1..<max(n, 2) where k < n {
      let sum = Rational.binomial(n - 1, k - 1) + Rational.binomial(n - 1, k)
      #expect(Rational.binomial(n, k) == sum)
    }
  }

  /// Σ_k C(n, k) x^k = (1 + x)^n.
  @Test func binomialTheorem() {
    let cases = Gen<(Rational, Int)>.pair(.small, .int(in: 0...20))
    forAll("binomial theorem", cases) { x, n in
      (0...n).map { Rational.binomial(n, $0) * x.power($0) }.sum()
        == (1 + x).power(n)
    }
  }

  /// The product (2k)! is 2^k k! times the odd factorial (2k−1)!!.
  @Test(arguments: 0...20)
  func oddFactorials(k: Int) {
    let even = powerOfTwo(k) * .factorial(k)
    #expect(Rational.factorial(2 * k) == even * .oddFactorial(k))
  }

  /// n(n−1)⋯(n−k+1) = n!/(n−k)!, and 0 once k exceeds n.
  @Test func fallingFactorials() {
    for n in 0...12 {
      for k in 0...n {
        let ratio = Rational.factorial(n) / .factorial(n - k)
        #expect(Rational.fallingFactorial(n, k) == ratio)
      }
      #expect(Rational.fallingFactorial(n, n + 1) == 0)
    }
    #expect(Rational.factorial(25).description == "15511210043330985984000000")
  }

  /// The common denominator clears every denominator, and no divisor of it
  /// by a prime does.
  @Test func commonDenominatorsAreLeast() {
    let lists = Gen<[Rational]>.array(of: Gen<Rational>.small, count: 0...6)
    forAll("common denominator", lists) { list in
      let common = list.commonDenominator()
      try expectLaw(common.isInteger && common.signum > 0, "it is \(common)")
      try expectLaw(list.allSatisfy { ($0 * common).isInteger }, "too small")
      for prime in 2...997 {
        let less = common / Rational(prime)
        guard less.isInteger else { continue }
        let clears = list.allSatisfy { ($0 * less).isInteger }
        try expectLaw(!clears, "\(less) would do")
      }
    }
    #expect([Rational]().commonDenominator() == 1)
    #expect([Rational(1, 6), Rational(-3, 4)].commonDenominator() == 12)
  }
}

import ExactArithmetic
import Networks
import TestSupport
import Testing

/// Sums of square roots: arithmetic, order, and signs that doubles miss.
@Suite struct RootSumTests {
  private func root(_ value: Rational) throws -> RootSum {
    try #require(RootSum(squareRootOf: value))
  }

  @Test func squaresAreTakenOut() throws {
    #expect(try "\(root(12))" == "2*sqrt(3)")
    #expect(try "\(root(Rational(1, 2)))" == "1/2*sqrt(2)")
    #expect(try "\(root(Rational(49, 36)))" == "7/6")
    #expect(try root(0).isZero)
    #expect(RootSum(squareRootOf: -1) == nil)
    let long = Rational(10).power(40) * 7
    #expect(try "\(root(long))" == "\(Rational(10).power(20))*sqrt(7)")
    #expect(RootSum(squareRootOf: Rational(2).power(127) - 1) == nil)
  }

  /// √a·√a = a and √(a/b)·√b = √a, for any positive integers.
  @Test func productsOfRoots() {
    let pairs = Gen.pair(.int(in: 1...5000), .int(in: 1...5000))
    forAll("roots multiply", pairs) { a, b in
      let ratio = try root(Rational(a, b))
      try expectLaw((ratio * ratio).rational, equals: Rational(a, b))
      return try ratio * root(Rational(b)) == root(Rational(a))
    }
  }

  /// The sign of a + b√2 + c√3 is that of high precision, near ties included.
  @Test func signsNearCancellation() throws {
    let (two, three) = (try root(2), try root(3))
    // (√3 − √2)^30 = p − q√6 is about 2·10⁻¹⁵ of terms near 10¹⁵.
    let small = (three + Rational(-1) * two).power(30)
    #expect(small.terms.count == 2 && small.signum == 1)
    #expect((Rational(-1) * small).signum == -1)
    #expect((small + Rational(-1) * small).signum == 0)
    #expect((three + Rational(-1) * two).doubleValue > 0.3178)
  }

  @Test func signsOfSmallSums() {
    let digits = Gen.int(in: -9...9)
    forAll("signs", .pair(.pair(digits, digits), digits)) { pair, c in
      let (a, b) = pair
      let roots =
        Rational(b) * (try root(2)) + Rational(c) * (try root(3))
      let number = RootSum(Rational(a)) + roots
      let value =
        Double(a) + Double(b) * 2.0.squareRoot() + Double(c) * 3.0.squareRoot()
      if a == 0 && b == 0 && c == 0 { return number.isZero }
      // The norm of such a sum is an integer, so it is at least 1/50³.
      return abs(value) > 1e-6 && number.signum == (value > 0 ? 1 : -1)
    }
  }
}

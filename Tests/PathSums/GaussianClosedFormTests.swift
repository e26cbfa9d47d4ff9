import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

/// Gaussian weights: E[Z^K] factorises into moments of χ² over layers.
@Suite struct GaussianClosedFormTests {
  private static let cases = Gen<([Int], Int, Bool)>.triple(
    .array(of: .int(in: 1...40), count: 2...6),
    .int(in: 1...6),
    .bool
  )

  /// The closed form is the recursion, for any widths and K up to 6.
  @Test func closedFormIsTheRecursion() {
    forAll("Gaussian closed form", Self.cases) { widths, order, isEntry in
      let quantity: Quantity =
        isEntry ? .entry(input: 0, output: 0) : .row(output: 0)
      let spec = try network(widths, ["gaussian"], quantity)
      let closed = GaussianMoments.moment(
        order,
        spec.architecture,
        quantity
      ).rational
      try expectLaw(try moment(order, spec), equals: closed, "the recursion")
    }
  }

  /// g_K(n) is a polynomial in 1/n, known for K up to 6.
  @Test(arguments: [
    (1, [1]), (2, [1, 5]), (3, [1, 15, 44]), (4, [1, 30, 251, 558]),
    (5, [1, 50, 815, 4990, 9264]),
    (6, [1, 75, 2005, 23445, 116_794, 190_320]),
  ])
  func layerFactorsArePolynomials(order: Int, coefficients: [Int]) {
    for n in 1...30 {
      let terms = coefficients.enumerated().map { power, coefficient in
        Rational(coefficient) / Rational(n).power(power)
      }
      let factor = GaussianMoments.layerFactor(order, width: n)
      #expect(factor == terms.sum(), "n = \(n)")
    }
  }

  /// ∏(1 + (4k+1)/n) ≤ g_K(n) ≤ ∏(1 + 5k/n) over 1 ≤ k < K.
  @Test func layerFactorsAreBounded() {
    let cases = Gen<(Int, Int)>.pair(.int(in: 1...60), .int(in: 1...10))
    forAll("bounds of g_K", cases) { n, order in
      let factor = GaussianMoments.layerFactor(order, width: n)
      let lower = (1..<order).map { 1 + Rational(4 * $0 + 1, n) }.product()
      let upper = (1..<order).map { 1 + Rational(5 * $0, n) }.product()
      try expectLaw(lower <= factor && factor <= upper, "g_K is \(factor)")
    }
  }

  /// E[Z²] = 2(1 + 2/n₀) ∏(1 + 5/n_j) and
  /// E[Z³] = 4(1 + 2/n₀)(1 + 4/n₀) ∏(1 + 4/n_j)(1 + 11/n_j).
  @Test func lowMoments() {
    let widths = Gen<[Int]>.array(of: .int(in: 1...500), count: 2...8)
    forAll("Gaussian E[Z²] and E[Z³]", widths) { widths in
      let spec = try network(widths)
      let inverse = widths.map { Rational(1, $0) }
      let hidden = inverse.dropFirst().dropLast()
      let start = 2 * (1 + 2 * inverse[0])
      let second = start * hidden.map { 1 + 5 * $0 }.product()
      let third =
        2 * start * (1 + 4 * inverse[0])
        * hidden.map { (1 + 4 * $0) * (1 + 11 * $0) }.product()
      try expectLaw(try moment(2, spec), equals: second, "E[Z²]")
      try expectLaw(try moment(3, spec), equals: third, "E[Z³]")
    }
  }

  /// The prefactor is the moment of a network without hidden layers.
  @Test(arguments: 1...6)
  func prefactorsAreShallowNetworks(order: Int) throws {
    for n in [1, 2, 7] {
      for quantity in [Quantity.row(output: 0), .entry(input: 0, output: 0)] {
        let found = try moment(order, network([n, 3], ["gaussian"], quantity))
        let prefactor = GaussianMoments.prefactor(
          order,
          inputWidth: n,
          quantity: quantity
        )
        #expect(found == prefactor)
      }
    }
  }
}

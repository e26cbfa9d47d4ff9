import Foundation
import GSL
import Measures
import Networks
import PathSums
import TestSupport
import Testing

@Suite struct LawInversionTests {
  private func law(
    _ widths: [Int],
    entry: Bool = false
  ) throws -> LogLaw {
    try LogLaw(
      NetworkSpec(
        architecture: architecture(widths),
        quantity: entry ? .entry(input: 0, output: 0) : .row(output: 0)
      )
    )
  }

  /// d = 1: n₀Z/2 is χ² with n₀ degrees of freedom, 1 for an entry.
  @Test func oneLayerIsChiSquared() {
    let cases = Gen<(Int, Int, Bool)>.triple(
      .int(in: 1...400),
      .int(in: -60...60),
      .bool
    )
    forAll("one layer is chi-squared", cases, count: 250) { n, step, isEntry in
      let law = try law([n, 1], entry: isEntry)
      let deviation = law.cumulants.variance.squareRoot()
      let y = law.cumulants.mean + Double(step) / 10 * deviation
      let nu = isEntry ? 1 : Double(n)
      let upper = Tail.chiSquared(Double(n) * exp(y) / 2, nu: nu)
      let exact = law.cdf(y)
      return abs(exact.value - (1 - upper)) <= exact.error + 2e-12
    }
  }

  /// One hidden layer, by conditioning on the input's Gaussian g:
  /// P(ln Z ≤ y | Z > 0) = E Σ_b p_b P(χ²_b ≤ n₁ e^y/(4g²)), n₀ = 1.
  @Test func oneHiddenLayerIsAMixtureOfChiSquaredLaws() throws {
    for n in [1, 2, 3, 7] {
      let law = try law([1, n, 1])
      for y in [-6.0, -2, -0.5, 0, 0.7, 2, 3.5] {
        let integral = try Quadrature.between(0, 40) { u in
          // g = u² removes the singularity of the integrand's derivative.
          let g = u * u
          let x = Double(n) * exp(y) / (4 * g * g)
          var below = 0.0
          for b in 1...n {
            let p = exp(lgamma(Double(n + 1)) - lgamma(Double(b + 1)))
            let q = p / exp(lgamma(Double(n - b + 1))) / (exp2(Double(n)) - 1)
            below += q * (1 - Tail.chiSquared(x, nu: Double(b)))
          }
          return 2 * u * below * 2 * exp(-g * g / 2) / sqrt(2 * .pi)
        }
        #expect(abs(law.cdf(y).value - integral.value) < 1e-8)
      }
    }
  }

  /// P(Z > 0) ∫ e^{Ky} f(y) dy = E Z^K, K = 0, 1, 2, by the trapezoidal rule.
  @Test func densityHasTheExactMoments() {
    let cases = Gen<([Int], Bool)>.pair(
      tinyWidths(depth: 1...4, width: 1...30),
      .bool
    )
    forAll("density against moments", cases, count: 200) { widths, isEntry in
      let net = try NetworkSpec(
        architecture: architecture(widths),
        quantity: isEntry ? .entry(input: 0, output: 0) : .row(output: 0)
      )
      let law = try LogLaw(net)
      let alive = 1 - law.zeroProbability
      let (low, high) = (law.range.lowerBound, law.range.upperBound)
      let count = 1500
      let h = (high - low) / Double(count)
      var sums = [0.0, 0.0, 0.0]
      var errors = [0.0, 0.0, 0.0]
      for i in 0...count {
        let y = low + Double(i) * h
        let f = law.density(y)
        for k in 0...2 {
          let weight = alive * h * exp(Double(k) * y)
          sums[k] += weight * f.value
          errors[k] += weight * f.error
        }
      }
      for k in 0...2 {
        let exact =
          k == 0 ? alive : exp(try ExactMoments(net).moment(k).logarithm)
        // What is left beyond the range is at most a moment times its mass.
        guard abs(sums[k] - exact) < 2 * errors[k] + 1e-6 * exact else {
          return false
        }
      }
      return true
    }
  }

  @Test func quantilesInvertTheDistributionFunction() {
    let cases = Gen<([Int], Int, Bool)>.triple(
      tinyWidths(depth: 1...5, width: 1...100),
      .int(in: 1...999, origin: 500),
      .bool
    )
    forAll("quantile of cdf", cases, count: 250) { widths, k, isEntry in
      let law = try law(widths, entry: isEntry)
      let p = Double(k) / 1000
      let q = try law.quantile(p)
      let back = law.cdf(q.value)
      let again = try law.quantile(back.value)
      return abs(back.value - p) <= 2 * back.error && q.low <= q.value
        && q.value <= q.high && q.high - q.low < 1e-8
        && again.low <= q.value && q.value <= again.high
    }
  }

  @Test func distributionFunctionsIncreaseFromZeroToOne() {
    let widths = tinyWidths(depth: 1...5, width: 1...200)
    forAll("cdf increases", widths, count: 200) { widths in
      let law = try law(widths)
      let (low, high) = (law.range.lowerBound, law.range.upperBound)
      var last = 0.0
      for i in 0...100 {
        let f = law.cdf(low + (high - low) * Double(i) / 100)
        guard f.value >= last - 2 * f.error, f.value <= 1 else { return false }
        last = f.value
      }
      let (below, above) = (law.cdf(low - 1), law.cdf(high + 1))
      return below.value == 0 && below.error <= 1e-15 && above.value == 1
        && above.error <= 1e-15 && law.cdf(low.nextUp).value < 1e-11
        && law.cdf(high.nextDown).value > 1 - 1e-11
    }
  }

  @Test func errorsAreSmallAtEverySize() throws {
    let nets = [
      [1, 1], [1, 1, 1, 1, 1], [10] + Array(repeating: 10, count: 100) + [1],
      [1_000_000, 1_000_000, 1], [5, 1000, 2, 1000, 1],
    ]
    for widths in nets {
      let law = try law(widths)
      let total = law.errors
      #expect(total.aliasing <= 2e-16 && total.truncation <= 1e-16)
      #expect(total.rounding < 1e-10)
    }
  }

  @Test func aLinearOutputChangesNothingButTheZeroProbability() throws {
    let net = try architecture([3, 4, 5, 2])
    let relu = try LogLaw(NetworkSpec(architecture: net))
    let linear = try LogLaw(
      NetworkSpec(architecture: net, outputActivation: .linear)
    )
    #expect(relu.zeroProbability == 559.0 / 1024)
    #expect(abs(linear.zeroProbability - 47.0 / 512) < 1e-16)
    #expect(relu.cdf(0.3) == linear.cdf(0.3))
  }

  @Test func otherWeightsAreRefusedByName() throws {
    let net = try NetworkSpec(
      architecture: architecture([3, 4, 1]),
      weights: [Gaussian(), Uniform()]
    )
    let error = #expect(throws: PathSumError.self) { try LogLaw(net) }
    #expect(error?.description.contains("Gaussian") == true)
    #expect(error?.description.contains("layer 2") == true)
    let tiny = try law([1, 1])
    #expect(throws: PathSumError.self) { try tiny.quantile(1e-16) }
  }
}

import Foundation
import Networks
import PathSums
import TestSupport
import Testing

@Suite struct LawCumulantTests {
  @Test func layersHaveThePrintedCumulants() throws {
    let printed = [
      (10, -0.307461, 0.866734, -1.4756),
      (50, -0.051739, 0.108168, -0.015160),
      (100, -0.025421, 0.051940, -0.0034131),
    ]
    for (n, mean, variance, third) in printed {
      let layer = try LogCumulants.layer(width: n)
      #expect(abs(layer.mean - mean) < 6e-7)
      #expect(abs(layer.variance - variance) < 6e-7)
      #expect(abs(layer.third - third) < 5e-5 * abs(third))
    }
  }

  /// mean = −5/(2n) − 49/(12n²), var = 5/n + 37/(2n²), third = −31/n², each up to
  /// the next order in 1/n.
  @Test func wideLayersFollowTheExpansion() throws {
    for n in [1000.0, 100_000, 100_000_000] {
      let layer = try LogCumulants.layer(width: Int(n))
      #expect(abs(layer.mean * n + 2.5 + 49 / (12 * n)) < 20 / (n * n) + 1e-7)
      #expect(abs(layer.variance * n - 5 - 18.5 / n) < 200 / (n * n) + 1e-8)
      if n < 1e6 { #expect(abs(layer.third * n * n + 31) < 500 / n) }
    }
  }

  /// They are the derivatives of ln E[Z^s | Z > 0] at 0.
  @Test func cumulantsAreDerivativesOfTheMellinTransform() {
    let widths = tinyWidths(depth: 1...4, width: 1...60)
    forAll("cumulants by differences", widths, count: 200) { widths in
      let net = try NetworkSpec(architecture: architecture(widths))
      let law = try LogLaw(net)
      let base = try law.logMoment(0)
      func value(_ s: Double) throws -> Double { try law.logMoment(s) - base }
      let k = law.cumulants
      let deviation = k.variance.squareRoot()
      let h = min(0.02, 0.02 / deviation)
      let (a, b) = (try value(h), try value(-h))
      let (c, d) = (try value(2 * h), try value(-2 * h))
      let mean = (8 * (a - b) - (c - d)) / (12 * h)
      let variance = (16 * (a + b) - (c + d)) / (12 * h * h)
      let third = (c - d - 2 * (a - b)) / (2 * h * h * h)
      let unit = deviation
      return abs(mean - k.mean) < 1e-4 * unit
        && abs(variance - k.variance) < 1e-4 * unit * unit
        && abs(third - k.third) < 2e-2 * unit * unit * unit
    }
  }

  @Test func mellinTransformAtIntegersIsTheExactMoment() {
    let cases = Gen<([Int], Bool, Bool)>.triple(
      tinyWidths(depth: 1...6, width: 1...80),
      .bool,
      .bool
    )
    forAll("Mellin at integers", cases, count: 250) { widths, isEntry, linear in
      let net = try NetworkSpec(
        architecture: architecture(widths),
        outputActivation: linear ? .linear : .relu,
        quantity: isEntry ? .entry(input: 0, output: 0) : .row(output: 0)
      )
      let law = try LogLaw(net)
      for k in 1...5 {
        let exact = try ExactMoments(net).moment(k).logarithm
        let mellin = try law.logMoment(Double(k))
        guard abs(mellin - exact) < 1e-12 * (1 + abs(exact)) else {
          return false
        }
      }
      let zero = try law.logMoment(0)
      return abs(zero - log1p(-law.zeroProbability)) < 1e-14
    }
  }

  @Test func infiniteMomentsAreRefused() throws {
    let net = try NetworkSpec(architecture: architecture([3, 4, 1]))
    let law = try LogLaw(net)
    #expect(throws: PathSumError.self) { try law.logMoment(-0.5) }
    #expect(try law.logMoment(-0.49).isFinite)
  }
}

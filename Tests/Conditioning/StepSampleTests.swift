import Conditioning
import Foundation
import Testing

/// Gradients after steps, where everything can be worked out by hand.
struct StepSampleTests {
  /// The quotient of f at x after a step of length h.
  private func quotient(
    _ f: (Double) -> Double,
    _ x: Double,
    _ h: Double
  ) -> Double {
    var sample = StepSample(near: [f(x)], weightLength: abs(x))
    sample.add([f(x + h)], stepLength: abs(h))
    return sample.bestLowerBound.number ?? .nan
  }

  /// The condition number of e^x is |x|; the quotient is x (e^h − 1)/h.
  @Test func exponential() {
    for x in [1.0, 50] {
      let h = 0x1p-20
      // Half of h from the curvature, and the rounding of e^{x+h} over h.
      #expect(abs(quotient(exp, x, h) - x) <= x * (h + 0x1p-30))
    }
  }

  /// f(x) = x² at 1 has the condition number 2 and the quotient 2 + h: no lower
  /// bound, and no error of smaller order than h.
  @Test func theBestLowerBoundIsNone() {
    for h in [0x1p-3, 0x1p-10] {
      #expect(quotient({ $0 * $0 }, 1, h) == 2 + h)
    }
  }

  /// ‖v‖ = 1.2, ‖u − v‖ = 0.5 against ‖y‖ = 1.55, ‖x − y‖ = 0.9 with ‖u‖ = ‖x‖ = 1:
  /// the smaller quotient has the larger loss of slope 1 − ⟨u, v⟩.
  @Test func quotientsDoNotOrderSlopes() {
    func pair(_ length: Double, _ gap: Double) -> (Double, Double) {
      let product = (1 + length * length - gap * gap) / 2
      let rest = (length * length - product * product).squareRoot()
      var sample = StepSample(near: [1, 0], weightLength: 1)
      sample.add([product, rest], stepLength: 1)
      return (sample.bestLowerBound.number ?? .nan, 1 - product)
    }
    let (a, b) = (pair(1.2, 0.5), pair(1.55, 0.9))
    #expect(abs(a.0 - 0.5) <= 1e-15 && abs(b.0 - 0.9) <= 1e-15)
    #expect(a.0 - 1.2 < b.0 - 1.55)
    #expect(a.1 > b.1)
  }

  /// With δ_A = 0.1 and δ_B = 1, v = 0.95 u and y = 0.4 x: 0.5 < 0.6, and yet the
  /// slopes are 5 and 0.6 per step.
  @Test func unequalStepsBreakTheBound() {
    func quotient(_ factor: Double, _ delta: Double) -> Double {
      var sample = StepSample(near: [1], weightLength: 1)
      sample.add([factor], stepLength: delta)
      return sample.bestLowerBound.number ?? .nan
    }
    #expect(quotient(0.95, 0.1) < quotient(0.4, 1))
    let slopes: [Double] = [(1 - 0.95) / 0.01, 1 - 0.4]
    #expect(slopes[0] > slopes[1])
  }

  /// L = |w|²/2 at (1, 0) against L = 3 w₁ w₂ at (0, 1/3): both gradients are
  /// (1, 0), the quotients 1 < 3, and the curvature along the gradient 1 > 0.
  @Test func quotientsDoNotOrderCurvatures() {
    let delta = 0.1
    func along(
      _ gradient: ([Double]) -> [Double],
      _ w: [Double]
    ) -> (quotient: Double, slopeLoss: Double) {
      let h = gradient(w)
      let after = gradient([w[0] - delta * h[0], w[1] - delta * h[1]])
      var sample = StepSample(near: h, weightLength: 1)
      sample.add(after, stepLength: delta)
      let loss = (inner(h, h) - inner(h, after)) / delta
      return (sample.bestLowerBound.number ?? .nan, loss)
    }
    let a = along({ $0 }, [1, 0])
    let b = along({ [3 * $0[1], 3 * $0[0]] }, [0, 1 / 3.0])
    #expect(abs(a.quotient - 1) <= 1e-14 && abs(b.quotient - 3) <= 1e-14)
    #expect(abs(a.slopeLoss - 1) <= 1e-14 && abs(b.slopeLoss) <= 1e-14)
  }

  /// h̄ = (2, 0), steps to (1, 0) and (0, 2): squares 5, sum (1, 2), products 2.
  @Test func metricsOfTwoSteps() {
    var sample = StepSample(near: [2, 0], weightLength: 3)
    sample.add([1, 0], stepLength: 0.5)
    sample.add([0, 2], stepLength: 1)
    #expect(sample.diversity == .value(1))
    #expect(sample.coherence == .value(0.4))
    #expect(sample.cosine == .value(0))
    #expect(sample.quotients[0] == 3)
    #expect(abs(sample.quotients[1] - 3 * 2.0.squareRoot()) <= 1e-15)
  }

  /// A gradient that halves has coherence 2: nothing holds it below 1.
  @Test func coherenceAfterStepsExceedsOne() {
    var sample = StepSample(near: [2, 4], weightLength: 1)
    sample.add([1, 2], stepLength: 1)
    #expect(sample.coherence == .value(2))
  }

  @Test func zeroGradientHasNoConditionNumber() {
    var sample = StepSample(near: [0, 0], weightLength: 1)
    sample.add([0, 0], stepLength: 1)
    for value in [
      sample.bestLowerBound, sample.cosine, sample.diversity, sample.coherence,
    ] {
      #expect(value.reason == "the gradient is 0")
    }
  }
}

import Foundation
import PathSums
import Testing

/// Gradients at two inputs, in the limit and for small angles.
@Suite struct GradientCorrelationTests {
  /// One radian apart: 0.0874 after ten layers, and 765 L^{−3} in the end.
  @Test func plainNetsDecayPolynomially() {
    let flow = GradientCorrelation.relu(angle: 1, depth: 20_000)
    #expect(abs(flow.correlations[10] - 0.0874) < 5e-5)
    let tail = flow.correlations[20_000] * pow(20_000, 3)
    #expect(abs(tail / 765 - 1) < 0.01)
    // θ_l approaches 3π/l.
    #expect(abs(flow.angles[20_000] * 20_000 / (3 * .pi) - 1) < 0.01)
    #expect(GradientCorrelation.fixed(coactivation: 0.25, depth: 10) == 0x1p-10)
  }

  /// The angle's map is that of the arc-cosine kernel, and its fixed points are
  /// kept: right angles and opposite inputs by hand.
  @Test func anglesByHand() {
    let right = GradientCorrelation.relu(angle: .pi / 2, depth: 1)
    #expect(abs(cos(right.angles[1]) - 1 / Double.pi) < 8 * 0x1p-52)
    #expect(right.correlations[1] == 0.5)
    let opposite = GradientCorrelation.relu(angle: .pi, depth: 1)
    #expect(abs(opposite.angles[1] - .pi / 2) < 8 * 0x1p-52)
    #expect(opposite.correlations[1] == 0)
    let same = GradientCorrelation.relu(angle: 0, depth: 5)
    #expect(same.correlations == [1, 1, 1, 1, 1, 1])
    // Both branches of the map around θ = 0.1 are one function.
    for theta in [0.05, 0.099999, 0.100001, 0.7] {
      let next = GradientCorrelation.relu(angle: theta, depth: 1).angles[1]
      let kernel = (sin(theta) + (.pi - theta) * cos(theta)) / .pi
      #expect(abs(cos(next) - kernel) < 8 * 0x1p-52)
    }
  }

  /// Ramped branches at c = ¼: ∏ (l + ½)/(l + 1); no branch, no decay.
  @Test func residualNets() {
    let gains = (1...6).map { 1 / Double($0) }
    let product = (1...6).reduce(1.0) {
      $0 * (Double($1) + 0.5) / (Double($1) + 1)
    }
    let fixed = GradientCorrelation.fixed(coactivation: 0.25, gains: gains)
    #expect(abs(fixed - product) < 16 * 0x1p-52)
    let none = GradientCorrelation.residual(angle: 1, gains: [0, 0])
    #expect(none.correlations == [1, 1, 1])
    let one = GradientCorrelation.residual(angle: .pi / 2, gains: [1])
    #expect(abs(one.correlations[1] - 0.75) < 4 * 0x1p-52)
    #expect(abs(cos(one.angles[1]) - 0.5 / .pi) < 4 * 0x1p-52)
  }

  /// Diversity and coherence of equal correlations; their product times b is 1.
  @Test func metrics() {
    for rho in [0.0, 0.3, 1] {
      let diversity = GradientCorrelation.diversity(count: 8, correlation: rho)
      let coherence = GradientCorrelation.coherence(count: 8, correlation: rho)
      #expect(abs(8 * diversity * coherence - 1) < 8 * 0x1p-52)
    }
    #expect(GradientCorrelation.diversity(count: 8, correlation: 1) == 0.125)
    #expect(GradientCorrelation.coherence(count: 8, correlation: 1) == 1)
    #expect(GradientCorrelation.confusion(correlation: 0.2) == 0)
    let linear = GradientCorrelation.looksLinear(angle: 1, depth: 3)
    #expect(linear.correlations == [1, 1, 1, 1])
    #expect(abs(linear.weights(layer: 2) - cos(1)) < 4 * 0x1p-52)
  }

  /// Small angles: n = 40, 100 and 1000 to the digits that were published.
  @Test func drifts() throws {
    for (n, mean, digits) in [
      (40, 0.05575, 5e-6), (100, 0.02084, 5e-6), (1000, 0.002008, 5e-7),
    ] {
      let drift = try AngleDrift(width: n)
      #expect(abs(drift.mean + mean) < digits)
    }
    #expect(abs(try AngleDrift(width: 40).variance - 0.2232) < 5e-5)
    // Two neurons: both on, ln χ²_1 − ln χ²_2 has the mean −2 ln 2.
    let two = try AngleDrift(width: 2)
    #expect(abs(two.mean + 2 * M_LN2) < 16 * 0x1p-52)
    #expect(throws: PathSumError.self) { try AngleDrift(width: 1) }
  }
}

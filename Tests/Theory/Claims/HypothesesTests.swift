import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

@testable import Theory

/// The helpers of the failure claims, against the closed forms.
@Suite struct HypothesesTests {
  /// E K_b of a chain is ½ Σ_j 2^{1−j} without biases and d/2 with them.
  @Test(arguments: 1...4)
  func deadChains(_ depth: Int) throws {
    let widths = Array(repeating: 1, count: depth + 1)
    let kernel = TangentKernel(try Architecture(widths: widths))
    let dead = BiasGradients.meanOfChain(depth, isBiased: false)
    #expect(dead == kernel.biasMean)
    #expect(dead == 1 - Rational(1, 2).power(depth))
    let biased = BiasGradients.meanOfChain(depth, isBiased: true)
    #expect(biased == Rational(depth, 2))
  }

  /// A graph that is a layered network has the layered network's moments.
  @Test func graphsAreLayers() throws {
    let graph = try FiniteGraph(
      "a>u b>u a>v b>v u>q v>q",
      inputs: "ab",
      at: [1, 1]
    )
    let net = FiniteNetwork(widths: [2, 2, 1], input: [1, 1])
    for order in 1...3 { #expect(graph.moment(order) == net.moment(order)) }
    #expect(try graph.formula(2) == ClaimNet.signFormula(2, net.widths))
  }

  /// Orthogonal layers keep lengths: at depth 1 behind a ReLU Z is 0 or 2.
  @Test func oneOrthogonalLayer() throws {
    let net = OrthogonalNetwork(width: 3, depth: 1)
    let draws = net.logSquaredGradients(
      200,
      using: try Laboratory().generator("orthogonal")
    )
    let log2 = 0.6931471805599453
    #expect(draws.allSatisfy { $0 == -.infinity || abs($0 - log2) < 1e-13 })
    #expect(Set(draws.map { $0 == -.infinity }).count == 2)
  }
}

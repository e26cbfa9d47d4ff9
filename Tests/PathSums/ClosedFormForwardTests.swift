import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

@Suite struct ClosedFormForwardTests {
  /// 4-strand sums of activations with biases, at an input of rational
  /// coordinates.
  @Test func productsEqualTheSumOverStrands() {
    let cases = Gen<([Int], Int, Int)>.triple(
      tinyWidths(depth: 1...2),
      .int(in: 0...2),
      .int(in: 1...3)
    )
    forAll("activations", cases, count: 200) { widths, bias, x in
      let d = widths.count - 1
      var strands = StrandSum(widths: widths)
      strands.biasVariance = Rational(bias, 3)
      strands.input = widths[0] == 1 ? [Rational(x)] : [Rational(x), -1]
      let length =
        strands.input.map { $0 * $0 }.sum() / Rational(widths[0])
      let forward = ForwardActivations(
        try architecture(widths),
        inputLength: length,
        biasVariance: strands.biasVariance
      )
      for i in 1...d {
        let mean = strands.sum([.activation(i)]) / Rational(widths[i])
        guard mean == forward.moment(1, layer: i) else { return false }
        for j in i...d {
          let product = strands.sum([.activation(i), .activation(j)])
          let scale = Rational(widths[i]) * Rational(widths[j])
          guard product / scale == forward.product(i, j) else { return false }
        }
      }
      return true
    }
  }

  @Test func layerVarianceIsItsDefinition() {
    let cases = Gen<([Int], Int)>.pair(
      tinyWidths(depth: 1...6, width: 1...9),
      .int(in: 0...4)
    )
    forAll("layer variance", cases, count: 200) { widths, bias in
      let forward = ForwardActivations(
        try architecture(widths),
        inputLength: Rational(7, 4),
        biasVariance: Rational(bias, 3)
      )
      let d = widths.count - 1
      var squares: Rational = 0
      var products: Rational = 0
      for i in 1...d {
        squares += forward.moment(2, layer: i)
        for j in 1...d { products += forward.product(i, j) }
      }
      let mean = Rational(d)
      return forward.expectedLayerVariance()
        == squares / mean - products / (mean * mean)
    }
  }

  @Test func meanGrowsByHalfTheBiasVarianceALayer() throws {
    let forward = ForwardActivations(
      try architecture([3, 7, 2, 9]),
      inputLength: Rational(5, 3),
      biasVariance: Rational(1, 2)
    )
    #expect(forward.moment(1, layer: 3) == Rational(5, 3) + Rational(3, 4))
  }

  /// Without biases M_d/M_0 has the moments of a gradient whose first layer is
  /// hidden: a net with one input and the widths n_d, …, n_1 hidden.
  @Test func momentsWithoutBiasAreThoseOfTheRecursion() {
    let widths = tinyWidths(depth: 1...5, width: 1...12)
    forAll("forward against recursion", widths, count: 200) { widths in
      let forward = ForwardActivations(try architecture(widths))
      let d = widths.count - 1
      let backward = try NetworkSpec(
        architecture: architecture([1] + widths.dropFirst() + [1])
      )
      for k in 1...4 {
        let start = GaussianMoments.prefactor(
          k,
          inputWidth: 1,
          quantity: .row(output: 0)
        )
        let exact = try ExactMoments(backward).moment(k).rational
        guard exact == start * forward.moment(k, layer: d) else { return false }
      }
      return true
    }
  }
}

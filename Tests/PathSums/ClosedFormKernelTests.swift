import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

@Suite struct ClosedFormKernelTests {
  @Test func goldenVectors() throws {
    let first = TangentKernel(
      try architecture([3, 8, 6, 2]),
      inputLength: Rational(7, 4)
    )
    #expect(first.weightMean == Rational(21, 4))
    #expect(first.weightSquare == Rational(15533, 128))
    #expect(first.biasMean == Rational(48769, 32768))
    #expect(first.atomlessBiasMean == Rational(3, 2))
    #expect(first.biasSquare == Rational(660835, 98304))
    #expect(first.atomlessBiasSquare == Rational(647, 96))
    #expect(first.product == Rational(4823, 192))
    let second = TangentKernel(try architecture([3, 4, 5, 2]))
    #expect(second.weightMean == 3)
    #expect(second.weightSquare == Rational(277, 5))
    #expect(second.biasMean == Rational(1457, 1024))
    #expect(second.biasSquare == Rational(7761, 1024))
    #expect(second.product == Rational(171, 10))
    let third = TangentKernel(try architecture([2, 6, 6, 6, 6, 1]))
    #expect(third.weightSquare == Rational(222905, 648))
    #expect(third.biasMean == Rational(81_305_281, 33_554_432))
    #expect(third.product == Rational(35105, 432))
  }

  @Test func weightKernelEqualsTheSumOverStrands() {
    let cases = Gen<([Int], Bool)>.pair(tinyWidths(depth: 1...3), .bool)
    forAll("weight kernel", cases, count: 200) { widths, isLinear in
      let d = widths.count - 1
      var strands = StrandSum(widths: widths)
      strands.masksOutput = !isLinear
      strands.input = widths[0] == 1 ? [2] : [1, Rational(-1, 2)]
      let kernel = TangentKernel(
        try architecture(widths),
        inputLength: strands.input.map { $0 * $0 }.sum()
          / Rational(widths[0]),
        outputActivation: isLinear ? .linear : .relu
      )
      var mean: Rational = 0
      var square: Rational = 0
      var product: Rational = 0
      var biases: Rational = 0
      for i in 1...d {
        let scale = Rational(2, widths[i - 1])
        let weight: [StrandSum.Pair] = [
          .activation(i - 1), .delta(i, depth: d),
        ]
        mean += scale * strands.sum(weight)
        for j in 1...d {
          let other = Rational(2, widths[j - 1])
          let second: [StrandSum.Pair] = [
            .activation(j - 1), .delta(j, depth: d),
          ]
          square += scale * other * strands.sum(weight + second)
          product += scale * strands.sum(weight + [.delta(j, depth: d)])
          biases += strands.sum([
            .delta(i, depth: d), .delta(j, depth: d),
          ])
        }
      }
      return mean == kernel.weightMean && square == kernel.weightSquare
        && product == kernel.product && biases == kernel.atomlessBiasSquare
    }
  }

  /// Zero biases, by the numbers of neurons that are on in each layer: a layer
  /// after a dead one is dead, and δ_j needs none of the layers before j.
  @Test func biasKernelEqualsTheSumOverMasks() {
    let widths = tinyWidths(depth: 1...4, width: 1...3)
    forAll("bias kernel over masks", widths, count: 200) { widths in
      let d = widths.count - 1
      let kernel = TangentKernel(try architecture(widths))
      var mean: Rational = 0
      var square: Rational = 0
      forEachCount(Array(widths[1..<d])) { counts, probability in
        func length(_ i: Int, _ j: Int) -> Rational {
          // E ‖δ_i‖²‖δ_j‖² for i ≤ j, given the masks.
          var value = Rational(1, 2)
          for k in i..<d {
            let (b, n) = (counts[k - 1], widths[k])
            let s = Rational(2, n)
            value *= k < j ? s * Rational(b) : s * s * Rational(b * (b + 2))
          }
          return value
        }
        for i in 1...d {
          guard counts.prefix(i - 1).allSatisfy({ $0 > 0 }) else { break }
          mean +=
            probability * Rational(1, 2)
            * (i..<d).map { Rational(2 * counts[$0 - 1], widths[$0]) }.product()
          for j in i...d {
            square += probability * length(i, j) * (i == j ? 1 : 2)
          }
        }
      }
      return mean == kernel.biasMean && square == kernel.biasSquare
    }
  }

  @Test func weightGradientsEqualTheSumOverStrands() {
    let cases = Gen<([Int], Bool)>.pair(tinyWidths(depth: 1...3), .bool)
    forAll("weight gradients", cases, count: 200) { widths, isLinear in
      let d = widths.count - 1
      var strands = StrandSum(widths: widths)
      strands.masksOutput = !isLinear
      strands.input = widths[0] == 1 ? [2] : [1, Rational(-1, 2)]
      let gradient = WeightGradient(
        try architecture(widths),
        inputLength: strands.input.map { $0 * $0 }.sum()
          / Rational(widths[0]),
        outputActivation: isLinear ? .linear : .relu
      )
      for j in 1...d {
        let pair: [StrandSum.Pair] = [.activation(j - 1), .delta(j, depth: d)]
        guard
          gradient.moment(1, layer: j).rational == strands.sum(pair),
          gradient.moment(2, layer: j).rational == strands.sum(pair + pair)
        else { return false }
      }
      return true
    }
  }
}

/// Every vector of numbers of live neurons, with its probability.
func forEachCount(
  _ widths: [Int],
  _ body: ([Int], Rational) -> Void
) {
  func extend(_ counts: [Int], _ probability: Rational) {
    guard counts.count < widths.count else { return body(counts, probability) }
    let n = widths[counts.count]
    for b in 0...n {
      extend(
        counts + [b],
        probability * .binomial(n, b) * Rational(2).power(-n)
      )
    }
  }
  extend([], 1)
}

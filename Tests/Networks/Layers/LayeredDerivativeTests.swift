import Foundation
import Networks
import TestSupport
import Testing

/// Derivatives of nets of every kind, against dual numbers and differences.
@Suite struct LayeredDerivativeTests {
  /// Output, reverse mode and forward mode are those of dual numbers; hence
  /// reverse mode is forward mode.
  @Test func bothModesAreTheDualNumbers() {
    forAll("layers: dual numbers", LayeredCase.any, count: 400) { net in
      let pass = try net.network().forward(net.input)
      let rows = pass.jacobian
      for p in net.input.indices {
        let jets = try JetPass(net, along: .input(p)).output
        let axis = net.input.indices.map { $0 == p ? 1.0 : 0 }
        let column = try pass.pushforward(axis).doubles
        let tangent = pass.tangents(ofInput: p)
        try expectLaw(tangent.last?.doubles, equals: column, "tangents")
        try expectLaw(rows.count, equals: jets.count, "the number of rows")
        for (q, jet) in jets.enumerated() {
          let bounds = net.roundings * jet.slopeSize
          let reverse = rows[q].doubles[p]
          try expectLaw(
            abs(reverse - jet.slope) <= bounds,
            "reverse mode gives \(reverse), not \(jet.slope)"
          )
          try expectLaw(
            abs(column[q] - jet.slope) <= bounds,
            "forward mode gives \(column[q]), not \(jet.slope)"
          )
          let value = pass.output.doubles[q]
          try expectLaw(
            abs(value - jet.value) <= net.roundings * jet.size,
            "the output is \(value), not \(jet.value)"
          )
        }
      }
    }
  }

  /// A difference quotient over ±h is the mean of f' over the interval, which
  /// differs from f' by at most h/2 times the bound on f''; rounding adds the
  /// errors of two values over 2h.
  @Test func rowsAreDifferenceQuotients() {
    let step = 0x1p-24
    forAll("layers: difference quotients", LayeredCase.any, count: 300) { net in
      let network = try net.network()
      let pass = try network.forward(net.input)
      for p in net.input.indices {
        let jets = try JetPass(net, along: .input(p), step: step).output
        var (left, right) = (net.input, net.input)
        left[p] -= step
        right[p] += step
        let low = try network.output(at: left)
        let high = try network.output(at: right)
        for (q, jet) in jets.enumerated() {
          let quotient = (high[q] - low[q]) / (2 * step)
          let row = pass.jacobianRow(output: q).doubles[p]
          let reach = jet.size + step * jet.slopeSize
          let tolerance: Double =
            step / 2 * jet.bend + net.roundings * (reach / step + jet.slopeSize)
          try expectLaw(
            abs(quotient - row) <= tolerance,
            "the quotient is \(quotient), the row \(row)"
          )
        }
      }
    }
  }

  /// ∂f/∂W and ∂f/∂b of every layer are those of dual numbers, tied weights
  /// moving together.
  @Test func parameterGradientsAreTheDualNumbers() {
    let cases = Gen<(LayeredCase, Int)>.pair(LayeredCase.any, .int(in: 0...999))
    forAll("layers: parameter gradients", cases, count: 300) { net, choice in
      let pass = try net.network().forward(net.input)
      let q = choice % pass.network.outputWidth
      let gradient = pass.gradients(ofOutput: q)
      for (l, block) in net.blocks.enumerated() {
        for (j, layer) in block.layers.enumerated() {
          let k = choice % layer.weights.count
          let weights = gradient.layers[l][j].weights.doubles
          try expectLaw(weights.count, equals: layer.weights.count, "shape")
          try expect(
            weights[k],
            JetPass(net, along: .weight(block: l, layer: j, index: k)).output[
              q
            ],
            net.roundings
          )
          let b = choice % layer.biases.count
          try expect(
            gradient.layers[l][j].biases.doubles[b],
            JetPass(net, along: .bias(block: l, layer: j, index: b)).output[q],
            net.roundings
          )
        }
      }
    }
  }

  private func expect(
    _ value: Double,
    _ jet: Jet,
    _ roundings: Double
  ) throws(LawViolation) {
    try expectLaw(
      abs(value - jet.slope) <= roundings * jet.slopeSize,
      "the derivative is \(value), not \(jet.slope)"
    )
  }

  /// The chain rule across a cut: gradients below are those above times the
  /// Jacobian of the part below, and the norms are those of the matrices.
  @Test func jacobiansMultiply() {
    forAll("layers: J = J_above J_below", LayeredCase.any, count: 200) { net in
      let network = try net.network()
      let pass = try network.forward(net.input)
      for cut in 1..<max(network.blocks.count, 1) {
        let below = try DeepNetwork(Array(network.blocks[..<cut]))
        let above = try DeepNetwork(Array(network.blocks[cut...]))
        let lower = try below.forward(net.input)
        let upper = try above.forward(lower.output.doubles)
        for q in 0..<network.outputWidth {
          let whole = pass.gradients(ofOutput: q)
          let upperRow = upper.jacobianRow(output: q).doubles
          try expectLaw(
            whole.activations[cut].doubles,
            equals: upperRow,
            "the gradient at the cut"
          )
          try expectLaw(
            whole.input.doubles,
            equals: lower.backward(from: upperRow).input.doubles,
            "the gradient below the cut"
          )
        }
      }
    }
  }

  /// The norm of a weight gradient needs no matrix.
  @Test func weightNormsAreThoseOfTheGradients() {
    forAll("layers: weight norms", LayeredCase.any, count: 100) { net in
      let pass = try net.network().forward(net.input)
      for layer in pass.gradients(ofOutput: 0).layers.flatMap({ $0 }) {
        let square = layer.weights.doubles.reduce(0) { $0 + $1 * $1 }
        let log = layer.logSquaredWeightNorm
        try expectLaw(
          square == 0 ? log == -.infinity : log.isNear(logOf: square),
          "the norm is e^\(log), not \(square)"
        )
      }
    }
  }
}

extension Double {
  /// Whether the number is ln x to a few roundings of x's square sums.
  func isNear(logOf x: Double) -> Bool {
    abs(self - log(x)) <= 256 * 0x1p-53 * (1 + abs(self))
  }
}

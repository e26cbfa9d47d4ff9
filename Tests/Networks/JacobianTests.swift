import Networks
import TestSupport
import Testing

/// The Jacobian row against the derivative, computed in two other ways.
@Suite struct JacobianTests {
  /// The forward pass is the definition: masks and outputs.
  @Test func theForwardPassIsTheDefinition() {
    forAll("forward pass by definition", NetCase.any, count: 300) { net in
      let plain = try PlainPass(net, at: net.input)
      let pass = try net.network().forward(net.input)
      try expectLaw(pass.masks, equals: plain.masks, "masks")
      for (value, expected) in zip(pass.output.plain, plain.output) {
        try expectLaw(
          value,
          near: expected,
          within: net.roundings,
          "the output"
        )
      }
    }
  }

  /// The chain rule: reverse mode, through the masks, is forward mode.
  @Test func reverseModeIsForwardMode() {
    forAll("reverse mode = forward mode", NetCase.any, count: 300) { net in
      let plain = try PlainPass(net, at: net.input)
      let network = try net.network()
      let masks = network.forward(net.input).masks
      for q in plain.jacobian.indices {
        let row = network.jacobianRow(output: q, masks: masks).plain
        for (p, value) in row.enumerated() {
          try expectLaw(
            value,
            near: plain.jacobian[q][p],
            within: net.roundings,
            "∂f_\(q)/∂x_\(p)"
          )
        }
      }
    }
  }

  /// The network is linear on the cell of its masks, so that a difference
  /// quotient inside the cell is the derivative up to rounding.
  @Test func theRowIsADifferenceQuotient() {
    let cases = Gen.pair(NetCase.any, Gen.int(in: 0...3))
    forAll("row = difference quotient", cases, count: 300) { net, index in
      let p = index % net.input.count
      let step = 0x1p-8
      var (left, right) = (net.input, net.input)
      left[p] -= step
      right[p] += step
      let middle = try PlainPass(net, at: net.input)
      try assume(try PlainPass(net, at: left).masks == middle.masks)
      try assume(try PlainPass(net, at: right).masks == middle.masks)
      let network = try net.network()
      let low = network.forward(left).output.plain
      let high = network.forward(right).output.plain
      for q in low.indices {
        let row = network.jacobianRow(output: q, masks: middle.masks).plain
        let size = middle.output[q].size + middle.jacobian[q][p].size
        let quotient = (high[q] - low[q]) / (2 * step)
        try expectLaw(
          abs(quotient - row[p]) <= net.roundings * size / step,
          "the quotient is \(quotient), the row \(row[p])"
        )
      }
    }
  }

  /// Off its kinks a network without biases is homogeneous: f(x) = ⟨∇f, x⟩.
  @Test func eulersIdentityHolds() {
    forAll("f(x) = <grad f, x>", NetCase.unbiased, count: 200) { net in
      let plain = try PlainPass(net, at: net.input)
      let network = try net.network()
      let pass = network.forward(net.input)
      for (q, value) in pass.output.plain.enumerated() {
        let row = network.jacobianRow(output: q, masks: pass.masks).plain
        let product = zip(row, net.input).reduce(0) { $0 + $1.0 * $1.1 }
        try expectLaw(
          abs(value - product) <= 2 * net.roundings * plain.output[q].size,
          "f is \(value), the product \(product)"
        )
      }
    }
  }

  /// ln Z of a row is the logarithm of its squared norm; of an entry, of its
  /// square.
  @Test func logarithmsAreThoseOfTheRow() throws {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [2, 1]),
      quantity: .entry(input: 1, output: 0)
    )
    var entry = Network(spec)
    entry.draws = [[3, -4]]
    #expect(entry.logSquaredGradient(at: [2, 1]).isNearly(log: 16))
    #expect(entry.logSquaredGradient(at: [1, 1]) == -.infinity)
    var row = Network(try .init(architecture: .init(widths: [2, 1])))
    row.draws = [[3, -4]]
    #expect(row.logSquaredGradient(at: [2, 1]).isNearly(log: 25))
  }
}

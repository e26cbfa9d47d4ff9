import Networks
import TestSupport
import Testing

/// Without biases, scaling the input scales the output and nothing else.
@Suite struct HomogeneityTests {
  /// A power of two changes no bit of any mask or of any row.
  @Test func powersOfTwoChangeNoBit() {
    let cases = Gen.pair(NetCase.unbiased, Gen.int(in: -200...200, origin: 0))
    forAll("f(2^k x) = 2^k f(x)", cases, count: 200) { net, exponent in
      let factor = Double(sign: .plus, exponent: exponent, significand: 1)
      let network = try net.network()
      let pass = network.forward(net.input)
      let scaled = network.forward(net.input.map { $0 * factor })
      try expectLaw(scaled.masks, equals: pass.masks, "masks")
      try expectLaw(
        scaled.output.values.map { $0 == 0 },
        equals: pass.output.values.map { $0 == 0 },
        "zeros of the output"
      )
      try expectLaw(
        network.logSquaredGradient(at: net.input.map { $0 * factor }),
        equals: network.logSquaredGradient(at: net.input),
        "ln Z"
      )
    }
  }

  /// Any positive factor keeps the masks, and so the gradient.
  @Test func positiveFactorsKeepTheGradient() {
    let cases = Gen.pair(NetCase.unbiased, Gen.int(in: 1...99))
    forAll("grad f(cx) = grad f(x)", cases, count: 200) { net, numerator in
      let factor = Double(numerator) / 10
      _ = try PlainPass(net, at: net.input)
      let network = try net.network()
      try expectLaw(
        network.logSquaredGradient(at: net.input.map { $0 * factor }),
        equals: network.logSquaredGradient(at: net.input),
        "ln Z"
      )
    }
  }

  /// With biases, scaling the input and all biases scales the output.
  @Test func biasesScaleAlong() {
    let cases = Gen.pair(NetCase.any, Gen.int(in: -30...30, origin: 0))
    forAll("f(cx; cb) = c f(x; b)", cases, count: 200) { net, exponent in
      let factor = Double(sign: .plus, exponent: exponent, significand: 1)
      _ = try PlainPass(net, at: net.input)
      var network = try net.network()
      let before = network.logSquaredGradient(at: net.input)
      // The biases of layer j live at the scale of its output.
      network.biases = network.biases.map { $0.map { $0 * factor } }
      let after = network.logSquaredGradient(
        at: net.input.map { $0 * factor }
      )
      try expectLaw(after, equals: before, "ln Z")
    }
  }
}

import Networks
import TestSupport
import Testing

/// Without a ReLU at the output nothing is masked there.
@Suite struct LinearOutputTests {
  private func network(
    _ net: NetCase,
    _ activation: OutputActivation
  ) throws -> Network {
    let spec = try net.spec()
    var network = Network(
      try NetworkSpec(
        architecture: spec.architecture,
        biases: spec.biases,
        outputActivation: activation
      )
    )
    network.draws = net.draws
    if let biases = net.biases { network.biases = biases }
    return network
  }

  /// The output mask is all true; hidden masks are those of the ReLU net.
  @Test func onlyTheOutputMaskDiffers() {
    forAll("masks of a linear output", NetCase.any, count: 200) { net in
      let relu = try network(net, .relu).forward(net.input).masks
      let linear = try network(net, .linear).forward(net.input).masks
      try expectLaw(
        Array(linear.dropLast()),
        equals: Array(relu.dropLast()),
        "hidden masks"
      )
      try expectLaw(linear.last?.contains(false) == false, "output mask")
    }
  }

  /// Z = b · Z_lin, with b the mask of the output.
  @Test func theReLUOnlySwitchesTheRow() {
    forAll("Z = b Z_lin", NetCase.any, count: 200) { net in
      let relu = try network(net, .relu)
      let linear = try network(net, .linear)
      let isOn = relu.forward(net.input).masks.last?[0] == true
      try expectLaw(
        relu.logSquaredGradient(at: net.input),
        equals: isOn ? linear.logSquaredGradient(at: net.input) : -.infinity,
        "ln Z"
      )
    }
  }
}

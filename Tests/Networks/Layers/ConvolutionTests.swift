import ExactArithmetic
import GSL
import Measures
import Networks
import TestSupport
import Testing

/// Convolutions against the dense layers that they unroll to.
@Suite struct ConvolutionTests {
  /// Two convolutions by hand: positions, padding and channels.
  @Test func smallOnesByHand() throws {
    func output(
      _ shape: Convolution.Shape,
      _ filters: [Double],
      _ x: [Double]
    ) throws -> [Double] {
      let map = try Convolution(shape, inputWidth: x.count, filters: filters)
      let layer = try Layer(.convolution(map), activation: .linear)
      return try DeepNetwork(layers: [layer]).output(at: x)
    }
    let x = [1.0, 2, 3, 4]
    let three = Convolution.Shape(channels: 1, kernel: 3)
    #expect(try output(three, [1, 10, 100], x) == [321, 432])
    let padded = Convolution.Shape(channels: 1, kernel: 3, padding: .zero)
    #expect(try output(padded, [1, 10, 100], x) == [210, 321, 432, 43])
    let even = Convolution.Shape(channels: 1, kernel: 2, padding: .zero)
    #expect(try output(even, [1, 10], x) == [21, 32, 43, 4])
    let channels = Convolution.Shape(inputChannels: 2, channels: 2, kernel: 1)
    #expect(try output(channels, [1, 10, 2, 0], x) == [31, 42, 2, 4])
  }

  /// A convolutional net is the dense net with tied weights, bit for bit where
  /// sums are exact: outputs, Jacobians, and the filter's gradient, which is the
  /// sum of the tied weights' gradients.
  @Test func unrolledNetsAgree() {
    let nets = LayeredCase.homogeneous.filter { net in
      net.blocks.count <= 3
        && net.blocks.contains { $0.layers.contains { $0.shape != nil } }
    }
    forAll("convolution = unrolled", nets, count: 200) { net in
      let unrolled = LayeredCase(
        blocks: net.blocks.map { block in
          (block.layers.map(\.unrolled), block.isResidual)
        },
        input: net.input
      )
      let pass = try net.network().forward(net.input)
      let dense = try unrolled.network().forward(net.input)
      try expectLaw(pass.output.values, equals: dense.output.values, "output")
      for q in 0..<pass.network.outputWidth {
        let gradient = pass.gradients(ofOutput: q)
        let tied = dense.gradients(ofOutput: q)
        try expectLaw(
          gradient.input.values,
          equals: tied.input.values,
          "row \(q)"
        )
        for (l, block) in net.blocks.enumerated() {
          for (j, layer) in block.layers.enumerated() {
            var sums = layer.weights.map { _ in 0.0 }
            let free = tied.layers[l][j].weights.values
            for z in 0..<layer.outputCount {
              for a in 0..<layer.inputWidth {
                guard let k = layer.weight(z, a) else { continue }
                sums[k] += free[z * layer.inputWidth + a]
              }
            }
            let weights = gradient.layers[l][j].weights.values
            try expectLaw(weights, equals: sums, "filters")
          }
        }
      }
    }
  }

  /// One unit of a convolutional net: f = relu(t₁ relu(w x₁) + t₂ relu(w x₂)) has
  /// the gradient (t₁ w, t₂ w) where everything is active.
  @Test func sharedWeightsOfTwoPositions() throws {
    let shape = Convolution.Shape(channels: 1, kernel: 1)
    let convolution = try Convolution(shape, inputWidth: 2, filters: [3])
    let network = try DeepNetwork(layers: [
      Layer(.convolution(convolution), activation: .relu),
      Layer(Matrix([[5, 7]]), activation: .relu),
    ])
    let pass = try network.forward([1, 2])
    #expect(pass.output.values == [57])
    let gradient = pass.gradients(ofOutput: 0)
    #expect(gradient.input.values == [15, 21])
    #expect(gradient.layers[0][0].weights.values == [19])
    #expect(gradient.layers[1][0].weights.values == [3, 6])
  }

  /// A drawn convolution has the variance rule's scale with fan-in C k, and its
  /// CReLU channels stack.
  @Test func convolutionsAreDrawn() throws {
    let layer = DeepSpec.Layer(
      .convolution(.init(channels: 2, kernel: 3, padding: .zero)),
      activation: .crelu,
      initialization: .independent(.perFanIn(3), Rademacher())
    )
    let second = DeepSpec.Layer(
      .convolution(.init(inputChannels: 4, channels: 1, kernel: 2)),
      initialization: .looksLinear(.independent(Rademacher(), .perFanIn(4)))
    )
    let spec = try DeepSpec(
      inputWidth: 5,
      blocks: [.plain(layer), .plain(second)]
    )
    let network = try spec.draw(using: generator(seed: 1))
    #expect(network.outputWidth == 4)
    let first = network.blocks[0].layers[0].weights.parameters
    #expect(first.count == 6)
    #expect(first.allSatisfy { abs($0) == 1 })
    let mirrored = network.blocks[1].layers[0].weights.parameters
    #expect(mirrored.count == 8)
    #expect(mirrored.suffix(4).elementsEqual(mirrored.prefix(4).map { -$0 }))
    #expect(mirrored.allSatisfy { abs($0) == 1 })
  }
}

extension LayeredCase.LayerCase {
  /// The dense layer with the same numbers, tied.
  fileprivate var unrolled: LayeredCase.LayerCase {
    guard shape != nil else { return self }
    var entries = Array(repeating: 0.0, count: outputCount * inputWidth)
    for z in 0..<outputCount {
      for a in 0..<inputWidth {
        guard let k = weight(z, a) else { continue }
        entries[z * inputWidth + a] = weights[k]
      }
    }
    return LayeredCase.LayerCase(
      shape: nil,
      inputWidth: inputWidth,
      rows: outputCount,
      weights: entries,
      biases: (0..<outputCount).map { biases[bias($0)] },
      activation: activation
    )
  }
}

import ExactArithmetic
import GSL
import Networks
import TestSupport

/// A small network of any blocks with every number given, and an input.
///
/// Numbers are multiples of 1/16.
struct LayeredCase: Sendable {
  struct LayerCase: Sendable {
    /// nil of a dense layer.
    let shape: Convolution.Shape?
    let inputWidth: Int
    let rows: Int
    let weights: [Double]
    let biases: [Double]
    let activation: Activation

    /// The index of the weight from input `a` to output `z`; nil if none.
    ///
    /// Of a convolution: the definition, unrolled to a matrix with tied weights.
    func weight(_ z: Int, _ a: Int) -> Int? {
      guard let shape else { return z * inputWidth + a }
      let length = inputWidth / shape.inputChannels
      let outputs = outputCount / shape.channels
      let shift = shape.padding == .zero ? (shape.kernel - 1) / 2 : 0
      let tap = a % length - z % outputs + shift
      guard (0..<shape.kernel).contains(tap) else { return nil }
      let (o, c) = (z / outputs, a / length)
      return (o * shape.inputChannels + c) * shape.kernel + tap
    }

    /// The number of pre-activations.
    var outputCount: Int {
      guard let shape else { return rows }
      let length = inputWidth / shape.inputChannels
      return shape.channels
        * (shape.padding == .zero ? length : length - shape.kernel + 1)
    }

    /// The index of the bias of output `z`.
    func bias(_ z: Int) -> Int { z / (outputCount / rows) }

    func layer() throws -> Layer {
      let map: LinearMap =
        if let shape {
          .convolution(
            try Convolution(shape, inputWidth: inputWidth, filters: weights)
          )
        } else {
          .dense(
            try Matrix(rows: rows, columns: inputWidth, values: weights)
          )
        }
      return try Layer(map, biases: biases, activation: activation)
    }
  }

  let blocks: [(layers: [LayerCase], isResidual: Bool)]
  let input: [Double]

  func network() throws -> DeepNetwork {
    try DeepNetwork(
      blocks.map { block in
        try Block(
          block.layers.map { try $0.layer() },
          isResidual: block.isResidual
        )
      }
    )
  }

  /// Roundings of any term of a derivative, in units of u, of both sides of a
  /// comparison: k_z for values, then as many again a layer for its slope.
  var roundings: Double {
    let layers = blocks.reduce(0) { $0 + $1.layers.count }
    let widest = blocks.flatMap {
      $0.layers.map { $0.inputWidth + $0.outputCount }
    }
    .reduce(input.count, max)
    let values = layers * (widest + 12)
    return Double(2 * layers * (values + widest + 12)) * 0x1p-53
  }
}

extension LayeredCase {
  private static let number = Gen<Int>.int(in: -32...32, origin: 16)
    .map { Double($0) / 16 }

  private static let activations: [Activation] = [
    .relu, .linear, .leaky(Rational(1, 4)), .sigmoid, .tanh, .crelu,
  ]

  /// Any net of up to four blocks of up to four neurons a layer, residual and
  /// convolutional ones among them.
  static let any = make(activations)

  /// Those whose activations are ReLU, leaky ReLU, CReLU or linear.
  static let homogeneous = make(activations.filter(\.isHomogeneous))

  private static func make(_ activations: [Activation]) -> Gen<LayeredCase> {
    Gen { choices throws(Discard) in
      let input = try Gen.array(of: number, count: 1...4).draw(from: &choices)
      var width = input.count
      var blocks: [(layers: [LayerCase], isResidual: Bool)] = []
      for _ in 0..<(try Gen.int(in: 1...4).draw(from: &choices)) {
        let kind = try Gen.int(in: 0...3).draw(from: &choices)
        let phi = try Gen.element(of: activations).draw(from: &choices)
        switch kind {
        case 0:
          let rows = try Gen.int(in: 1...4).draw(from: &choices)
          let layer = try dense(rows, width, phi, &choices)
          blocks.append(([layer], false))
        case 1:
          let layer = try convolution(width, phi, &choices)
          blocks.append(([layer], false))
        case 2:
          let one = phi.pieces.count == 1 ? phi : .relu
          blocks.append(([try dense(width, width, one, &choices)], true))
        default:
          let inner = try dense(2, width, phi, &choices)
          let outer = try dense(width, phi.width(of: 2), .linear, &choices)
          blocks.append(([inner, outer], true))
        }
        guard let last = blocks.last?.layers.last else { throw Discard() }
        width = last.activation.width(of: last.outputCount)
      }
      return LayeredCase(blocks: blocks, input: input)
    }
  }

  private static func dense(
    _ rows: Int,
    _ width: Int,
    _ activation: Activation,
    _ choices: inout Choices
  ) throws(Discard) -> LayerCase {
    let weights = try Gen.array(of: number, count: rows * width)
      .draw(from: &choices)
    let biases =
      try Gen.bool.draw(from: &choices)
      ? Gen.array(of: number, count: rows).draw(from: &choices)
      : Array(repeating: 0, count: rows)
    return LayerCase(
      shape: nil,
      inputWidth: width,
      rows: rows,
      weights: weights,
      biases: biases,
      activation: activation
    )
  }

  private static func convolution(
    _ width: Int,
    _ activation: Activation,
    _ choices: inout Choices
  ) throws(Discard) -> LayerCase {
    let inputChannels =
      width % 2 == 0 ? try Gen.int(in: 1...2).draw(from: &choices) : 1
    let length = width / inputChannels
    let isPadded = try Gen.bool.draw(from: &choices)
    let shape = Convolution.Shape(
      inputChannels: inputChannels,
      channels: try Gen.int(in: 1...2).draw(from: &choices),
      kernel: try Gen.int(in: 1...(isPadded ? 4 : min(length, 4)))
        .draw(from: &choices),
      padding: isPadded ? .zero : .none
    )
    return LayerCase(
      shape: shape,
      inputWidth: width,
      rows: shape.channels,
      weights: try Gen.array(
        of: number,
        count: shape.channels * shape.filterSize
      )
      .draw(from: &choices),
      biases: try Gen.array(of: number, count: shape.channels)
        .draw(from: &choices),
      activation: activation
    )
  }
}

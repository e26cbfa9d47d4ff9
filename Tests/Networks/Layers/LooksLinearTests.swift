import ExactArithmetic
import GSL
import Measures
import Networks
import TestSupport
import Testing

/// CReLU with mirrored weights is a linear map.
@Suite struct LooksLinearTests {
  private static let misprint = Activation([
    .init(.relu), .init(.relu, isNegated: true),
  ])

  private static func network(
    _ activation: Activation,
    _ weights: Initialization.Weights,
    widths: String = "5,6x4,3",
    seed: UInt64
  ) throws -> DeepNetwork {
    let spec = try DeepSpec(
      Architecture(parsing: widths),
      activation: activation,
      outputActivation: .linear,
      initialization: .looksLinear(weights)
    )
    return try spec.draw(using: generator(seed: seed))
  }

  /// W^{(d)} ⋯ W^{(1)}, of the left halves.
  private static func product(_ network: DeepNetwork) throws -> Matrix {
    var product = Matrix.identity(network.inputWidth)
    for block in network.blocks {
      guard case .dense(let matrix) = block.layers[0].weights else { break }
      let rows = (0..<matrix.rows).map {
        Array(matrix.row($0).prefix(product.rows))
      }
      product = try Matrix(rows).multiplied(by: product)
    }
    return product
  }

  /// Coordinates 512^p: no integers up to 6³ in size, of which one is not 0,
  /// make a sum of multiples that is 0, so that no pre-activation is a tie.
  private static let input = [1, 0x1p9, 0x1p18, 0x1p27, 0x1p36]

  /// Weights ±1 make every sum an integer below 2⁵³: J is the product of the
  /// matrices, and the output J x, both exactly.
  @Test func integerNetsAreExactlyLinear() throws {
    for seed in 1...20 {
      let network = try Self.network(
        .crelu,
        .independent(Rademacher(), .variance(1)),
        seed: UInt64(seed)
      )
      let pass = try network.forward(Self.input)
      let product = try Self.product(network)
      let rows = try Matrix(pass.jacobian.map(\.doubles))
      #expect(rows == product)
      #expect(
        try pass.output.doubles == product.multiplied(by: Self.input)
      )
    }
  }

  /// Orthogonal weights: J = ∏ W to rounding, at every input, and its singular
  /// values are 1.
  ///
  /// A product of d orthogonal n × n matrices has entries within d γ_{2n} √n of
  /// the exact ones, as all rows have norm 1; the factor 8 covers the errors of
  /// the matrices themselves.
  @Test func orthogonalNetsAreIsometries() throws {
    let roundings = 8 * 40 * 16 * 4 * 0x1p-53
    for seed in 1...10 {
      let network = try Self.network(
        .crelu,
        .haar(gainSquared: 1),
        widths: "8x41",
        seed: UInt64(seed)
      )
      let product = try Self.product(network)
      for input in [Input.generic, .ones, .unit] {
        let pass = try network.forward(input.coordinates(width: 8))
        let rows = try Matrix(pass.jacobian.map(\.doubles))
        let gap = try rows.adding(product, times: -1)
        #expect(gap.values.allSatisfy { abs($0) <= roundings })
        for value in try rows.singularValues() {
          #expect(abs(value - 1) <= 8 * roundings)
        }
      }
    }
  }

  /// [W −W][relu(z); −relu(z)] = 2 W relu(z) instead: 0 for z = −1, 4W for z = 2.
  @Test func theMisprintedActivationIsNotLinear() throws {
    let w = try Layer(Matrix([[1]]), activation: Self.misprint)
    let mirrored = try Layer(Matrix([[3, -3]]), activation: .linear)
    let network = try DeepNetwork(layers: [w, mirrored])
    #expect(try network.output(at: [-1]) == [0])
    #expect(try network.output(at: [2]) == [12])
    let right = try DeepNetwork(layers: [
      Layer(Matrix([[1]]), activation: .crelu), mirrored,
    ])
    #expect(try right.output(at: [-1]) == [-3])
    #expect(try right.output(at: [2]) == [6])
    // Drawn nets too: J depends on x and is not the product.
    let drawn = try Self.network(
      Self.misprint,
      .independent(Rademacher(), .variance(1)),
      seed: 1
    )
    let product = try Self.product(drawn)
    let pass = try drawn.forward(Self.input)
    #expect(try Matrix(pass.jacobian.map(\.doubles)) != product)
  }
}

import GSL
import Networks
import TestSupport
import Testing

/// Whatever is not a network is refused in a sentence that names the reason.
@Suite struct LayerRefusalTests {
  private static func dense(_ rows: Int, _ columns: Int) throws -> Layer {
    try Layer(.zeros(rows: rows, columns: columns), activation: .relu)
  }

  @Test func shapesMustFit() throws {
    let calls: [(String, () throws -> Void)] = [
      (
        "2 biases",
        { _ = try Layer(.identity(3), biases: [1, 2], activation: .relu) }
      ),
      (
        "beyond 2^600",
        { _ = try Layer(.diagonal([0x1p601]), activation: .relu) }
      ),
      ("beyond 2^600", { _ = try Layer(.diagonal([.nan]), activation: .relu) }),
      ("no layer", { _ = try Block([], isResidual: false) }),
      (
        "takes 2 numbers",
        {
          _ = try Block(
            [Self.dense(3, 1), Self.dense(1, 2)],
            isResidual: false
          )
        }
      ),
      ("cannot be added", { _ = try Block.residual(Self.dense(3, 2)) }),
      ("no block", { _ = try DeepNetwork([]) }),
      (
        "block 2 takes 4",
        { _ = try DeepNetwork(layers: [Self.dense(3, 2), Self.dense(1, 4)]) }
      ),
      (
        "fill",
        { _ = try Self.dense(1, 2).replacing(parameters: [1], biases: [0]) }
      ),
    ]
    for (reason, call) in calls {
      let error = #expect(throws: NetworkError.self) { try call() }
      #expect(error?.description.contains(reason) == true)
    }
  }

  @Test func inputsMustFit() throws {
    let network = try DeepNetwork(layers: [Self.dense(3, 2)])
    let pass = try network.forward([1, 2])
    let calls: [() throws -> Void] = [
      { _ = try network.forward([1]) },
      { _ = try network.forward([1, .infinity]) },
      { _ = try network.output(at: [1, 2, 3]) },
      { _ = try pass.backward(from: [1]) },
      { _ = try pass.pushforward([1, .nan]) },
    ]
    for call in calls { #expect(throws: NetworkError.self) { try call() } }
    #expect(pass.jacobianRow(output: 7).isZero)
    #expect(pass.tangents(ofInput: -1)[1].isZero)
  }

  @Test func convolutionsMustFit() throws {
    let shapes: [(Convolution.Shape, Int)] = [
      (.init(channels: 0, kernel: 1), 4),
      (.init(channels: 1, kernel: .max), 4),
      (.init(inputChannels: .max, channels: .max, kernel: .max), 4),
      (.init(channels: 1, kernel: 5), 4),
      (.init(inputChannels: 3, channels: 1, kernel: 1), 4),
    ]
    for (shape, width) in shapes {
      #expect(throws: NetworkError.self) {
        try Convolution(shape, inputWidth: width, filters: [1])
      }
      #expect(throws: NetworkError.self) {
        try DeepSpec(
          inputWidth: width,
          blocks: [.plain(.init(.convolution(shape)))]
        )
      }
    }
  }

  @Test func specificationsMustFit() {
    let wide = DeepSpec.Layer(.dense(width: 1_000_000))
    let specs: [(Int, [DeepSpec.Block])] = [
      (3, []), (3, [.init([])]), (0, [.plain(.init(.dense(width: 1)))]),
      (3, [.plain(.init(.dense(width: 0)))]),
      (3, [.identity(.init(.dense(width: 4)))]),
      (3, [.identity(.init(.dense(width: 3), activation: .crelu))]),
      (3, [.plain(wide), .plain(wide)]),
    ]
    for (width, blocks) in specs {
      #expect(throws: NetworkError.self) {
        try DeepSpec(inputWidth: width, blocks: blocks)
      }
    }
  }

  /// Numbers are replaced in place, and the network runs on the new ones.
  @Test func layersTakeOtherNumbers() throws {
    let layer = try Layer(Matrix([[1, 2]]), activation: .linear)
      .replacing(parameters: [3, 5], biases: [7])
    #expect(try DeepNetwork(layers: [layer]).output(at: [1, 1]) == [15])
    #expect(try DeepNetwork(layers: [layer]).parameterCount == 3)
  }
}

import Conditioning
import ExactArithmetic
import GSL
import Measures
import Networks

/// One activation, block and loss, on a tiny net with three examples.
struct EngineCase: CustomStringConvertible {
  enum Shape: String, CaseIterable {
    case plain, residual, clean, looksLinear
  }

  let activation: Activation
  let shape: Shape
  let isNormalized: Bool
  let loss: LossFunction

  var description: String {
    "\(activation.name) \(shape)\(isNormalized ? " normalised" : "")"
      + " \(loss.rawValue)"
  }

  static let activations: [Activation] = [
    .relu, .leaky(Rational(1, 4)), .linear, .sigmoid, .tanh, .crelu,
  ]

  /// Every activation with every loss, and every block with every activation
  /// that fits it, each with and without normalisation.
  static let all: [EngineCase] = activations.flatMap { activation in
    Shape.allCases.flatMap { shape -> [EngineCase] in
      let isLooksLinear = shape == .looksLinear
      guard isLooksLinear == (activation == .crelu) || shape == .plain else {
        return []
      }
      let losses = shape == .plain ? LossFunction.allCases : [.crossEntropy]
      return [false, true].flatMap { isNormalized in
        losses.map {
          EngineCase(
            activation: activation,
            shape: shape,
            isNormalized: isNormalized,
            loss: $0
          )
        }
      }
    }
  }

  /// A drawn network of three layers or blocks, biases and all.
  func draw(_ generator: Generator) throws -> DeepNetwork {
    let start = Initialization(
      .independent(Gaussian(), .he),
      biases: .independent(Gaussian(), .lecun),
      looksLinear: shape == .looksLinear
    )
    func layer(_ width: Int, _ activation: Activation) -> DeepSpec.Layer {
      DeepSpec.Layer(
        .dense(width: width),
        activation: activation,
        initialization: start
      )
    }
    let hidden = layer(3, activation)
    let middle: DeepSpec.Block =
      switch shape {
      case .plain, .looksLinear: .plain(hidden)
      case .residual: .identity(hidden)
      case .clean:
        DeepSpec.Block([hidden, layer(3, .linear)], isResidual: true)
      }
    let spec = try DeepSpec(
      inputWidth: 2,
      blocks: [.plain(hidden), middle, .plain(layer(2, .linear))]
    )
    return try spec.draw(using: generator)
  }

  /// Everything at one random point.
  struct Setting {
    let network: DeepNetwork
    let objective: Objective
    let w: [Double]
    let batch: Batch
    let reference: ReferenceLoss
  }

  func setting(seed: UInt64, count: Int = 3) throws -> Setting {
    let generator = Generator(xoshiro: (seed, 2, 3, 4))
    let network = try draw(generator)
    let shape = try BatchNetwork(
      network,
      normalization: isNormalized ? .hidden : .none
    )
    var w = shape.parameters(of: network)
    // Gains away from 1, so that they matter.
    for k in w.indices { w[k] += 0.1 * generator.draw(.gaussian) }
    var inputs = Array(repeating: 0.0, count: 2 * count)
    generator.fill(&inputs, from: .gaussian)
    let targets = (0..<count).flatMap { i -> [Double] in
      loss == .squared
        ? [generator.draw(.gaussian), generator.draw(.gaussian)]
        : i % 2 == 0 ? [1, 0] : [0, 1]
    }
    return Setting(
      network: network,
      objective: Objective(shape, loss: loss),
      w: w,
      batch: Batch(
        inputs: Rows(count: count, width: 2, values: inputs),
        targets: Rows(count: count, width: 2, values: targets)
      ),
      reference: ReferenceLoss(
        network,
        isNormalized: isNormalized,
        loss: loss
      )
    )
  }
}

extension EngineCase.Setting {
  /// The reference's mean loss with parameters moving along ε₁ `u` + ε₂ `v`.
  func reference(_ u: [Double], _ v: [Double]) -> HyperDual {
    var reference = reference
    let w = w.indices.map { HyperDual(self.w[$0], first: u[$0], second: v[$0]) }
    return reference.value(w, rows(batch.inputs), targets)
  }

  var targets: [[Double]] {
    (0..<batch.count).map { Array(batch.targets[$0]) }
  }

  func rows(_ rows: Rows) -> [[HyperDual]] {
    (0..<rows.count).map { rows[$0].map { HyperDual($0) } }
  }
}

/// ⟨x, y⟩.
func inner(_ x: [Double], _ y: [Double]) -> Double {
  zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
}

/// ‖x‖.
func length(_ x: [Double]) -> Double { inner(x, x).squareRoot() }

/// Whether two numbers agree up to `count` roundings of numbers of that size.
func agree(
  _ a: Double,
  _ b: Double,
  size: Double,
  roundings count: Double = 0x1p14
) -> Bool {
  abs(a - b) <= count * 0x1p-53 * max(size, abs(a), abs(b))
}

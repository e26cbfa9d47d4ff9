import Measures
import Networks
import Sampling
import Testing

/// A network by its spelling: what the samplers are compared on.
struct NetCase: Sendable, CustomTestStringConvertible {
  var widths: String
  var weights = ["gaussian"]
  var biases = ["none"]
  var input = "generic"
  var linear = false
  var quantity = Quantity.row(output: 0)

  /// The network.
  func spec() throws -> NetworkSpec {
    try NetworkSpec(
      architecture: Architecture(parsing: widths),
      weights: weights.map { try MeasureParser.law($0) },
      biases: biases.map { try MeasureParser.bias($0) },
      input: Input(parsing: input),
      outputActivation: linear ? .linear : .relu,
      quantity: quantity
    )
  }

  /// The widths and whatever is not the default.
  var testDescription: String {
    let parts = [
      "\(widths) \(weights.joined(separator: " "))",
      biases == ["none"] ? "" : "bias \(biases.joined(separator: " "))",
      input == "generic" ? "" : "at \(input)",
      linear ? "linear" : "",
      quantity == .row(output: 0) ? "" : "\(quantity)",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// `count` draws of ln Z, block after block, on streams of their own.
func logs(
  of sampler: any Sampler,
  _ count: Int,
  _ purpose: String
) throws -> [Double] {
  let simulation = Simulation(
    sampler,
    streams: try Streams(seed: try seed(for: purpose)),
    samples: count,
    threads: 1
  )
  var logs: [Double] = []
  logs.reserveCapacity(count)
  for block in 0..<simulation.blockCount { logs += simulation.block(block) }
  return logs
}

extension SamplerKind {
  /// What a sampler may be asked for, decided here a second time from what
  /// each takes for granted; nil where more than one answer is right.
  ///
  /// Atomless weights at an input ≠ 0 exclude ties; an input of 0 without bias
  /// is a tie for certain.
  func mustAdmit(_ spec: NetworkSpec) -> Bool? {
    let isGaussian = spec.weights.allSatisfy { $0 is Gaussian }
    let isSymmetric =
      spec.weights.allSatisfy(\.isSymmetric)
      && spec.biases.allSatisfy(\.isSymmetric)
    let hasNoTies: Bool? =
      spec.weights.allSatisfy(\.atoms.isEmpty) && !spec.input.isZero
      ? true
      : spec.input.isZero && spec.biases[0].isNone
        || spec.hasNoBias && spec.input == .ones
          && spec.weights[0].name == "rademacher"
        ? false : nil
    switch self {
    case .reference, .dense: return true
    case .conditioned: return isGaussian
    case .folded: return isSymmetric
    case .conditionedFolded: return isGaussian && isSymmetric
    case .masked: return isSymmetric ? hasNoTies : false
    case .chiSquare: return isGaussian && isSymmetric ? hasNoTies : false
    }
  }
}

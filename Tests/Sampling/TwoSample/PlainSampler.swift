import Foundation
import GSL
import Networks
import Sampling

/// Each sampler written a second time, in plain Swift from the statements of
/// the human proofs, and its mutants.
///
/// Without a defect it is a further witness; with one, the tests must reject it.
struct PlainSampler: Sampler {
  let kind: SamplerKind
  let spec: NetworkSpec
  var defect: NetDefect?

  var name: String { "plain \(kind.rawValue)" }
  var evidence: EvidenceLevel { kind.evidence }
  var ties: TieExactness { TieExactness(spec) }

  func logSquaredGradients(
    _ count: Int,
    from stream: BlockStream
  ) -> [Double] {
    let draws = PlainDraws(spec, defect, stream.generator())
    return (0..<count).map { _ in log(square(draws)) }
  }

  private func square(_ draws: PlainDraws) -> Double {
    switch kind {
    case .reference, .dense: denseSquare(draws)
    case .conditioned: conditionedSquare(draws)
    case .folded: foldedSquare(draws)
    case .conditionedFolded: conditionedFoldedSquare(draws)
    case .masked: maskedSquare(draws)
    case .chiSquare: chiSquare(draws)
    }
  }

  /// Z of the first row of the Jacobian, or the square of its entry.
  func square(of row: [Double]) -> Double {
    if let p = spec.quantity.input { return row[p] * row[p] }
    return dot(row, row)
  }
}

/// The random numbers of plain nets, with a defect if there is one.
final class PlainDraws {
  let widths: [Int]
  let input: [Double]
  let isLinear: Bool
  let output: Int
  private let spec: NetworkSpec
  private let defect: NetDefect?
  private let generator: Generator
  private let scales: [Double]
  private let coinProbability: Double

  init(_ spec: NetworkSpec, _ defect: NetDefect?, _ generator: Generator) {
    self.spec = spec
    self.defect = defect
    self.generator = generator
    widths = spec.architecture.widths
    input = spec.input.coordinates(width: widths[0])
    isLinear = spec.outputActivation == .linear
    output = spec.quantity.output
    coinProbability = defect == .leaningCoin ? 0.505 : 0.5
    scales = (0..<spec.architecture.depth).map { j in
      var square = 2 / Double(spec.architecture.widths[j])
      if defect == .largeVariance { square *= 1.01 }
      if defect == .lostFactor, j == 0 { square /= 2 }
      return square.squareRoot()
    }
  }

  var depth: Int { widths.count - 1 }

  /// Standard normal numbers times the standard deviation of a weight of layer
  /// j, counted from 0.
  func normals(_ count: Int, layer j: Int) -> [Double] {
    var draws = Array(repeating: 0.0, count: count)
    generator.fill(&draws, from: .gaussian)
    if defect == .lostSign { draws = draws.map(abs) }
    return scaled(draws, by: scales[j])
  }

  /// Weights of layer j.
  func weights(_ count: Int, layer j: Int) -> [Double] {
    var draws = Array(repeating: 0.0, count: count)
    spec.weights[j].fill(&draws, using: generator)
    if defect == .lostSign { draws = draws.map(abs) }
    return scaled(draws, by: scales[j] / spec.weights[j].standardDeviation)
  }

  func biases(_ count: Int, layer j: Int) -> [Double] {
    var biases = Array(repeating: 0.0, count: count)
    spec.biases[j].fill(&biases, using: generator)
    return biases
  }

  /// The masks of hidden layers by coins, or nil if the output or a layer is
  /// dead.
  ///
  /// Entry j belongs to the neurons of width n_{j+1}.
  func coinMasks() -> [[Bool]]? {
    var masks: [[Bool]] = []
    if !isLinear, !coin() { return nil }
    for j in 1..<max(1, depth) {
      var mask: [Bool] = []
      if defect == .reusedMasks, let last = masks.last {
        for i in 0..<widths[j] { mask.append(last[i % last.count]) }
      } else {
        for _ in 0..<widths[j] { mask.append(coin()) }
      }
      if !mask.contains(true) { return nil }
      masks.append(mask)
    }
    return masks
  }

  /// The mask of layer j, from its pre-activations.
  func mask(_ z: [Double], layer j: Int, before masks: [[Bool]]) -> [Bool] {
    if j == depth - 1 { return z.map { isLinear || $0 > 0 } }
    guard defect == .reusedMasks, let last = masks.last else {
      return z.map { $0 > 0 }
    }
    return z.indices.map { last[$0 % last.count] }
  }

  private func coin() -> Bool {
    generator.uniform() < coinProbability
  }
}

import Foundation
import Measures
import Networks
import Sampling
import TestSupport
import Testing

/// Known answers of the vector kernels for whole nets: the draws of a block,
/// laid out as the dense kernel takes them, through a plain forward pass and
/// back through the masks.
///
/// This sees what no law of Z can: by the sum over paths a net whose way back
/// draws other weights than its way forward has the same Z in law.
@Suite struct WholeKernelNetTests {
  private static let nets = [
    NetCase(widths: "3,4,5,2"),
    NetCase(widths: "4,8,8,8,1", weights: ["laplace"]),
    NetCase(
      widths: "3,16,7,2",
      weights: ["uniform", "discrete(-2:1/5,1/2:4/5)", "rademacher"],
      biases: ["none", "gaussian(1/4)", "constant(1/2)"],
      quantity: .entry(input: 1, output: 1)
    ),
    NetCase(widths: "3,17,5,2", weights: ["exponential"], linear: true),
    NetCase(
      widths: "10,64x3,1",
      weights: ["logistic"],
      biases: ["uniform(1)"]
    ),
    NetCase(widths: "40,3,30,1", weights: ["threepoint(1/3)"], input: "ones"),
  ]

  /// Too many weights to be kept for the way back: they are drawn again.
  private static let forgetful = [
    NetCase(widths: "20,1100,980,1", weights: ["uniform"]),
    NetCase(widths: "2,16x258,1", weights: ["uniform"]),
  ]

  @Test(arguments: nets)
  func denseNetsAreTheirDraws(_ net: NetCase) throws {
    try expectDraws(net, count: 48, block: 0)
  }

  @Test(arguments: forgetful)
  func forgottenWeightsAreDrawnAgain(_ net: NetCase) throws {
    for block in 0..<4 { try expectDraws(net, count: 1, block: block) }
  }

  private func expectDraws(_ net: NetCase, count: Int, block: Int) throws {
    let spec = try net.spec()
    let streams = try Streams(seed: try seed(for: net.testDescription))
    let stream = BlockStream(streams, block: block)
    let logs = try SamplerKind.dense.sampler(for: spec)
      .logSquaredGradients(count, from: stream)
    var variates = try Variates(stream)
    let isNarrow = spec.architecture.widths.dropLast().allSatisfy { $0 <= 16 }
    var expected: [Double] = []
    while expected.count < count {
      expected +=
        isNarrow
        ? sixteenNarrow(spec, &variates, first: min(16, count))
        : [wide(spec, &variates)]
    }
    for (log, value) in zip(logs, expected) {
      // Sums of at most some thousand terms, in two orders.
      #expect(
        log == value || abs(log - value) < 0x1p-30,
        "\(log) for \(value)"
      )
    }
    #expect(count == 1 || logs.contains { $0 != -.infinity })
  }

  /// Net l of sixteen takes every sixteenth number, from the l-th on.
  private func sixteenNarrow(
    _ spec: NetworkSpec,
    _ variates: inout Variates,
    first: Int
  ) -> [Double] {
    let widths = rows(spec)
    let drawn = spec.weights.indices.map { j -> ([Double], [Double]) in
      let size = 16 * widths[j + 1]
      let biases = biases(spec, j, size, &variates)
      let weights = variates.draws(of: spec.weights[j], size * widths[j])
      return (weights, biases)
    }
    return (0..<first).map { lane in
      func own(_ numbers: [Double]) -> [Double] {
        stride(from: lane, to: numbers.count, by: 16).map { numbers[$0] }
      }
      return logSquare(spec, drawn.map { own($0.0) }, drawn.map { own($0.1) })
    }
  }

  /// Rows start at multiples of eight; some rows are drawn at a time, as many
  /// as there is room for in 4096 numbers, but at least four.
  private func wide(
    _ spec: NetworkSpec,
    _ variates: inout Variates
  ) -> Double {
    let widths = rows(spec)
    var (weights, biases): ([[Double]], [[Double]]) = ([], [])
    for j in spec.weights.indices {
      let (n, m) = (widths[j + 1], widths[j])
      let stride = (m + 7) / 8 * 8
      let padded = (n + 15) / 16 * 16
      biases.append(Array(self.biases(spec, j, padded, &variates).prefix(n)))
      let group = max(4, 4096 / stride / 4 * 4)
      var rows: [Double] = []
      for first in Swift.stride(from: 0, to: n, by: group) {
        let count = min(group, n - first)
        let draws = variates.draws(
          of: spec.weights[j],
          (count * stride + 15) / 16 * 16
        )
        for r in 0..<count {
          rows += draws[(r * stride)..<(r * stride + m)]
        }
      }
      weights.append(rows)
      // A dead layer ends the net, and with it the draws.
      let isDead = isDead(spec, weights, biases)
      if isDead { return -.infinity }
    }
    return logSquare(spec, weights, biases)
  }

  /// The widths, with the one output that matters.
  private func rows(_ spec: NetworkSpec) -> [Int] {
    spec.architecture.widths.dropLast() + [1]
  }

  private func biases(
    _ spec: NetworkSpec,
    _ j: Int,
    _ count: Int,
    _ variates: inout Variates
  ) -> [Double] {
    switch spec.biases[j] {
    case .none: return Array(repeating: 0, count: count)
    case .constant(let value):
      return Array(repeating: value.doubleValue, count: count)
    case .random(let law, let variance):
      let scale = variance.doubleValue.squareRoot() / law.standardDeviation
      return variates.draws(of: law, count).map { $0 * scale }
    }
  }

  private func isDead(
    _ spec: NetworkSpec,
    _ weights: [[Double]],
    _ biases: [[Double]]
  ) -> Bool {
    let last = PlainPass(spec, weights, biases).masks[weights.count - 1]
    return !last.contains(true)
  }

  private func logSquare(
    _ spec: NetworkSpec,
    _ weights: [[Double]],
    _ biases: [[Double]]
  ) -> Double {
    let row = PlainPass(spec, weights, biases).row()
    if let p = spec.quantity.input { return log(row[p] * row[p]) }
    return log(row.reduce(0) { $0 + $1 * $1 })
  }
}

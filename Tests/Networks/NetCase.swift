import Foundation
import Measures
import Networks
import TestSupport

/// One small network with every number given, and an input.
///
/// Draws, biases and coordinates are multiples of 1/16, exact as doubles.
struct NetCase: Sendable {
  let widths: [Int]
  /// ξ^{(j)}, row-major n_j × n_{j−1}.
  let draws: [[Double]]
  /// b^{(j)}; nil without biases.
  let biases: [[Double]]?
  let input: [Double]
  let activation: OutputActivation

  /// Any net of up to four layers of up to four neurons.
  static let any = Gen<NetCase> { choices throws(Discard) in
    let widths = try Gen.array(of: Gen.int(in: 1...4), count: 2...5)
      .draw(from: &choices)
    let number = Gen.int(in: -64...64, origin: 16).map { Double($0) / 16 }
    func numbers(_ count: Int) throws(Discard) -> [Double] {
      try Gen.array(of: number, count: count).draw(from: &choices)
    }
    let input = try numbers(widths[0])
    var draws: [[Double]] = []
    for (m, n) in zip(widths, widths.dropFirst()) {
      draws.append(try numbers(m * n))
    }
    var biases: [[Double]]?
    if try Gen.bool.draw(from: &choices) {
      biases = []
      for n in widths.dropFirst() { biases?.append(try numbers(n)) }
    }
    let isLinear = try Gen.bool.draw(from: &choices)
    return NetCase(
      widths: widths,
      draws: draws,
      biases: biases,
      input: input,
      activation: isLinear ? .linear : .relu
    )
  }

  /// Those without biases.
  static let unbiased = any.filter { $0.biases == nil }

  /// What the product is told of it.
  func spec() throws -> NetworkSpec {
    try NetworkSpec(
      architecture: Architecture(widths: widths),
      biases: biases == nil ? [.none] : [.random(Gaussian(), variance: 1)],
      input: .ones,
      outputActivation: activation
    )
  }

  /// The product's network of these numbers.
  func network() throws -> Network {
    var network = Network(try spec())
    network.draws = draws
    if let biases { network.biases = biases }
    return network
  }

  /// W^{(j)}_{ba} = √(2/n_{j−1}) ξ^{(j)}_{ba}.
  func weight(_ j: Int, _ b: Int, _ a: Int) -> Double {
    (2 / Double(widths[j])).squareRoot() * draws[j][b * widths[j] + a]
  }

  /// Roundings of one pass through the net, in units of 2⁻⁵², generously.
  var roundings: Double {
    Double(8 * (widths.count + widths.reduce(0, +))) * 0x1p-52
  }
}

extension ScaledVector {
  /// The vector as plain numbers.
  var plain: [Double] { values.map { $0 * exp(logScale) } }
}

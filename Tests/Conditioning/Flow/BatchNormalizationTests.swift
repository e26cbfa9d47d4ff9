import Conditioning
import Foundation
import GSL
import Networks
import TestSupport
import Testing

/// The derivative through batch statistics.
@Suite struct BatchNormalizationTests {
  private static func matrix(_ rows: Int, _ columns: Int, _ seed: UInt64)
    throws -> Matrix
  {
    let generator = Generator(xoshiro: (seed, 2, 3, 4))
    var values = Array(repeating: 0.0, count: rows * columns)
    generator.fill(&values, from: .gaussian)
    return try Matrix(rows: rows, columns: columns, values: values)
  }

  /// Columns get mean 0 and variance s²/(s² + ε).
  @Test func columnsAreStandardised() throws {
    let z = try Self.matrix(7, 3, 1)
    let norm = BatchNormalization(z)
    for i in 0..<3 {
      let column = norm.normalized.column(i)
      let sum = column.reduce(0, +)
      let square = column.reduce(0) { $0 + $1 * $1 } / 7
      let inverse = norm.inverseDeviations[i]
      #expect(abs(sum) < 64 * 0x1p-52)
      let expected = 1 - BatchNormalization.epsilon * inverse * inverse
      #expect(abs(square - expected) < 64 * 0x1p-52)
    }
  }

  /// Shifting a neuron changes nothing, so its gradient sums to 0; stretching
  /// it changes ẑ by ε/s² of itself.
  @Test func derivativeKnowsTheInvariances() throws {
    let (z, h) = (try Self.matrix(6, 4, 2), try Self.matrix(6, 4, 3))
    let norm = BatchNormalization(z)
    let gradient = norm.pullback(h)
    for i in 0..<4 {
      let column = gradient.column(i)
      #expect(abs(column.reduce(0, +)) < 256 * 0x1p-52)
      let mean = z.column(i).reduce(0, +) / 6
      let stretch = zip(z.column(i), column)
        .reduce(0) { $0 + ($1.0 - mean) * $1.1 }
      let inverse = norm.inverseDeviations[i]
      let along = zip(h.column(i), norm.normalized.column(i))
        .reduce(0) { $0 + $1.0 * $1.1 }
      let expected = along * BatchNormalization.epsilon * inverse * inverse
      #expect(abs(stretch - expected) < 256 * 0x1p-52)
    }
  }

  private static func network(_ activation: Activation) throws -> DeepNetwork {
    let spec = try DeepSpec(
      Architecture(widths: [3, 4, 5, 2]),
      activation: activation,
      initialization: .pytorch
    )
    return try spec.draw(using: Generator(xoshiro: (5, 6, 7, 8)))
  }

  /// Derivatives of f through three layers are difference quotients, with
  /// respect to inputs and to weights of every layer.
  ///
  /// Quotients at steps h and h/2 differ by three times the error of the
  /// latter, up to O(h⁴); rounding adds some 2⁻⁴⁰/h.
  @Test func derivativesAreDifferenceQuotients() throws {
    let network = try Self.network(.tanh)
    let batch = try Self.matrix(5, 3, 9)
    func value(_ network: DeepNetwork, _ batch: Matrix) throws -> Double {
      let pass = try NormalizedNetwork(network).forward(batch)
      return pass.activations[3][0, 1]
    }
    func check(_ derivative: Double, _ f: (Double) throws -> Double) throws {
      let step = 0x1p-12
      func quotient(_ h: Double) throws -> Double {
        try (f(h) - f(-h)) / (2 * h)
      }
      let (wide, narrow) = (try quotient(step), try quotient(step / 2))
      let tolerance = abs(wide - narrow) + 0x1p-40 / step
      #expect(abs(derivative - narrow) < tolerance)
    }
    let normalized = try NormalizedNetwork(network)
    let pass = try normalized.forward(batch)
    var start = Matrix.zeros(rows: 5, columns: 2)
    start[0, 1] = 1
    let gradients = try normalized.backward(from: start, at: pass)
    let input = gradients.activations[3]
    #expect(input.scale == 0)
    for b in 0..<5 {
      for p in 0..<3 {
        try check(input.matrix[b, p]) { h in
          var moved = batch
          moved[b, p] += h
          return try value(network, moved)
        }
      }
    }
    for l in 0..<3 {
      let gradient = gradients.weights[2 - l].matrix
      for k in [0, 4, gradient.values.count - 1] {
        try check(gradient.values[k]) { h in
          try value(network.moving(layer: l, parameter: k, by: h), batch)
        }
      }
    }
  }

  /// The scale of the weights below normalisation does not matter, up to ε.
  @Test func scaleIsNormalisedAway() throws {
    let batch = try Self.matrix(6, 3, 4)
    let spec = { (variance: VarianceRule) in
      try DeepSpec(
        Architecture(widths: [3, 4, 4, 1]),
        activation: .relu,
        initialization: .independent(variance)
      )
    }
    let rules: [VarianceRule] = [.variance(1), .variance(10_000)]
    let profiles = try rules.map { rule in
      try BatchFlow(spec(rule), batch: batch).profile(
        using: Generator(xoshiro: (1, 2, 3, 4))
      )
    }
    // ε = 1e-5 beside variances of the order of 1 moves ẑ by some 1e-5 a layer.
    for l in 0...2 {
      #expect(abs(profiles[0].lengths[l] - profiles[1].lengths[l]) < 1e-3)
    }
    #expect(throws: NetworkError.self) {
      try BatchFlow(spec(.he), batch: Self.matrix(2, 3, 1))
    }
  }
}

extension DeepNetwork {
  /// The network with one weight moved.
  fileprivate func moving(
    layer l: Int,
    parameter k: Int,
    by h: Double
  ) throws -> DeepNetwork {
    var layers = blocks.map { $0.layers[0] }
    var parameters = layers[l].weights.parameters
    parameters[k] += h
    layers[l] = try layers[l].replacing(
      parameters: parameters,
      biases: layers[l].biases
    )
    return try DeepNetwork(layers: layers)
  }
}

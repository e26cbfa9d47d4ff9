import Foundation
import GSL

/// One layer of a network, all its numbers given.
///
///     z = W a + b,   output φ(z)
///
/// Weights and biases are finite and at most 2⁶⁰⁰ in size, so that no sum
/// overflows. A bias of 0 everywhere is none.
public struct Layer: Sendable {
  /// W.
  public let weights: LinearMap
  /// b: one number a row of a matrix, or one a channel.
  public let biases: [Double]
  /// φ.
  public let activation: Activation
  private let hasBias: Bool

  /// The layer; without biases they are 0.
  ///
  /// Throws if the biases do not fit or a number is too large.
  public init(
    _ weights: LinearMap,
    biases: [Double]? = nil,
    activation: Activation
  ) throws(NetworkError) {
    let count = weights.biasCount
    let biases = biases ?? Array(repeating: 0, count: count)
    guard biases.count == count else {
      throw NetworkError(
        .malformed,
        "\(biases.count) biases were given for a layer that has \(count)"
      )
    }
    for (what, numbers) in [
      ("weight", weights.parameters), ("bias", biases),
    ] {
      if let bad = numbers.first(where: { !(abs($0) <= 0x1p600) }) {
        throw NetworkError(
          .refused,
          "the \(what) \(bad) is beyond 2^600, the largest that is accepted"
        )
      }
    }
    self.weights = weights
    self.biases = biases
    self.activation = activation
    hasBias = biases.contains { $0 != 0 }
  }

  /// The dense layer of a matrix.
  public init(
    _ matrix: Matrix,
    biases: [Double]? = nil,
    activation: Activation
  ) throws(NetworkError) {
    try self.init(.dense(matrix), biases: biases, activation: activation)
  }

  /// Numbers taken.
  public var inputWidth: Int { weights.inputWidth }

  /// Numbers given.
  public var outputWidth: Int { activation.width(of: weights.outputWidth) }

  /// The layer with other numbers in the same places.
  ///
  /// Throws if they do not fit or one is too large.
  public func replacing(
    parameters: [Double],
    biases: [Double]
  ) throws(NetworkError) -> Layer {
    let map: LinearMap
    switch weights {
    case .dense(let matrix):
      do {
        map = .dense(
          try Matrix(
            rows: matrix.rows,
            columns: matrix.columns,
            values: parameters
          )
        )
      } catch {
        throw NetworkError(.malformed, error.description)
      }
    case .convolution(let convolution):
      map = .convolution(
        try Convolution(
          convolution.shape,
          inputWidth: convolution.inputWidth,
          filters: parameters
        )
      )
    }
    return try Layer(map, biases: biases, activation: activation)
  }
}

/// What one layer leaves behind of a forward pass.
public struct LayerPass: Sendable {
  /// a.
  public let input: ScaledVector
  /// z.
  public let preactivation: ScaledVector
  /// φ(z).
  public let output: ScaledVector
}

extension Layer {
  /// The forward pass at `a`, which must have `inputWidth` coordinates, with
  /// `more` added to the pre-activations.
  func forward(
    _ a: ScaledVector,
    adding more: ScaledVector? = nil
  ) -> LayerPass {
    var z = preactivation(of: a)
    if let more { z = z.adding(more) }
    var output: ScaledVector
    if activation.isHomogeneous {
      output = ScaledVector(activation.values(z.values), logScale: z.logScale)
    } else if let limit = activation.nearZero, z.isTiny {
      output = ScaledVector(limit.values(z.values), logScale: z.logScale)
    } else {
      // A function that is not homogeneous needs the true size.
      output = ScaledVector(activation.values(z.doubles))
    }
    output.normalize()
    return LayerPass(input: a, preactivation: z, output: output)
  }

  /// Numbers at which φ has the derivative that it has at z.
  private func argument(_ pass: LayerPass) -> [Double] {
    activation.isHomogeneous
      ? pass.preactivation.values : pass.preactivation.doubles
  }

  private func preactivation(of a: ScaledVector) -> ScaledVector {
    var z = ScaledVector(weights.apply(a.values), logScale: a.logScale)
    z.normalize()
    guard hasBias else { return z }
    return z.adding(ScaledVector(weights.spread(biases)))
  }

  /// φ'(z) W t.
  func pushforward(_ t: ScaledVector, at pass: LayerPass) -> ScaledVector {
    var w = ScaledVector(weights.apply(t.values), logScale: t.logScale)
    w.normalize()
    w.values = activation.pushforward(w.values, at: argument(pass))
    w.normalize()
    return w
  }

  /// δ = φ'(z)ᵀ v, the derivative with respect to z.
  func delta(_ v: ScaledVector, at pass: LayerPass) -> ScaledVector {
    var delta = v
    delta.values = activation.pullback(v.values, at: argument(pass))
    delta.normalize()
    return delta
  }

  /// Wᵀ δ.
  func pullback(_ delta: ScaledVector) -> ScaledVector {
    var result = delta
    result.values = weights.applyTranspose(delta.values)
    result.normalize()
    return result
  }
}

import GSL

/// The linear part W of a layer: all weights free, or shared by a convolution.
///
/// Its parameters are the entries of the matrix or of the filters, row-major. The
/// bias has one number a row of the matrix, or one a channel.
public enum LinearMap: Sendable, Hashable {
  /// A full matrix, outputs × inputs.
  case dense(Matrix)
  /// A convolution.
  case convolution(Convolution)

  /// Numbers taken.
  public var inputWidth: Int {
    switch self {
    case .dense(let matrix): matrix.columns
    case .convolution(let convolution): convolution.inputWidth
    }
  }

  /// Numbers given.
  public var outputWidth: Int {
    switch self {
    case .dense(let matrix): matrix.rows
    case .convolution(let convolution): convolution.outputWidth
    }
  }

  /// How many biases there are.
  public var biasCount: Int {
    switch self {
    case .dense(let matrix): matrix.rows
    case .convolution(let convolution): convolution.shape.channels
    }
  }

  /// The weights, row-major.
  public var parameters: [Double] {
    switch self {
    case .dense(let matrix): matrix.values
    case .convolution(let convolution): convolution.filters
    }
  }

  /// How many outputs share one bias.
  var outputsPerBias: Int { outputWidth / biasCount }
}

extension LinearMap {
  /// W a.
  func apply(_ a: [Double]) -> [Double] {
    var z = Array(repeating: 0.0, count: outputWidth)
    switch self {
    case .dense(let matrix):
      let columns = matrix.columns
      matrix.values.withUnsafeBufferPointer { w in
        a.withUnsafeBufferPointer { a in
          for b in z.indices {
            var sum = 0.0
            let row = b * columns
            for i in 0..<columns { sum += w[row + i] * a[i] }
            z[b] = sum
          }
        }
      }
    case .convolution(let convolution):
      let filters = convolution.filters
      convolution.forEachTerm { z[$0] += filters[$1] * a[$2] }
    }
    return z
  }

  /// Wᵀ v.
  func applyTranspose(_ v: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: inputWidth)
    switch self {
    case .dense(let matrix):
      let columns = matrix.columns
      matrix.values.withUnsafeBufferPointer { w in
        result.withUnsafeMutableBufferPointer { sum in
          for b in v.indices where v[b] != 0 {
            let (factor, row) = (v[b], b * columns)
            for i in 0..<columns { sum[i] += factor * w[row + i] }
          }
        }
      }
    case .convolution(let convolution):
      let filters = convolution.filters
      convolution.forEachTerm { result[$2] += filters[$1] * v[$0] }
    }
    return result
  }

  /// The derivative of ⟨δ, W a⟩ with respect to every parameter.
  func parameterGradient(delta: [Double], input a: [Double]) -> [Double] {
    switch self {
    case .dense:
      return delta.flatMap { d in a.map { d * $0 } }
    case .convolution(let convolution):
      var gradient = Array(repeating: 0.0, count: convolution.filters.count)
      convolution.forEachTerm { gradient[$1] += delta[$0] * a[$2] }
      return gradient
    }
  }

  /// The bias of every output.
  func spread(_ biases: [Double]) -> [Double] {
    outputsPerBias == 1
      ? biases
      : biases.flatMap { Array(repeating: $0, count: outputsPerBias) }
  }

  /// The sums over the outputs that share a bias.
  func gather(_ delta: [Double]) -> [Double] {
    let count = outputsPerBias
    if count == 1 { return delta }
    return (0..<biasCount).map {
      delta[($0 * count)..<(($0 + 1) * count)].reduce(0, +)
    }
  }
}

import ExactArithmetic

/// One drawn ReLU network in rational arithmetic: its activations and their
/// derivatives by the definition, and its sum over paths.
struct DrawnNetwork {
  /// n_0, …, n_d.
  let widths: [Int]
  /// W^{(j)}, row by row.
  let weights: [[Rational]]
  /// The bias of all neurons of a layer.
  let biases: [Rational]

  /// The network with the given weights, one layer after the other, and biases
  /// 1/2, −1/3, 1/5, … unless `isBiased` is false.
  init(_ widths: [Int], _ weights: [Rational], isBiased: Bool = true) {
    let primes = [2, -3, 5, -7, 11]
    var rest = weights[...]
    self.widths = widths
    self.weights = (1..<widths.count).map { j in
      let count = widths[j] * widths[j - 1]
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    biases = (1..<widths.count).map {
      isBiased ? Rational(1, primes[$0 - 1]) : 0
    }
  }

  /// The number of weights of a network with these widths.
  static func weightCount(_ widths: [Int]) -> Int {
    zip(widths, widths.dropFirst()).map { $0 * $1 }.reduce(0, +)
  }

  /// The activations of all layers 0, …, d.
  func activations(at x: [Dual]) -> [[Dual]] {
    var layers = [x]
    for (j, weights) in weights.enumerated() {
      let below = layers[j]
      let zero = below[0].gradient.map { _ in Rational(0) }
      layers.append(
        (0..<widths[j + 1]).map { b in
          let bias = Dual(value: biases[j], gradient: zero)
          return below.indices.reduce(bias) { sum, a in
            sum + weights[b * below.count + a] * below[a]
          }.relu
        }
      )
    }
    return layers
  }

  /// Σ over paths from input p to output q of ∏_{j ≤ limit} w 1{act > 0}.
  ///
  /// Without `masksOutput` the last mask is left out.
  func pathSum(
    at x: [Rational],
    from p: Int,
    to q: Int,
    upTo limit: Int,
    masksOutput: Bool = true
  ) -> Rational {
    let layers = activations(at: Dual.variables(x))
    var paths = [[p]]
    for j in 1..<widths.count {
      let ends = j == widths.count - 1 ? [q] : Array(0..<widths[j])
      paths = paths.flatMap { path in ends.map { path + [$0] } }
    }
    return paths.map { path in
      (1...limit).map { j -> Rational in
        let isMasked = j < widths.count - 1 || masksOutput
        let isOn = layers[j][path[j]].value.signum > 0
        if isMasked, !isOn { return 0 }
        return weights[j - 1][path[j] * widths[j - 1] + path[j - 1]]
      }.product()
    }.sum()
  }
}

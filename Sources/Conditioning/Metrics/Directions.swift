import GSL

/// How perturbations are chosen whose effect on the gradient is measured.
///
/// | name | of the weights | of the inputs |
/// |---|---|---|
/// | `random` | Gaussian, mean and deviation of the weights, times η | uniform, mean and deviation of the batch, times η |
/// | `targeted` | ±η h_i/‖h_i‖, gradients of single examples | ±η ∂L_i/∂x_i, scaled to length η |
/// | `limited` | ±η h̄/max abs h̄, the batch's own gradient | – |
///
/// The limited ones are scaled by their largest coordinate where the targeted
/// ones are scaled by their length, as the thesis prints it: they may be up to
/// η√m long, which is no small ball of a large net. Their length is reported.
public enum DirectionKind: String, Sendable, CaseIterable {
  /// Without regard to the gradient.
  case random
  /// Along single examples' gradients.
  case targeted
  /// Along the batch's gradient.
  case limited
}

/// Perturbations of scale η.
public struct Directions: Sendable {
  /// η.
  public let scale: Double
  /// How many; of the limited ones there are two at most.
  public let count: Int

  /// Perturbations of the given scale and number.
  public init(scale: Double = 1e-3, count: Int = 16) {
    self.scale = scale
    self.count = count
  }

  /// How many perturbations of a kind there are.
  func number(of kind: DirectionKind) -> Int {
    kind == .limited ? min(2, count) : count
  }

  /// The `k`-th perturbation of the weights of a point.
  ///
  /// Empty if the gradient that it should follow is 0.
  func weights(
    _ kind: DirectionKind,
    _ k: Int,
    at point: GradientPoint,
    examples: GradientFactors,
    gradient: [Double],
    using generator: Generator
  ) -> [Double] {
    switch kind {
    case .random:
      let (mean, deviation) = Directions.moments(point.w)
      var draws = point.w
      generator.fill(&draws, from: .gaussian)
      return draws.map { scale * (mean + deviation * $0) }
    case .targeted:
      let sign: Double = generator.coin() ? 1 : -1
      let h = examples.gradient(of: k % max(examples.count, 1))
      return Directions.scaled(h, by: sign * scale, over: BLAS.norm(h))
    case .limited:
      let largest = gradient.reduce(0) { max($0, abs($1)) }
      let signed = k % 2 == 0 ? scale : -scale
      return Directions.scaled(gradient, by: signed, over: largest)
    }
  }

  /// The `k`-th perturbation of inputs, the same for every example.
  func inputs(
    _ kind: DirectionKind,
    _ k: Int,
    of batch: Batch,
    examples: GradientFactors,
    using generator: Generator
  ) -> [Double] {
    guard kind == .random else {
      let sign: Double = generator.coin() ? 1 : -1
      let h = Array(examples.inputs[k % max(examples.count, 1)])
      return Directions.scaled(h, by: sign * scale, over: BLAS.norm(h))
    }
    let (mean, deviation) = Directions.moments(batch.inputs.values)
    var draws = Array(repeating: 0.0, count: batch.inputs.width)
    generator.fill(&draws, from: .uniform)
    // Uniform on [−1, 1) has deviation 1/√3.
    let spread = deviation * 3.0.squareRoot()
    return draws.map { scale * (mean + spread * $0) }
  }

  private static func scaled(
    _ v: [Double],
    by factor: Double,
    over size: Double
  ) -> [Double] {
    guard size > 0, size.isFinite else { return [] }
    return v.map { $0 * (factor / size) }
  }

  private static func moments(
    _ values: [Double]
  ) -> (mean: Double, deviation: Double) {
    let n = Double(max(values.count, 1))
    let mean = values.reduce(0, +) / n
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (square / n).squareRoot())
  }
}

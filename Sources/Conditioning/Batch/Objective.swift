/// A network with its loss: the function whose gradients are examined.
public struct Objective: Sendable {
  /// The network.
  public let network: BatchNetwork
  /// The loss.
  public let loss: LossFunction

  /// The objective of a network and a loss.
  public init(_ network: BatchNetwork, loss: LossFunction) {
    self.network = network
    self.loss = loss
  }

  /// The losses of a batch, and gradients if asked for, at parameters `w`.
  public func point(
    _ w: [Double],
    _ batch: Batch,
    statistics: BatchStatistics? = nil
  ) -> GradientPoint {
    let pass = network.forward(w, batch.inputs, statistics: statistics)
    let outputGradients = loss.gradients(pass.output, batch.targets)
    return GradientPoint(
      objective: self,
      w: w,
      batch: batch,
      pass: pass,
      factors: network.backward(w, pass, outputGradients: outputGradients)
    )
  }
}

/// Some examples: inputs and what is expected of the outputs.
public struct Batch: Sendable {
  /// One example a row.
  public let inputs: Rows
  /// One example a row: a class as a unit vector, or numbers.
  public let targets: Rows

  /// The batch of these examples; there must be as many inputs as targets.
  public init(inputs: Rows, targets: Rows) {
    precondition(inputs.count == targets.count)
    self.inputs = inputs
    self.targets = targets
  }

  /// How many examples there are.
  public var count: Int { inputs.count }

  /// Some of the examples.
  public func selecting(_ indices: [Int]) -> Batch {
    Batch(
      inputs: inputs.selecting(indices),
      targets: targets.selecting(indices)
    )
  }
}

/// The first and second derivatives of an objective at one point.
public struct GradientPoint: Sendable {
  /// The objective.
  public let objective: Objective
  /// The parameters.
  public let w: [Double]
  /// The examples.
  public let batch: Batch
  let pass: BatchPass
  /// Every example's gradient, in factors.
  public let factors: GradientFactors

  /// The statistics that normalised layers used.
  public var statistics: BatchStatistics { pass.statistics }

  /// L of every example.
  public var losses: [Double] {
    objective.loss.values(pass.output, batch.targets)
  }

  /// The mean loss.
  public var loss: Double {
    losses.reduce(0, +) / Double(max(batch.count, 1))
  }

  /// The gradient of the mean loss.
  public var gradient: [Double] { factors.mean }

  /// H v, for the Hessian H of the mean loss with respect to the parameters.
  ///
  /// Piecewise linear activations have no curvature of their own here: H is the
  /// Hessian between the kinks.
  public func hessianProduct(_ v: [Double]) -> [Double] {
    let n = Double(max(batch.count, 1))
    return tangent(.parameters(v)).sum.map { $0 / n }
  }

  /// The derivative of every example's gradient when its input moves.
  func gradientTangents(inputs: Rows) -> GradientTangent {
    tangent(.inputs(inputs))
  }

  /// J_iᵀ J_i t_i, where J_i is the derivative of example i's gradient with
  /// respect to its input, given the tangents J_i t_i.
  func transposedProducts(_ tangents: GradientTangent) -> Rows {
    tangent(.ownParameters(tangents)).inputs
  }

  private func tangent(_ direction: TangentDirection) -> GradientTangent {
    TangentPass(w: w, pass: pass, factors: factors, direction: direction)
      .run { objective.loss.curvatures(pass.output, $0) }
  }
}

extension GradientPoint {
  /// How every example's gradient changes when its input moves along its own
  /// vector: ‖J_i t_i‖, and J_iᵀ J_i t_i.
  ///
  /// J_i is the derivative of example i's gradient with respect to its input.
  /// Without given statistics normalised layers mix the examples, and this is
  /// no function of one of them.
  public func inputTangents(
    _ t: Rows
  ) -> (lengths: [Double], transposed: Rows) {
    let tangents = gradientTangents(inputs: t)
    return (
      tangents.squaredNorms.map { max(0, $0).squareRoot() },
      transposedProducts(tangents)
    )
  }
}

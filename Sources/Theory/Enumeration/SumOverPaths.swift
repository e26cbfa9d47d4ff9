import ExactArithmetic
import Networks
import PathSums

/// What the sum over paths says of a statistic, whether or not it applies.
///
///     E ∏ Z_{p,q}^r = Σ_Γ ∏_v ½ ∏_e E w_e^{|Γ_e|}
///
/// With symmetric weights it is 0 if an input or an output enters an odd number
/// of times, for then some edge does. For asymmetric weights the even moments
/// alone are used, as for symmetric ones.
enum SumOverPaths {
  /// Nil for P(Z = 0), for products across outputs, for odd products of
  /// asymmetric laws, and for orders beyond the recursion's.
  static func value(
    _ spec: NetworkSpec,
    _ statistic: GradientStatistic
  ) -> ExactValue? {
    let isSymmetric = spec.weights.allSatisfy(\.isSymmetric)
    switch statistic {
    case .vanishing: return nil
    case .moment(let quantity, let order):
      return try? moments(spec, quantity)?.moment(order)
    case .product(let factors):
      guard let exponents = evenExponents(factors) else {
        return isSymmetric ? .rational(0) : nil
      }
      guard Set(factors.map(\.output)).count == 1 else { return nil }
      return try? moments(spec, .row(output: factors[0].output))?
        .mixedMoment(exponents.values.sorted(by: >))
    }
  }

  static func value(
    _ graph: GraphNetwork,
    _ statistic: GradientStatistic
  ) -> ExactValue? {
    let quantity: GraphQuantity
    let order: Int
    switch statistic {
    case .vanishing: return nil
    case .moment(let wanted, let power):
      let q = graph.outputs[wanted.output]
      quantity =
        wanted.input.map { .entry(input: graph.inputs[$0], output: q) }
        ?? .row(output: q)
      order = power
    case .product(let factors):
      // With constant edges odd products need not vanish.
      guard let exponents = evenExponents(factors),
        Set(factors.map(\.output)).count == 1
      else { return nil }
      let powers = exponents.map { (graph.inputs[$0.key], $0.value) }
      quantity = .mixed(
        powers: Dictionary(uniqueKeysWithValues: powers),
        output: graph.outputs[factors[0].output]
      )
      order = exponents.values.reduce(0, +)
    }
    return try? GraphMoments(graph, quantity, formulaAnyway: true)
      .moment(order)
  }

  private static func moments(
    _ spec: NetworkSpec,
    _ quantity: Quantity
  ) -> ExactMoments? {
    let same = try? NetworkSpec(
      architecture: spec.architecture,
      weights: spec.weights,
      biases: spec.biases,
      input: spec.input,
      outputActivation: spec.outputActivation,
      quantity: quantity
    )
    return same.map { ExactMoments($0, requiringSymmetry: false) }
  }

  /// Half the power of each input; nil if an input or an output enters an odd
  /// number of times.
  private static func evenExponents(
    _ factors: [GradientStatistic.Factor]
  ) -> [Int: Int]? {
    var inputs: [Int: Int] = [:]
    var outputs: [Int: Int] = [:]
    for factor in factors {
      inputs[factor.input, default: 0] += factor.power
      outputs[factor.output, default: 0] += factor.power
    }
    let isEven = (Array(inputs.values) + outputs.values)
      .allSatisfy { $0 % 2 == 0 }
    return isEven ? inputs.mapValues { $0 / 2 } : nil
  }
}

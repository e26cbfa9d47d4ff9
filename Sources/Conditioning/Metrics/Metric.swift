/// A number that says how well a gradient is conditioned.
public enum Metric: String, Sendable, CaseIterable {
  /// The largest quotient of random steps of the weights.
  case weightBoundRandom = "weight_bound_random"
  /// … of steps along single examples' gradients.
  case weightBoundTargeted = "weight_bound_targeted"
  /// … of steps along the batch's gradient.
  case weightBoundLimited = "weight_bound_limited"
  /// The expected largest quotient of fewer random steps.
  case weightExpectedRandom = "weight_expected_max_random"
  /// … of targeted steps.
  case weightExpectedTargeted = "weight_expected_max_targeted"
  /// ‖H‖ ‖w‖/‖h̄‖.
  case weightCondition = "weight_condition"
  /// The best bound over the condition number.
  case weightRatio = "weight_bound_to_condition"
  /// The mean over examples of the largest quotient of random input changes.
  case inputBoundRandom = "input_bound_random"
  /// … of changes along other examples' input gradients.
  case inputBoundTargeted = "input_bound_targeted"
  /// The expected largest quotient of fewer random changes.
  case inputExpectedRandom = "input_expected_max_random"
  /// … of targeted changes.
  case inputExpectedTargeted = "input_expected_max_targeted"
  /// The mean over examples of ‖J_i‖ ‖x_i‖/‖h_i‖.
  case inputCondition = "input_condition"
  /// The best bound over the condition number.
  case inputRatio = "input_bound_to_condition"
  /// The stable rank of examples' gradients over a sampled Gaussian's.
  case weightRank = "weight_gradient_rank"
  /// … over mb/(√m + √b)².
  case weightRankAsymptotic = "weight_gradient_rank_asymptotic"
  /// The stable rank of input gradients over a sampled Gaussian's.
  case inputRank = "input_gradient_rank"
  /// … over mb/(√m + √b)².
  case inputRankAsymptotic = "input_gradient_rank_asymptotic"
  /// Gradient confusion, normalised.
  case confusion = "gradient_confusion"
  /// Gradient confusion as an inner product.
  case confusionBound = "gradient_confusion_bound"
  /// Gradient diversity.
  case diversity = "gradient_diversity"
  /// Gradient coherence.
  case coherence = "gradient_coherence"
  /// The least cosine of the gradient with that after a step.
  case stepCosine = "weight_gradient_cosine"
  /// The diversity of the gradients after steps.
  case stepDiversity = "weight_gradient_diversity"
  /// The coherence of the gradients after steps.
  case stepCoherence = "weight_gradient_coherence"

  /// Metrics that are computed together.
  public enum Family: String, Sendable, CaseIterable {
    /// Bounds on the condition number with respect to the weights.
    case weightBounds = "weight-bounds"
    /// The condition number with respect to the weights.
    case weightCondition = "weight-condition"
    /// Bounds on the condition number with respect to the inputs.
    case inputBounds = "input-bounds"
    /// The condition number with respect to the inputs.
    case inputCondition = "input-condition"
    /// Relative gradient ranks.
    case ranks
    /// Confusion, diversity and coherence of examples' gradients.
    case agreement
    /// Cosine, diversity and coherence of gradients after steps.
    case steps
  }

  /// The family that the metric is computed with.
  public var family: Family {
    switch self {
    case .weightBoundRandom, .weightBoundTargeted, .weightBoundLimited,
      .weightExpectedRandom, .weightExpectedTargeted:
      .weightBounds
    case .weightCondition, .weightRatio: .weightCondition
    case .inputBoundRandom, .inputBoundTargeted, .inputExpectedRandom,
      .inputExpectedTargeted:
      .inputBounds
    case .inputCondition, .inputRatio: .inputCondition
    case .weightRank, .weightRankAsymptotic, .inputRank, .inputRankAsymptotic:
      .ranks
    case .confusion, .confusionBound, .diversity, .coherence: .agreement
    case .stepCosine, .stepDiversity, .stepCoherence: .steps
    }
  }

  /// Whether its value depends on which perturbations were drawn.
  public var dependsOnDirections: Bool {
    switch family {
    case .weightBounds, .inputBounds, .steps: true
    case .weightCondition: self == .weightRatio
    case .inputCondition: self == .inputRatio
    case .ranks, .agreement: false
    }
  }

  /// Values that it can have, whatever the gradients; intervals are cut there.
  public var range: ClosedRange<Double> {
    switch self {
    case .coherence, .confusion: 0...1
    case .stepCosine: -1...1
    case .stepCoherence: -Double.infinity...Double.infinity
    default: 0...Double.infinity
    }
  }
}

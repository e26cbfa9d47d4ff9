import ExactArithmetic
import Measures
import Networks
import PathSums

/// Hidden widths that make E[Z²] small under a budget.
///
///     E[Z²] ≥ 2(1 + (l_1 − 1)/n₀) ∏_{j<d} (1 + (2l_{j+1} − 1)/n_j)
///
/// with l_j = min(κ_j, 3), and l_d = κ_d if there are hidden layers; equality for
/// Gaussian weights (κ = 3), where the factor is 1 + 5/n_j. As
/// n ↦ ln(1 + c/n) is convex, the sum over layers of a fixed number of neurons is
/// least when no neuron can be moved with profit: for equal laws, when all
/// widths are equal up to 1. That proves the Gaussian optimum for neurons; for
/// parameters Σ n_j n_{j−1} and for other laws the widths are searched for, and
/// the bound, by Lagrangian duality, says how far from the optimum they can be.
///
/// The same widths minimise β = Σ 1/n_j ≥ (d−1)²/Σ n_j, with equality iff all are
/// equal (Hanin, "Which neural net architectures give rise to exploding and
/// vanishing gradients?", NeurIPS 2018).
///
///     let best = try WidthAllocation(
///       inputs: 1,
///       outputs: 1,
///       depth: 5,
///       budget: .neurons(14)
///     )
///     print(best.architecture)  // 1,4,4,3,3,1
///     print(best.secondMoment)  // 216
public struct WidthAllocation: Sendable {
  /// What is limited.
  public enum Budget: Sendable, Hashable {
    /// Σ n_j over the hidden layers.
    case neurons(Int)
    /// Σ n_j n_{j−1} over all layers: weights, without biases.
    case parameters(Int)

    /// The number that is allowed.
    public var amount: Int {
      switch self {
      case .neurons(let n), .parameters(let n): n
      }
    }

    /// `neurons` or `parameters`.
    public var name: String {
      switch self {
      case .neurons: "neurons"
      case .parameters: "parameters"
      }
    }

    /// What a network spends of it, as a double because it may be huge.
    public func spent(by architecture: Architecture) -> Double {
      switch self {
      case .neurons: architecture.hiddenWidths.reduce(0) { $0 + Double($1) }
      case .parameters: architecture.weightCount
      }
    }
  }

  /// How sure the widths are.
  public enum Standing: Sendable, Hashable {
    /// No widths within the budget have a smaller E[Z²].
    case proved(String)
    /// The best that was found; no widths within the budget have an E[Z²] smaller
    /// by more than this relative amount.
    case bestFound(gap: Double)
  }

  /// The budget.
  public let budget: Budget
  /// The widths.
  public let architecture: Architecture
  /// E[Z²].
  public let secondMoment: ExactValue
  /// How sure the widths are.
  public let standing: Standing

  /// The best widths of `depth` layers under a budget; one law stands for all
  /// layers.
  public init(
    inputs: Int,
    outputs: Int,
    depth: Int,
    budget: Budget,
    weights: [any WeightMeasure] = [Gaussian()]
  ) throws(AllocationError) {
    let problem = try AllocationProblem(
      inputs: inputs,
      outputs: outputs,
      depth: depth,
      budget: budget,
      weights: weights
    )
    let (hidden, standing) = problem.solve()
    self.budget = budget
    self.standing = standing
    architecture = try AllocationError.wrapping { () throws(NetworkError) in
      try Architecture(widths: [inputs] + hidden + [outputs])
    }
    secondMoment = try WidthAllocation.secondMoment(architecture, weights)
  }

  /// E[Z²] of any network with these laws.
  public static func secondMoment(
    _ architecture: Architecture,
    _ weights: [any WeightMeasure]
  ) throws(AllocationError) -> ExactValue {
    let spec = try AllocationError.wrapping { () throws(NetworkError) in
      try NetworkSpec(architecture: architecture, weights: weights)
    }
    return try AllocationError.wrapping { () throws(PathSumError) in
      if weights.allSatisfy({ $0 is Gaussian }) {
        return GaussianMoments.moment(2, architecture, .row(output: 0))
      }
      return try ExactMoments(spec).moment(2)
    }
  }
}

/// Why no widths can be advised, in one sentence.
public struct AllocationError: Error, CustomStringConvertible, Sendable {
  /// The offending value and the fix.
  public let description: String

  init(_ description: String) { self.description = description }

  static func wrapping<Result, Failure: Error & CustomStringConvertible>(
    _ body: () throws(Failure) -> Result
  ) throws(AllocationError) -> Result {
    do {
      return try body()
    } catch {
      throw AllocationError(error.description)
    }
  }
}

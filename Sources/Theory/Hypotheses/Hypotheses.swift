import Measures
import Networks

/// A hypothesis of the theorem and whether a network meets it.
public struct Hypothesis: Sendable {
  /// Whether it holds.
  public enum Status: String, Sendable {
    /// It holds, by a proof.
    case holds
    /// It fails, by a counterexample.
    case fails
    /// Neither is established.
    case unknown = "not guaranteed"
  }

  /// The hypothesis in a few words.
  public let name: String
  /// Whether it holds here.
  public let status: Status
  /// Why, in words that finish the sentence "… because".
  public let reason: String

  /// One sentence on the hypothesis and its state.
  public var sentence: String { "\(name) \(verb) because \(reason)" }

  private var verb: String {
    status == .unknown ? "is not guaranteed" : status.rawValue
  }
}

/// The two hypotheses under which the sum over paths is the network's own law.
///
/// (S) Weights and biases are independent and symmetric.
/// (H) Almost surely no pre-activation z_v is 0 unless its gradient is too.
///
/// Together they make the masks independent fair coins, whatever the input.
///
///     for input in [Input.generic, .ones] {
///       let net = try NetworkSpec(
///         architecture: .init(parsing: "2,2,1"),
///         weights: [Rademacher()],
///         input: input
///       )
///       print(Hypotheses(net).noTies.status)
///     }
///     // holds
///     // fails
public struct Hypotheses: Sendable {
  /// (S).
  public let symmetry: Hypothesis
  /// (H).
  public let noTies: Hypothesis

  /// The hypotheses as the given network meets them.
  public init(_ spec: NetworkSpec) {
    symmetry = Hypotheses.symmetry(spec)
    let (status, reason) = Ties.judge(spec)
    noTies = Hypothesis(
      name: "no ties (H)",
      status: status,
      reason: reason
    )
  }

  /// Both hypotheses.
  public var all: [Hypothesis] { [symmetry, noTies] }

  /// The first hypothesis that does not hold, if any.
  public var unmet: Hypothesis? { all.first { $0.status != .holds } }

  private static func symmetry(_ spec: NetworkSpec) -> Hypothesis {
    let name = "symmetry (S)"
    for j in spec.weights.indices {
      if !spec.weights[j].isSymmetric {
        return Hypothesis(
          name: name,
          status: .fails,
          reason: "the weight law \(spec.weights[j].name) of layer \(j + 1)"
            + " is not symmetric"
        )
      }
      if !spec.biases[j].isSymmetric {
        return Hypothesis(
          name: name,
          status: .fails,
          reason: "the bias \(spec.biases[j].name) of layer \(j + 1) is not"
            + " symmetric"
        )
      }
    }
    return Hypothesis(
      name: name,
      status: .holds,
      reason: "all laws are symmetric"
    )
  }
}

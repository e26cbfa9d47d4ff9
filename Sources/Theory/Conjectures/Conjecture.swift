import ExactArithmetic
import Networks

/// A theorist's own claim about E[Z^K] over a family of networks.
///
///     title = "Every symmetric law grows at least like 2^beta"
///     [family]
///     depth = "1...4"
///     hidden = "1...5"
///     laws = ["rademacher", "gaussian", "laplace"]
///     [claim]
///     moments = 2
///     lower = "2 * 2^beta"
public struct Conjecture: Sendable {
  /// What the formulas are compared with.
  public enum Target: String, Sendable, CaseIterable {
    /// E[Z^K].
    case moment
    /// ln E[Z^K].
    case log
  }

  /// Where the truth comes from.
  public enum Method: String, Sendable, CaseIterable {
    /// The sum over paths, whose hypotheses every member must meet.
    case exact
    /// Real nets of finite laws, every outcome.
    case enumeration
    /// Real nets drawn at random.
    case simulation
  }

  /// One side of the claim.
  public struct Relation: Sendable {
    /// What the formula is said to be.
    public enum Kind: String, Sendable, CaseIterable {
      /// The target is at least the formula.
      case lower
      /// The target is at most the formula.
      case upper
      /// The target equals the formula.
      case value
    }

    /// What it is said to be.
    public let kind: Kind
    /// The formula as it was written.
    public let text: String
    let formula: Formula

    /// `E[Z^K] >= 2*2^beta`.
    func statement(_ target: Target) -> String {
      let sign =
        switch kind {
        case .lower: ">="
        case .upper: "<="
        case .value: "="
        }
      return "\(target == .log ? "ln E[Z^K]" : "E[Z^K]") \(sign) \(text)"
    }
  }

  /// What is claimed, in a few words.
  public internal(set) var title: String
  /// What is claimed, at length; empty if nobody said.
  public internal(set) var statement = ""
  /// Who claimed it; empty if nobody said.
  public internal(set) var source = ""
  /// The networks.
  public internal(set) var family = NetworkFamily()
  /// What is compared.
  public internal(set) var target = Target.moment
  /// The relations, at least one.
  public internal(set) var relations: [Relation] = []
  /// Where the truth comes from.
  public internal(set) var method = Method.exact
  /// How many members are drawn instead of all, if so.
  public internal(set) var drawn: Int?
  /// The seed of drawn members and nets.
  public internal(set) var seed: UInt64 = 1
  /// Nets drawn for each member by `simulation`.
  public internal(set) var samples = 10_000

  /// The claim in one line of ASCII.
  public var formulas: String {
    relations.map { $0.statement(target) }.joined(separator: " and ")
      .replacing("[Z^", with: family.isEntry ? "[Zpq^2" : "[Z^")
  }
}

import ExactArithmetic
import GSL

/// The law ν that the biases of one layer are drawn from.
public enum BiasMeasure: Sendable {
  /// All biases are 0.
  case none
  /// All biases equal one number: not symmetric, for the failure studies.
  case constant(Rational)
  /// Independent draws from a standardised law scaled to a variance.
  case random(any WeightMeasure, variance: Rational)

  /// The bias as the command line spells it.
  public var name: String {
    switch self {
    case .none: "none"
    case .constant(let value): "constant(\(value))"
    case .random(let law, let variance):
      variance == 1 ? law.name : "\(law.name)(\(variance))"
    }
  }

  /// Whether b and −b have the same law.
  public var isSymmetric: Bool {
    switch self {
    case .none: true
    case .constant: false
    case .random(let law, _): law.isSymmetric
    }
  }

  /// Whether no value has positive probability.
  public var isAtomless: Bool {
    if case .random(let law, _) = self { law.atoms.isEmpty } else { false }
  }

  /// Whether the value 0 has probability 0.
  public var isNeverZero: Bool {
    switch self {
    case .none: false
    case .constant: true
    case .random(let law, _): law.atoms.atZero.isZero
    }
  }

  /// Whether the bias is 0 for certain.
  public var isNone: Bool {
    if case .none = self { true } else { false }
  }

  /// Fills the array with independent biases.
  public func fill(_ biases: inout [Double], using generator: Generator) {
    switch self {
    case .none:
      for i in biases.indices { biases[i] = 0 }
    case .constant(let value):
      let value = value.doubleValue
      for i in biases.indices { biases[i] = value }
    case .random(let law, let variance):
      let scale = variance.doubleValue.squareRoot() / law.standardDeviation
      law.fill(&biases, using: generator)
      for i in biases.indices { biases[i] *= scale }
    }
  }
}

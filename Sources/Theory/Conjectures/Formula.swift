import ExactArithmetic

/// A formula in the widths n_0, …, n_d, the depth d, β, the kurtoses κ_1, …, κ_d
/// and K; and the moments E[Z^k] themselves.
///
///     2*(1 + 2/n_0)*prod(j, 1..d-1, 1 + 5/n[j])
public struct Formula: Sendable {
  let node: Node
  /// Where it starts in its text, counted from 1.
  let column: Int

  /// What an expression is made of.
  indirect enum Node: Sendable {
    case number(Rational)
    case variable(String)
    case element(Sequence, Formula)
    case negation(Formula)
    case binary(Operator, Formula, Formula)
    case function(Function, [Formula])
    case fold(Fold, index: String, from: Formula, to: Formula, Formula)
  }

  /// What an index can be put to.
  enum Sequence: String, Sendable {
    case n, kappa, moment
  }

  enum Operator: Character, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case power = "^"
  }

  /// Functions of one number, and of several.
  enum Function: String, Sendable, CaseIterable {
    case exp, log, sqrt, min, max
  }

  /// What runs over a range.
  enum Fold: String, Sendable, CaseIterable {
    case sum, prod, min, max
  }

  /// The names that stand for numbers.
  static let variables = ["d", "K", "beta", "kappa"]
}

extension Formula {
  /// Reads a formula; throws with the column and what is wrong there.
  public init(parsing text: String) throws(FormulaError) {
    var parser = try FormulaParser(text)
    self = try parser.sum()
    try parser.expectEnd()
  }
}

/// Why a formula cannot be read or has no value, in one sentence.
public struct FormulaError: Error, CustomStringConvertible, Sendable {
  /// The place, counted from 1.
  public let column: Int
  /// The offending part and the fix.
  public let description: String

  init(_ column: Int, _ description: String) {
    self.column = column
    self.description = description
  }
}

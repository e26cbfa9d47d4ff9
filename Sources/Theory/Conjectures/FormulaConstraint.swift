import ExactArithmetic

/// A condition on a network, such as `K < n[1]` or `2 <= n_0 <= d`.
public struct FormulaConstraint: Sendable {
  private let sides: [Formula]
  private let signs: [String]

  /// Reads two formulas or more with comparison signs between them.
  public init(parsing text: String) throws(FormulaError) {
    var parser = try FormulaParser(text)
    var sides = [try parser.sum()]
    var signs: [String] = []
    while let sign = parser.comparison() {
      signs.append(sign)
      sides.append(try parser.sum())
    }
    try parser.expectEnd()
    guard !signs.isEmpty else {
      throw FormulaError(
        1,
        "a condition compares two formulas, as in K < n[1]"
      )
    }
    self.sides = sides
    self.signs = signs
  }

  /// Whether a network meets the condition; throws if bounds overlap.
  func holds(in setting: FormulaSetting) throws(FormulaError) -> Bool {
    var values: [RealNumber] = []
    for side in sides { values.append(try side.value(in: setting)) }
    for (i, sign) in signs.enumerated() {
      let (x, y) = (values[i], values[i + 1])
      let verdict: Bool? =
        switch sign {
        case "<=": RealNumber.isAtMost(x, y)
        case ">=": RealNumber.isAtMost(y, x)
        case "<": RealNumber.isAtMost(y, x).map { !$0 }
        case ">": RealNumber.isAtMost(x, y).map { !$0 }
        case "!=": RealNumber.isEqual(x, y).map { !$0 }
        default: RealNumber.isEqual(x, y)
        }
      guard let verdict else {
        throw FormulaError(
          sides[i + 1].column,
          "the condition is too close to call"
        )
      }
      if !verdict { return false }
    }
    return true
  }
}

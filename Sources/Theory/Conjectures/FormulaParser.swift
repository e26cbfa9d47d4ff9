import ExactArithmetic

/// Reads formulas by recursive descent.
///
///     sum     = product { ("+" | "-") product }
///     product = sign { ("*" | "/") sign }
///     sign    = [ "-" | "+" ] sign | power
///     power   = atom [ "^" sign ]
///     atom    = number | name | name "[" sum "]" | name "_" atom
///             | name "(" arguments ")" | "(" sum ")"
///     fold    = ("sum" | "prod" | "min" | "max") "(" name "," sum ".." sum "," sum ")"
struct FormulaParser {
  private let tokens: [FormulaScanner.Token]
  private var position = 0
  private var depth = 0
  /// The indices of the folds around the place.
  private var indices: [String] = []

  private typealias Token = FormulaScanner.Token

  /// The deepest nesting that is read.
  private static let deepest = 100

  init(_ text: String) throws(FormulaError) {
    tokens = try FormulaScanner.tokens(text)
  }

  private var here: Token { tokens[position] }

  private mutating func skip(_ symbol: String) -> Bool {
    guard here.kind == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ symbol: String) throws(FormulaError) {
    guard skip(symbol) else {
      throw FormulaError(
        here.column,
        "expected '\(symbol)' where \(here.text) stands"
      )
    }
  }

  mutating func expectEnd() throws(FormulaError) {
    guard here.kind == .end else {
      throw FormulaError(here.column, "\(here.text) is too much")
    }
  }

  /// One of the comparison signs, if it comes next.
  mutating func comparison() -> String? {
    for sign in ["<=", ">=", "==", "!=", "<", ">", "="] where skip(sign) {
      return sign
    }
    return nil
  }

  mutating func sum() throws(FormulaError) -> Formula {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaParser.deepest else {
      throw FormulaError(here.column, "the formula is nested too deeply")
    }
    var result = try product()
    while true {
      let column = here.column
      let sign: Formula.Operator
      if skip("+") {
        sign = .plus
      } else if skip("-") {
        sign = .minus
      } else {
        return result
      }
      let node = Formula.Node.binary(sign, result, try product())
      result = Formula(node: node, column: column)
    }
  }

  private mutating func product() throws(FormulaError) -> Formula {
    var result = try signed()
    while true {
      let column = here.column
      let sign: Formula.Operator
      if skip("*") {
        sign = .times
      } else if skip("/") {
        sign = .over
      } else {
        return result
      }
      let node = Formula.Node.binary(sign, result, try signed())
      result = Formula(node: node, column: column)
    }
  }

  private mutating func signed() throws(FormulaError) -> Formula {
    var isNegative = false
    let column = here.column
    while true {
      if skip("-") {
        isNegative.toggle()
      } else if !skip("+") {
        break
      }
    }
    let value = try power()
    return isNegative
      ? Formula(node: .negation(value), column: column) : value
  }

  private mutating func power() throws(FormulaError) -> Formula {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaParser.deepest else {
      throw FormulaError(here.column, "the formula is nested too deeply")
    }
    let base = try atom()
    let column = here.column
    guard skip("^") else { return base }
    return Formula(
      node: .binary(.power, base, try signed()),
      column: column
    )
  }

  private mutating func atom() throws(FormulaError) -> Formula {
    let token = here
    position = min(position + 1, tokens.count - 1)
    switch token.kind {
    case .number(let value):
      return Formula(node: .number(value), column: token.column)
    case .symbol("("):
      let inner = try sum()
      try expect(")")
      return inner
    case .name(let name): return try named(name, token.column)
    default:
      throw FormulaError(
        token.column,
        "expected a number, a name or '(' where \(token.text) stands"
      )
    }
  }

  private mutating func named(
    _ name: String,
    _ column: Int
  ) throws(FormulaError) -> Formula {
    if indices.contains(name) {
      return Formula(node: .variable(name), column: column)
    }
    if skip("(") { return try call(name, column) }
    if let sequence = Formula.Sequence(rawValue: name) {
      if skip("[") {
        let index = try sum()
        try expect("]")
        return Formula(node: .element(sequence, index), column: column)
      }
      if skip("_") {
        return Formula(
          node: .element(sequence, try atom()),
          column: column
        )
      }
    }
    guard Formula.variables.contains(name) else {
      throw FormulaError(column, FormulaParser.unknown(name))
    }
    return Formula(node: .variable(name), column: column)
  }

  private static func unknown(_ name: String) -> String {
    ["n", "moment"].contains(name)
      ? "'\(name)' needs an index, such as \(name)[2]"
      : "'\(name)' is unknown: formulas are made of n[j], d, beta, kappa[j], K, moment[k],"
        + " exp, log, sqrt, min, max, sum(j, a..b, x) and prod(j, a..b, x)"
  }

  private mutating func call(
    _ name: String,
    _ column: Int
  ) throws(FormulaError) -> Formula {
    if let fold = Formula.Fold(rawValue: name), startsFold {
      return try self.fold(fold, column)
    }
    guard let function = Formula.Function(rawValue: name) else {
      let isFold = Formula.Fold(rawValue: name) != nil
      throw FormulaError(
        column,
        isFold
          ? "'\(name)' runs over a range, as in \(name)(j, 1..d-1, 1/n[j])"
          : "'\(name)' is not a function: there are exp, log, sqrt, min, max,"
            + " sum and prod"
      )
    }
    var arguments = [try sum()]
    while skip(",") { arguments.append(try sum()) }
    try expect(")")
    let takesOne = ![.min, .max].contains(function)
    guard takesOne == (arguments.count == 1) else {
      throw FormulaError(
        column,
        takesOne
          ? "'\(name)' takes one number"
          : "'\(name)' takes two numbers or more, or a range as in"
            + " \(name)(j, 1..d-1, n[j])"
      )
    }
    return Formula(node: .function(function, arguments), column: column)
  }

  /// Whether `j ,` comes next, j being no number's name.
  private var startsFold: Bool {
    guard case .name(let name) = here.kind else { return false }
    return !Formula.variables.contains(name) && !indices.contains(name)
      && tokens[position + 1].kind == .symbol(",")
  }

  private mutating func fold(
    _ fold: Formula.Fold,
    _ column: Int
  ) throws(FormulaError) -> Formula {
    guard case .name(let index) = here.kind else {
      throw FormulaError(here.column, "expected an index such as j")
    }
    position += 1
    try expect(",")
    let lower = try sum()
    try expect("..")
    let upper = try sum()
    try expect(",")
    indices.append(index)
    let body = try sum()
    indices.removeLast()
    try expect(")")
    return Formula(
      node: .fold(fold, index: index, from: lower, to: upper, body),
      column: column
    )
  }
}

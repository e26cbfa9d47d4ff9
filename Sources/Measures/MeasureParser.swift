import ExactArithmetic

/// Reads laws as the command line spells them.
///
///     gaussian  student(5)  exppower(3/2)  sparse(1/10,laplace)
///     mixture(9/10*gaussian(1)+1/10*gaussian(9))  discrete(-2:1/5,1/2:4/5)
///     samples(weights.csv)
///
///     let law = try MeasureParser.law("student(5)")
///     if let kappa = law.kurtosis.rational { print(kappa) }  // 9
///     print(law.standardizedMoment(3).isFinite)  // false
///     print(law.highestFiniteMoment(upTo: 8))  // 2
public enum MeasureParser {
  /// The law that `text` spells, standardised wherever its scale matters.
  public static func law(
    _ text: String
  ) throws(MeasureError) -> any WeightMeasure {
    var scanner = LawScanner(text)
    let law = try scanner.law()
    try scanner.expectEnd()
    return law
  }

  /// A bias: `none`, `constant(c)`, a law, or `LAW(v)` with variance v.
  public static func bias(_ text: String) throws(MeasureError) -> BiasMeasure {
    var scanner = LawScanner(text)
    if scanner.skip("none") {
      try scanner.expectEnd()
      return .none
    }
    if scanner.skip("constant(") {
      let value = try scanner.number()
      try scanner.expect(")")
      try scanner.expectEnd()
      return value.isZero ? .none : .constant(value)
    }
    let law = try scanner.law()
    var variance: Rational = 1
    if scanner.skip("(") {
      variance = try scanner.number()
      try scanner.expect(")")
    }
    try scanner.expectEnd()
    guard variance.signum > 0, variance.survivesRounding else {
      throw MeasureError(
        .undefined,
        "the bias '\(text)' needs a positive variance that double precision can hold"
      )
    }
    return .random(law, variance: variance)
  }

  /// The laws with one example each, in the order they are documented.
  public static let examples = [
    "gaussian", "uniform", "laplace", "rademacher", "triangular", "arcsine",
    "semicircle", "logistic", "student(5)", "exppower(3)", "beta(2)",
    "threepoint(1/3)", "sparse(1/10,gaussian)",
    "mixture(9/10*gaussian(1)+1/10*gaussian(9))",
    "discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)", "exponential",
  ]
}

/// A recursive-descent reader of one law.
private struct LawScanner {
  private let text: String
  private var rest: Substring

  init(_ text: String) {
    self.text = text
    rest = Substring(text)
  }

  private mutating func skipSpace() {
    rest = rest.drop { $0.isWhitespace }
  }

  mutating func skip(_ token: String) -> Bool {
    skipSpace()
    guard rest.hasPrefix(token) else { return false }
    rest = rest.dropFirst(token.count)
    return true
  }

  mutating func expect(_ token: String) throws(MeasureError) {
    guard skip(token) else {
      let found = rest.isEmpty ? "its end" : "'\(rest.prefix(12))'"
      throw MeasureError(
        .malformed,
        "'\(text)' is not a law: expected '\(token)' at \(found)"
      )
    }
  }

  mutating func expectEnd() throws(MeasureError) {
    skipSpace()
    guard rest.isEmpty else {
      throw MeasureError(
        .malformed,
        "'\(text)' is not a law: '\(rest.prefix(12))' is too much"
      )
    }
  }

  mutating func number() throws(MeasureError) -> Rational {
    skipSpace()
    let figures = numeral
    let trimmed = figures.reversed().drop { $0.isWhitespace }.reversed()
    guard let value = Rational(String(trimmed)) else {
      throw MeasureError(
        .malformed,
        "'\(text)' is not a law: '\(figures)' is not a number such as 0.1"
          + " or 1/3"
      )
    }
    rest = rest.dropFirst(figures.count)
    return value
  }

  /// What stands up to the next delimiter; the + of 1e+3 is none.
  private var numeral: Substring {
    let figures = rest.prefix { !"(),:*+".contains($0) }
    let tail = rest[figures.endIndex...]
    guard figures.last == "e" || figures.last == "E", tail.first == "+" else {
      return figures
    }
    let digits = tail.dropFirst().prefix { $0.isNumber }
    return rest[..<digits.endIndex]
  }

  private mutating func argument() throws(MeasureError) -> Rational {
    try expect("(")
    let value = try number()
    try expect(")")
    return value
  }

  mutating func law() throws(MeasureError) -> any WeightMeasure {
    skipSpace()
    let word = String(rest.prefix { $0.isLetter })
    rest = rest.dropFirst(word.count)
    switch word {
    case "gaussian": return Gaussian()
    case "uniform": return Uniform()
    case "laplace": return Laplace()
    case "rademacher": return Rademacher()
    case "triangular": return Triangular()
    case "arcsine": return Arcsine()
    case "semicircle": return Semicircle()
    case "logistic": return Logistic()
    case "exponential": return CentredExponential()
    case "student": return try StudentT(nu: argument())
    case "exppower": return try ExponentialPower(b: argument())
    case "beta": return try SymmetricBeta(a: argument())
    case "threepoint": return try ThreePoint(t: argument())
    case "sparse": return try sparse()
    case "mixture": return try mixture()
    case "discrete": return try discrete()
    case "samples": return try samples()
    default:
      throw MeasureError(
        .malformed,
        "unknown law '\(text)': 'pathsum measures' lists the laws"
      )
    }
  }

  private mutating func sparse() throws(MeasureError) -> any WeightMeasure {
    try expect("(")
    let p = try number()
    try expect(",")
    let inner = try law()
    try expect(")")
    return try Sparse(p: p, inner)
  }

  private mutating func mixture() throws(MeasureError) -> any WeightMeasure {
    var components: [Mixture.Component] = []
    try expect("(")
    repeat {
      let weight = try number()
      try expect("*")
      let law = try law()
      let variance = try argument()
      components.append(.init(weight: weight, law: law, variance: variance))
    } while skip("+")
    try expect(")")
    return try Mixture(components)
  }

  private mutating func discrete() throws(MeasureError) -> any WeightMeasure {
    var points: [Atoms.Atom] = []
    try expect("(")
    repeat {
      let value = try number()
      try expect(":")
      points.append(.init(value, try number()))
    } while skip(",")
    try expect(")")
    return try Discrete(points)
  }

  private mutating func samples() throws(MeasureError) -> any WeightMeasure {
    try expect("(")
    // A path may itself hold parentheses, as in run(2).csv, in pairs.
    var open = 1
    let close = rest.firstIndex { character in
      if character == "(" { open += 1 }
      if character == ")" { open -= 1 }
      return open == 0
    }
    guard let close else {
      throw MeasureError(
        .malformed,
        "'\(text)' is not a law: expected ')' at its end"
      )
    }
    let path = String(rest[..<close])
    rest = rest[rest.index(after: close)...]
    return try EmpiricalSample(NumberColumn.read(path), source: path)
  }
}

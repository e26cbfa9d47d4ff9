import ExactArithmetic
import PathSums

extension Formula {
  /// The most terms of one sum or product.
  static let longestFold = 1_000_000

  /// The formula's value, rational or rigorously enclosed.
  ///
  /// Throws if there is none: division by 0, the logarithm of a number that may
  /// not be positive, an index outside the network.
  public func value(
    in setting: FormulaSetting
  ) throws(FormulaError) -> RealNumber {
    try value(in: setting, [:])
  }

  private func value(
    in setting: FormulaSetting,
    _ indices: [String: Int]
  ) throws(FormulaError) -> RealNumber {
    switch node {
    case .number(let value): return .rational(value)
    case .variable(let name): return try variable(name, setting, indices)
    case .element(let sequence, let index):
      return try element(sequence, index, setting, indices)
    case .negation(let x):
      let zero = RealNumber.rational(0)
      return try known(.difference(zero, x.value(in: setting, indices)), "")
    case .binary(let sign, let x, let y):
      return try binary(
        sign,
        x.value(in: setting, indices),
        y.value(in: setting, indices)
      )
    case .function(let function, let arguments):
      var values: [RealNumber] = []
      for x in arguments { values.append(try x.value(in: setting, indices)) }
      return try apply(function, values)
    case .fold(let fold, let index, let from, let to, let body):
      let lower = try from.integer(setting, indices)
      let upper = try to.integer(setting, indices)
      return try run(fold, lower, upper) { j throws(FormulaError) in
        var inner = indices
        inner[index] = j
        return try body.value(in: setting, inner)
      }
    }
  }

  private func known(
    _ value: RealNumber?,
    _ what: String
  ) throws(FormulaError) -> RealNumber {
    guard let value else {
      throw FormulaError(
        column,
        what.isEmpty ? "the value is beyond every range" : what
      )
    }
    return value
  }

  private func variable(
    _ name: String,
    _ setting: FormulaSetting,
    _ indices: [String: Int]
  ) throws(FormulaError) -> RealNumber {
    if let index = indices[name] { return .rational(Rational(index)) }
    switch name {
    case "d": return .rational(Rational(setting.widths.count - 1))
    case "K": return .rational(Rational(setting.order))
    case "beta": return .rational(setting.beta)
    default:
      guard setting.hasOneLaw else {
        throw FormulaError(
          column,
          "'kappa' needs an index where layers have different laws: kappa[1] to"
            + " kappa[\(setting.kurtoses.count)]"
        )
      }
      return try known(setting.kurtoses[0], "the kurtosis is infinite")
    }
  }

  private func element(
    _ sequence: Sequence,
    _ index: Formula,
    _ setting: FormulaSetting,
    _ indices: [String: Int]
  ) throws(FormulaError) -> RealNumber {
    let j = try index.integer(setting, indices)
    if sequence == .moment { return try moment(j, setting) }
    let first = sequence == .n ? 0 : 1
    guard (first..<setting.widths.count).contains(j) else {
      throw FormulaError(
        column,
        "\(sequence.rawValue)[\(j)] is outside the network: its index runs from"
          + " \(first) to d = \(setting.widths.count - 1)"
      )
    }
    return sequence == .n
      ? .rational(Rational(setting.widths[j]))
      : try known(setting.kurtoses[j - 1], "kappa[\(j)] is infinite")
  }

  private func moment(
    _ k: Int,
    _ setting: FormulaSetting
  ) throws(FormulaError) -> RealNumber {
    let limit = ExactMoments.largestOrder
    guard (0...limit).contains(k) else {
      throw FormulaError(column, "moment[\(k)] is outside 0 to \(limit)")
    }
    if k == 0 { return .rational(1) }
    do {
      if let value = try setting.moment(k) { return value }
    } catch {
      throw FormulaError(column, "moment[\(k)] is not to be had: \(error)")
    }
    throw FormulaError(
      column,
      "moment[\(k)] is not known here: only formulas of exact or enumerated"
        + " claims know it"
    )
  }

  private func integer(
    _ setting: FormulaSetting,
    _ indices: [String: Int]
  ) throws(FormulaError) -> Int {
    guard
      let j = try value(in: setting, indices).rational?.integerValue
    else {
      throw FormulaError(column, "an index must be an integer")
    }
    return j
  }

  private func binary(
    _ sign: Operator,
    _ x: RealNumber,
    _ y: RealNumber
  ) throws(FormulaError) -> RealNumber {
    switch sign {
    case .plus: return try known(.sum(x, y), "")
    case .minus: return try known(.difference(x, y), "")
    case .times: return try known(.product(x, y), "")
    case .over:
      return try known(
        .quotient(x, y),
        "the denominator is 0, or too near it to tell"
      )
    case .power:
      return try known(
        .power(x, y),
        "the power has no value, or one beyond every range"
      )
    }
  }

  private func apply(
    _ function: Function,
    _ values: [RealNumber]
  ) throws(FormulaError) -> RealNumber {
    let first = values[0]
    switch function {
    case .exp: return try known(first.exponential, "")
    case .log:
      return try known(
        first.naturalLogarithm,
        "log of a number that is not certainly positive"
      )
    case .sqrt:
      return try known(first.squareRoot, "sqrt of a negative number")
    case .min, .max:
      var result = first
      for value in values.dropFirst() {
        result = try known(
          function == .min ? .minimum(result, value) : .maximum(result, value),
          ""
        )
      }
      return result
    }
  }

  private func run(
    _ fold: Fold,
    _ lower: Int,
    _ upper: Int,
    _ term: (Int) throws(FormulaError) -> RealNumber
  ) throws(FormulaError) -> RealNumber {
    let (length, overflow) = upper.subtractingReportingOverflow(lower)
    guard !overflow, length < Formula.longestFold else {
      throw FormulaError(
        column,
        "'\(fold.rawValue)' runs over more than \(Formula.longestFold) terms"
      )
    }
    var result: RealNumber? =
      switch fold {
      case .sum: .rational(0)
      case .prod: .rational(1)
      case .min, .max: nil
      }
    var j = lower
    while j <= upper {
      let x = try term(j)
      guard let so = result else {
        result = x
        j += 1
        continue
      }
      switch fold {
      case .sum: result = try known(.sum(so, x), "")
      case .prod: result = try known(.product(so, x), "")
      case .min: result = try known(.minimum(so, x), "")
      case .max: result = try known(.maximum(so, x), "")
      }
      j += 1
    }
    return try known(result, "'\(fold.rawValue)' over an empty range")
  }
}

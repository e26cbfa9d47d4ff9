import ArgumentParser
import PathSum

/// What `pathsum exact` computes beyond the plain moments, and in which
/// arithmetic.
struct ExactOptions: ParsableArguments {
  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "The mixed moment E[Z_{0,q}^{2a} Z_{1,q}^{2b} ...] over distinct inputs.",
      valueName: "a,b,..."
    )
  )
  var mixed: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "recursion; enumerate (path tuples) or strands (set partitions) on a"
        + " tiny net.",
      valueName: "method"
    )
  )
  var method = "recursion"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "rational (exact), enclosure (directed rounding) or double (proved"
        + " error bound).",
      valueName: "arithmetic"
    )
  )
  var arithmetic = "rational"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Probability that a mask is on, 1/2 for ReLU; weights have variance"
        + " 1/(p fan-in).",
      valueName: "p"
    )
  )
  var maskDensity: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Slope of a leaky ReLU; weights have variance 2/((1+a^2) fan-in).",
      valueName: "a"
    )
  )
  var leak: String?

  @Flag(name: .long, help: "Print the whole rational, however long.")
  var full = false

  @Flag(
    name: .long,
    help: "Give the formula's value even where its hypotheses fail."
  )
  var formulaAnyway = false

  /// The mixed exponents, if there are any.
  func exponents() throws -> [Int]? {
    try mixed.map { text in
      try text.split(separator: ",", omittingEmptySubsequences: false).map {
        guard let exponent = Int($0), exponent > 0 else {
          throw Failure.Usage(
            "'\($0)' in --mixed '\(text)' is not a positive integer"
          )
        }
        guard exponent <= ExactMoments.largestOrder else {
          throw Failure.Refusal(
            "the exponent \(exponent) in --mixed is beyond"
              + " \(ExactMoments.largestOrder), the highest order"
          )
        }
        return exponent
      }
    }
  }

  /// What a mask does.
  func gate() throws -> Gate {
    try Gate(
      density: rational(maskDensity, "--mask-density") ?? Rational(1, 2),
      leak: rational(leak, "--leak") ?? 0
    )
  }

  private func rational(_ text: String?, _ option: String) throws -> Rational? {
    try text.map {
      guard let value = Rational($0) else {
        throw Failure.Usage("\(option) '\($0)' is not a number such as 1/3")
      }
      return value
    }
  }

  /// Checks that the options fit together.
  func check(_ gate: Gate) throws {
    guard ["recursion", "enumerate", "strands"].contains(method) else {
      throw Failure.Usage(
        "the method '\(method)' is not recursion, enumerate or strands"
      )
    }
    guard ["rational", "enclosure", "double"].contains(arithmetic) else {
      throw Failure.Usage(
        "the arithmetic '\(arithmetic)' is not rational, enclosure or double"
      )
    }
    let isPlain = arithmetic == "rational" && gate == .relu
    guard method == "recursion" || isPlain else {
      throw Failure.Usage(
        "the method \(method) works with rationals and ReLU masks only"
      )
    }
    guard arithmetic == "rational" || mixed == nil else {
      throw Failure.Usage(
        "--mixed works with --arithmetic rational only"
      )
    }
  }
}

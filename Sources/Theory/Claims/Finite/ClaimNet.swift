import ExactArithmetic
import Measures
import Networks
import PathSums

/// Networks spelled as on the command line, for the checks.
enum ClaimNet {
  /// A network of one weight law and one bias law.
  static func spec(
    _ widths: String,
    _ law: String = "gaussian",
    bias: String = "none",
    at input: String = "generic",
    of quantity: Quantity = .row(output: 0)
  ) throws -> NetworkSpec {
    try NetworkSpec(
      architecture: Architecture(parsing: widths),
      weights: [MeasureParser.law(law)],
      biases: [MeasureParser.bias(bias)],
      input: Input(parsing: input),
      quantity: quantity
    )
  }

  /// The K-th moment by the transfer recursion, as a rational.
  ///
  /// Throws if it is not one.
  static func formula(_ order: Int, _ spec: NetworkSpec) throws -> Rational {
    guard
      let value = try ExactMoments(spec).moment(order, digits: 8000).rational
    else {
      throw ClaimError("the moment K = \(order) is not a short rational")
    }
    return value
  }

  /// The moment's name, `E[Z]` or `E[Z^2]`.
  static func moment(_ order: Int) -> String {
    order == 1 ? "E[Z]" : "E[Z^\(order)]"
  }

  /// The K-th moment by the sum over paths of ±1 weights.
  static func signFormula(_ order: Int, _ widths: [Int]) throws -> Rational {
    try formula(
      order,
      NetworkSpec(
        architecture: Architecture(widths: widths),
        weights: [Rademacher()]
      )
    )
  }
}

/// Why a check could not be carried out, in a sentence.
struct ClaimError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

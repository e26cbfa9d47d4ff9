import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// A finite net that the Coq theorems cover, as both sides see it.
struct Instance: Sendable, CustomTestStringConvertible {
  /// How ties are excluded.
  enum Ties: String, Sendable {
    /// An input that no gradient annihilates, and no biases.
    case byInput
    /// Biases larger than any sum: `Witness.generic_biases`.
    case byLargeBiases
    /// Small biases that no sum can cancel.
    case bySmallBiases
  }

  let widths: [Int]
  let laws: [String]
  let ties: Ties

  init(_ widths: [Int], _ laws: [String], _ ties: Ties) {
    self.widths = widths
    self.laws = laws
    self.ties = ties
  }

  var testDescription: String { "\(widths) \(laws) \(ties.rawValue)" }

  /// The net, outcome by outcome.
  func net() throws -> FiniteNet {
    let inputs = widths[0]
    switch ties {
    case .byInput:
      let input = (0..<inputs).map { Rational(1000).power($0) }
      return try FiniteNet(widths, laws, at: input)
    case .byLargeBiases:
      let input = (0..<inputs).map { Rational(1 - 2 * $0, 3) }
      var net = try FiniteNet(widths, laws, at: input)
      net.useGenericBiases()
      return net
    case .bySmallBiases:
      // The biases 1/3, 1/9, … keep a power of 3 in every denominator.
      let biases = (1..<widths.count).map { 1 / Rational(3).power($0) }
      let input = (1...inputs).map { Rational($0) }
      return try FiniteNet(widths, laws, biases: biases, at: input)
    }
  }

  /// The same widths and laws for the toolkit.
  func spec(_ quantity: Quantity = .row(output: 0)) throws -> NetworkSpec {
    try network(widths, laws, quantity)
  }

  static let threePoint = "threepoint(1/3)"
  static let fourPoint = "discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)"

  /// Kurtosis 1, 3, 10, between 1 and 3, and laws that change with the layer.
  static let all = [
    Instance([1, 1], [threePoint], .byInput),
    Instance([3, 1], [fourPoint], .byInput),
    Instance([2, 2, 1], [threePoint], .byInput),
    Instance([2, 2, 1], [threePoint], .byLargeBiases),
    Instance([2, 2, 1], [threePoint], .bySmallBiases),
    Instance([2, 2, 1], ["rademacher"], .byInput),
    Instance([2, 2, 2], ["rademacher", "threepoint(1/10)"], .byInput),
    Instance([2, 2, 1], [fourPoint, threePoint], .bySmallBiases),
    Instance([2, 3, 1], ["threepoint(1/10)", "rademacher"], .byInput),
    Instance(
      [2, 2, 2, 1],
      ["rademacher", threePoint, "threepoint(4/5)"],
      .byInput
    ),
    Instance([1, 2, 2, 2], ["rademacher"], .byLargeBiases),
    Instance(
      [1, 1, 1, 1, 1],
      [threePoint, "rademacher", fourPoint, "threepoint(1/10)"],
      .byInput
    ),
  ]
}

/// A network by widths and laws; one law stands for all layers.
func network(
  _ widths: [Int],
  _ laws: [String],
  _ quantity: Quantity = .row(output: 0)
) throws -> NetworkSpec {
  try NetworkSpec(
    architecture: Architecture(widths: widths),
    weights: laws.map { try MeasureParser.law($0) },
    quantity: quantity
  )
}

/// The toolkit's exact moment, which must be rational.
func exactMoment(_ order: Int, _ spec: NetworkSpec) throws -> Rational {
  guard let value = try ExactMoments(spec).moment(order).rational else {
    throw LawViolation("the moment is not rational")
  }
  return value
}

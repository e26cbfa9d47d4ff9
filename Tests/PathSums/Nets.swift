import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport

/// The order of a moment.
typealias Order = Int

/// A network by widths and laws, as the tests write it.
func network(
  _ widths: [Int],
  _ laws: [String] = ["gaussian"],
  _ quantity: Quantity = .row(output: 0),
  _ output: OutputActivation = .relu
) throws -> NetworkSpec {
  try NetworkSpec(
    architecture: Architecture(widths: widths),
    weights: laws.map { try MeasureParser.law($0) },
    outputActivation: output,
    quantity: quantity
  )
}

/// The K-th moment of a network, which must be rational.
func moment(_ order: Order, _ spec: NetworkSpec) throws -> Rational {
  let value = try ExactMoments(spec).moment(order)
  guard let rational = value.rational else {
    throw LawViolation("the moment is not rational")
  }
  return rational
}

/// A network to be made, which prints well.
struct Net: Sendable, CustomStringConvertible {
  var widths: [Int]
  var laws: [String]
  var isEntry: Bool
  var isLinear: Bool

  var quantity: Quantity {
    isEntry
      ? .entry(input: widths[0] - 1, output: 0)
      : .row(output: widths[widths.count - 1] - 1)
  }

  var description: String {
    "\(widths) \(laws) \(isEntry ? "entry" : "row")"
      + " \(isLinear ? "linear" : "relu")"
  }

  func spec() throws -> NetworkSpec {
    try network(widths, laws, quantity, isLinear ? .linear : .relu)
  }
}

/// Symmetric laws whose moments are all rational.
let rationalLaws = [
  "gaussian", "rademacher", "uniform", "laplace", "triangular", "arcsine",
  "semicircle", "logistic", "student(9)", "beta(2)", "threepoint(1/3)",
  "sparse(1/10,gaussian)", "discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)",
  "mixture(9/10*gaussian(1)+1/10*gaussian(9))",
]

extension Gen where Value == Net {
  /// Networks of the given widths, a law of its own for every layer.
  static func nets(
    depth: ClosedRange<Int>,
    widths: ClosedRange<Int>
  ) -> Gen {
    let layers = Gen<[(Int, String)]>.array(
      of: Gen<(Int, String)>.pair(
        .int(in: widths),
        .element(of: rationalLaws)
      ),
      count: depth
    )
    return Gen<([(Int, String)], Int, (Bool, Bool))>.triple(
      layers,
      .int(in: widths),
      Gen<(Bool, Bool)>.pair(.bool, .bool)
    ).map { layers, inputs, flags in
      Net(
        widths: [inputs] + layers.map(\.0),
        laws: layers.map(\.1),
        isEntry: flags.0,
        isLinear: flags.1
      )
    }
  }
}

import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport

@testable import Theory

/// A network for which all bounds are to hold, and the moment they bound.
struct BoundCase: Sendable {
  let spec: NetworkSpec
  let order: Int

  private static let laws = [
    "gaussian", "rademacher", "uniform", "laplace", "triangular", "arcsine",
    "semicircle", "logistic", "exppower(3)", "exppower(3/2)", "exppower(2)",
    "beta(7)", "threepoint(1/3)", "threepoint(1/50)", "student(13)",
    "sparse(1/10,gaussian)", "mixture(9/10*gaussian(1)+1/10*gaussian(9))",
    "discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)",
  ]

  /// Any net of up to four layers, a law for each, K from 1 to 4.
  static let any = Gen<BoundCase> { choices throws(Discard) in
    let width = Gen.oneOf(Gen.int(in: 1...4), Gen.int(in: 1...60))
    let widths = try Gen.array(of: width, count: 2...5).draw(from: &choices)
    let order = try Gen.int(in: 1...4).draw(from: &choices)
    let isUniform = try Gen.bool.draw(from: &choices)
    let law = Gen.element(of: laws)
    let names = try Gen.array(
      of: law,
      count: isUniform ? 1 : widths.count - 1
    ).draw(from: &choices)
    let isLinear = try Gen.bool.draw(from: &choices)
    let isEntry = try Gen.bool.draw(from: &choices)
    let spec = try? NetworkSpec(
      architecture: Architecture(widths: widths),
      weights: names.map { try MeasureParser.law($0) },
      biases: [.random(Gaussian(), variance: 1)],
      outputActivation: isLinear ? .linear : .relu,
      quantity: isEntry ? .entry(input: 0, output: 0) : .row(output: 0)
    )
    guard let spec else { throw Discard() }
    return BoundCase(spec: spec, order: order)
  }

  /// The exact moment.
  func moment() throws -> ExactValue {
    try ExactMoments(spec).moment(order)
  }

  /// All bounds, applicable or not.
  var bounds: [Bound] { Bounds(spec, order: order).all() }
}

/// Whether two values are the same as far as enclosures of them can tell.
func isSame(_ x: ExactValue, _ y: ExactValue) -> Bool {
  !Enclosure.isCertainlyAtMost(x.enclosure, y.enclosure)
    && !Enclosure.isCertainlyAtMost(y.enclosure, x.enclosure)
    && abs(x.logarithm - y.logarithm) <= 0x1p-46 * (1 + abs(x.logarithm))
}

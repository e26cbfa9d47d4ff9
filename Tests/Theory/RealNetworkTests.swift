import Estimation
import Foundation
import Networks
import PathSums
import TestSupport
import Testing

@testable import Theory

/// Real networks against the exact sum over paths.
///
/// Every case draws as many networks as its exact variance asks for, so that a
/// quarter of the mean is the detectable deviation and a half is found with
/// probability 0.999. The p-value is Catoni's: valid at any N and for any tail,
/// so that no case can raise a false alarm by being heavy-tailed.
@Suite struct RealNetworkTests {
  /// One network and the moments asked of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let widths: String
    var weights = "gaussian"
    var bias = "none"
    var input = "generic"
    var output = OutputActivation.relu
    var quantity = Quantity.row(output: 0)
    var orders = [1]

    var testDescription: String {
      "\(widths) \(weights) +\(bias) at \(input) \(output) \(quantity) \(orders)"
    }

    func spec() throws -> NetworkSpec {
      try net(
        widths,
        weights,
        bias: bias,
        at: input,
        output: output,
        quantity
      )
    }
  }

  static let cases: [Case] = [
    Case(widths: "3,4,5,2"),
    Case(widths: "3,4,5,2", bias: "gaussian(1/4)", input: "1,-2,0"),
    Case(widths: "4,8,1", orders: [1, 2]),
    Case(widths: "4,8,1", bias: "laplace(1/2)", orders: [1, 2]),
    Case(widths: "2,6,6,1", weights: "uniform"),
    Case(widths: "4,8,1", weights: "uniform", orders: [1, 2]),
    Case(widths: "2,6,6,1", weights: "uniform", bias: "rademacher"),
    Case(widths: "3,5,2", weights: "laplace"),
    Case(widths: "3,5,4,2", weights: "triangular"),
    Case(
      widths: "4,8,1",
      weights: "arcsine",
      bias: "gaussian",
      orders: [1, 2]
    ),
    Case(widths: "3,6,2", weights: "semicircle", input: "unit"),
    Case(widths: "4,8,1", weights: "logistic"),
    Case(widths: "4,10,1", weights: "student(5)", bias: "gaussian"),
    Case(widths: "4,6,1", weights: "exppower(3)", orders: [1, 2]),
    Case(widths: "4,6,2", weights: "beta(2)", orders: [1, 2]),
    Case(widths: "3,4,4,1", weights: "rademacher", bias: "gaussian(1/4)"),
    Case(widths: "3,5,2", weights: "rademacher", orders: [1, 2]),
    Case(widths: "3,6,6,1", weights: "threepoint(1/3)", bias: "gaussian"),
    Case(widths: "4,8,1", weights: "sparse(1/2,gaussian)"),
    Case(
      widths: "4,8,1",
      weights: "mixture(9/10*gaussian(1)+1/10*gaussian(9))",
      bias: "uniform"
    ),
    Case(
      widths: "3,6,1",
      weights: "discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)",
      bias: "gaussian(1/9)",
      input: "ones"
    ),
    Case(widths: "4,8,1", output: .linear, orders: [1, 2]),
    Case(
      widths: "4,8,2",
      quantity: .entry(input: 2, output: 1),
      orders: [1, 2]
    ),
    Case(widths: "3,8x4,1"),
    Case(widths: "3,8,8,1", weights: "uniform gaussian laplace"),
    // Rademacher weights at an input where their ties hurt without the bias.
    Case(
      widths: "2,2,1",
      weights: "rademacher",
      bias: "gaussian(4/25)",
      input: "1,1",
      orders: [1, 2]
    ),
    // One layer without atoms protects all later ones.
    Case(
      widths: "2,3,3,1",
      weights: "gaussian rademacher rademacher",
      input: "1,1",
      orders: [1, 2]
    ),
    // At x = 0 an atomless bias is enough.
    Case(widths: "2,4,1", bias: "gaussian", input: "zeros", orders: [1, 2]),
  ]

  /// E[Z_q^K] and E[Z_{p,q}^{2K}] are the sums over paths.
  @Test(arguments: cases)
  func momentsAreThePathSums(_ item: Case) async throws {
    let spec = try item.spec()
    #expect(Hypotheses(spec).unmet == nil)
    let known = try item.orders.map { try formula(spec, order: $0) }
    let share = CheckFamily.estimators.share.alpha
    let unit = 2 * log(2 / share) * 16
    let samples = known.map { Int(unit * $0.relativeVariance) + 1 }.max() ?? 0
    #expect(samples <= 100_000)
    let logs = try await draws(spec, samples: samples)
    for (order, known) in zip(item.orders, known) {
      let name = "\(item.testDescription), order \(order)"
      let alpha = CheckFamily.estimators.spend(on: name).alpha
      let p = logs.pValue(of: known, order: order, level: alpha)
      #expect(p >= alpha)
    }
    if let dead = ZeroProbability.value(spec) {
      expectCount(
        logs.count { $0 == -.infinity },
        of: logs.count,
        probability: dead,
        in: .masks,
        "dead nets: \(item.testDescription)"
      )
    }
  }

  /// At least twenty-four combinations of net, law, bias and K.
  @Test func thereAreEnoughCases() {
    #expect(Self.cases.reduce(0) { $0 + $1.orders.count } >= 24)
    #expect(Set(Self.cases.map(\.testDescription)).count == Self.cases.count)
  }

  /// Negative control: the same draws reject a moment that is off by half.
  @Test(arguments: [0.5, 1.5])
  func wrongMomentsAreRejected(factor: Double) async throws {
    let spec = try net("4,8,1")
    let logs = try await draws(spec, samples: 20_000)
    for order in [1, 2] {
      let name = "order \(order) off by \(factor)"
      let alpha = CheckFamily.verdicts.spend(on: name).alpha
      let known = try formula(spec, order: order)
      let wrong = KnownMoment(
        logMean: known.logMean + log(factor),
        relativeVariance: known.relativeVariance
      )
      #expect(logs.pValue(of: wrong, order: order, level: alpha) < alpha)
    }
  }
}

import Foundation
import Measures
import TestSupport
import Testing

@testable import Theory

@Suite struct WidthAllocationBoundTests {
  /// The dual bound lies below the product bound of any widths within the
  /// budget, for any multiplier, and that below E[Z²] itself.
  @Test func boundsLieBelowEveryAllocation() {
    let laws: [any WeightMeasure] = [
      Rademacher(), Uniform(), Gaussian(), Laplace(),
    ]
    let cases = Gen<([Int], Int, Int)>.triple(
      .array(of: .int(in: 1...30), count: 3...6),
      .int(in: 0...255),
      .int(in: 0...20)
    )
    forAll("bounds below", cases, count: 300) { widths, choice, power in
      let hidden = Array(widths.dropFirst().dropLast())
      let weights = (0...hidden.count).map { laws[choice >> $0 & 3] }
      let outputs = widths[widths.count - 1]
      let isCoupled = choice >= 128
      var amount = hidden.reduce(0, +)
      if isCoupled {
        amount = zip(widths, widths.dropFirst()).map(*).reduce(0, +)
      }
      let problem = try AllocationProblem(
        inputs: widths[0],
        outputs: outputs,
        depth: hidden.count + 1,
        budget: isCoupled ? .parameters(amount) : .neurons(amount),
        weights: weights
      )
      let product = zip(problem.excess, hidden)
        .map { log1p($0 / Double($1)) }.reduce(0, +)
      let bound = LagrangianBound(
        problem,
        multiplier: exp(-Double(power) / 2)
      )
      return bound.value <= product
        && problem.logPrefactor + product <= problem.logMoment(hidden) + 1e-12
    }
  }
}

import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing
import Theory

@Suite struct WidthAllocationTests {
  private func best(
    _ budget: WidthAllocation.Budget,
    depth: Int,
    inputs: Int = 1,
    outputs: Int = 1,
    _ weights: [any WeightMeasure] = [Gaussian()]
  ) throws -> WidthAllocation {
    try WidthAllocation(
      inputs: inputs,
      outputs: outputs,
      depth: depth,
      budget: budget,
      weights: weights
    )
  }

  /// The least E[Z²] over all hidden widths within a budget, by trying them.
  private func least(
    _ budget: WidthAllocation.Budget,
    depth: Int,
    inputs: Int,
    outputs: Int,
    _ weights: [any WeightMeasure]
  ) throws -> Rational? {
    var least: Rational?
    func extend(_ hidden: [Int]) throws {
      let ones = Array(repeating: 1, count: depth - 1 - hidden.count)
      let net = try Architecture(widths: [inputs] + hidden + ones + [outputs])
      guard budget.spent(by: net) <= Double(budget.amount) else { return }
      if ones.isEmpty {
        let spec = try NetworkSpec(architecture: net, weights: weights)
        let value = try ExactMoments(spec).moment(2).rational
        if let value { least = least.map { min($0, value) } ?? value }
        return
      }
      var n = 1
      while true {
        let widths = hidden + [n]
        let rest = Array(repeating: 1, count: depth - 1 - widths.count)
        let next = try Architecture(
          widths: [inputs] + widths + rest + [outputs]
        )
        guard budget.spent(by: next) <= Double(budget.amount) else { return }
        try extend(widths)
        n += 1
      }
    }
    try extend([])
    return least
  }

  @Test func gaussianNeuronsAreBalancedAndOptimal() {
    let cases = Gen<(Int, Int)>.pair(.int(in: 2...4), .int(in: 0...14))
    forAll("balanced", cases, count: 200) { depth, extra in
      let budget = WidthAllocation.Budget.neurons(depth - 1 + extra)
      let result = try best(budget, depth: depth)
      let hidden = result.architecture.hiddenWidths
      guard case .proved = result.standing,
        hidden.reduce(0, +) == budget.amount,
        (hidden.max() ?? 0) - (hidden.min() ?? 0) <= 1
      else { return false }
      let tried = try least(
        budget,
        depth: depth,
        inputs: 1,
        outputs: 1,
        [Gaussian()]
      )
      return result.secondMoment.rational == tried
    }
  }

  @Test func provedParametersAreOptimal() {
    let cases = Gen<(Int, Int, Int)>.triple(
      .int(in: 2...4),
      .int(in: 0...40),
      .int(in: 0...8)
    )
    forAll("parameters", cases, count: 200) { depth, extra, ends in
      let (inputs, outputs) = (1 + ends % 3, 1 + ends / 3)
      let budget = WidthAllocation.Budget.parameters(
        inputs + outputs + depth - 2 + extra
      )
      let result = try best(
        budget,
        depth: depth,
        inputs: inputs,
        outputs: outputs
      )
      guard case .proved = result.standing else { return false }
      let tried = try least(
        budget,
        depth: depth,
        inputs: inputs,
        outputs: outputs,
        [Gaussian()]
      )
      return result.secondMoment.rational == tried
        && budget.spent(by: result.architecture) <= Double(budget.amount)
    }
  }

  /// Other laws: a proof must be right, and a gap must cover what is missing.
  @Test func otherLawsAreWithinTheirGap() {
    let laws: [[any WeightMeasure]] = [
      [Rademacher()], [Uniform()], [Laplace()],
    ]
    let cases = Gen<(Int, Int, Int)>.triple(
      .int(in: 2...4),
      .int(in: 0...14),
      .int(in: 0...5)
    )
    forAll("other laws", cases, count: 200) { depth, extra, kind in
      let law = laws[kind % 3]
      let budget: WidthAllocation.Budget =
        kind < 3
        ? .neurons(depth - 1 + extra) : .parameters(2 + depth + 2 * extra)
      let result = try best(budget, depth: depth, inputs: 2, outputs: 1, law)
      let tried = try least(
        budget,
        depth: depth,
        inputs: 2,
        outputs: 1,
        law
      )
      guard let tried, let value = result.secondMoment.rational else {
        return false
      }
      switch result.standing {
      case .proved: return value == tried
      case .bestFound(let gap):
        return (1 - tried / value).doubleValue <= gap + 1e-12
      }
    }
  }

  /// Laws that differ from layer to layer: the narrow law's neurons count less.
  @Test func mixedLawsAreHandled() throws {
    let laws: [any WeightMeasure] = [Gaussian(), Laplace(), Gaussian()]
    let budget = WidthAllocation.Budget.neurons(12)
    let result = try best(budget, depth: 3, inputs: 2, outputs: 1, laws)
    let tried = try least(
      budget,
      depth: 3,
      inputs: 2,
      outputs: 1,
      laws
    )
    #expect(result.secondMoment.rational == tried)
  }

  @Test func largeBudgetsHaveSmallGaps() throws {
    let wide = try best(
      .parameters(5_000_000),
      depth: 6,
      inputs: 784,
      outputs: 10
    )
    switch wide.standing {
    case .proved: break
    case .bestFound(let gap): #expect(gap < 1e-3)
    }
    let deep = try best(.neurons(1_000_003), depth: 1001)
    #expect(deep.architecture.hiddenWidths.max() == 1001)
    #expect(deep.architecture.hiddenWidths.min() == 1000)
    let beta = deep.architecture.beta.doubleValue
    #expect(beta >= 1e6 / 1_000_003 && beta < 1.00001 * 1e6 / 1_000_003)
  }

  @Test func impossibleBudgetsAreRefused() {
    #expect(throws: AllocationError.self) { try best(.neurons(2), depth: 4) }
    #expect(throws: AllocationError.self) { try best(.neurons(9), depth: 1) }
    #expect(throws: AllocationError.self) {
      try best(.parameters(9), depth: 3, inputs: 9)
    }
    #expect(throws: AllocationError.self) {
      try best(.neurons(9), depth: 3, [CentredExponential()])
    }
  }
}

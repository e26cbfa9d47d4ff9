import Foundation

extension AllocationProblem {
  /// Says how sure the widths are: proved by looking at all that the bound does
  /// not exclude, if they are few, otherwise a bound on what may be missing.
  func certify(
    _ hidden: [Int],
    _ bound: LagrangianBound
  ) -> ([Int], WidthAllocation.Standing) {
    var search = BranchAndBound(
      problem: self,
      bound: bound,
      best: (logMoment(hidden), hidden)
    )
    search.run()
    if !search.isExhausted {
      return (
        search.best.hidden,
        .proved("all widths that the bound admits were compared")
      )
    }
    let least = logPrefactor + bound.value
    let gap = max(0, -expm1(least - search.best.value))
    return (search.best.hidden, .bestFound(gap: gap))
  }
}

/// Depth-first search over all widths that a Lagrangian bound does not exclude.
private struct BranchAndBound {
  let problem: AllocationProblem
  let bound: LagrangianBound
  var best: (value: Double, hidden: [Int])
  var nodes = 0
  var isExhausted = false

  init(
    problem: AllocationProblem,
    bound: LagrangianBound,
    best: (Double, [Int])
  ) {
    self.problem = problem
    self.bound = bound
    self.best = best
  }

  mutating func run() {
    // Exact suffix bounds are needed at every width.
    guard bound.isExact else {
      isExhausted = true
      return
    }
    let amount = bound.multiplier * Double(problem.budget.amount)
    visit([], problem.logPrefactor - amount)
  }

  /// Extends a prefix whose Lagrangian so far is `sum`.
  private mutating func visit(_ prefix: [Int], _ sum: Double) {
    if isExhausted { return }
    let j = prefix.count
    guard j < problem.layers else {
      if problem.isFeasible(prefix) {
        let value = problem.logMoment(prefix)
        if value < best.value - AllocationProblem.resolution {
          best = (value, prefix)
        }
      }
      return
    }
    let isCoupled = if case .parameters = problem.budget { true } else { false }
    let last = isCoupled ? Double(prefix.last ?? problem.inputs) : 1
    let excess = problem.excess[j]
    let after = Array(repeating: 1, count: problem.layers - j - 1)
    for i in bound.grid.indices {
      let n = bound.grid[i].low
      guard problem.isFeasible(prefix + [Int(n)] + after) else { return }
      let next = sum + log1p(excess / n) + bound.multiplier * last * n
      if next + bound.rest[j][i] > best.value - AllocationProblem.resolution {
        continue
      }
      nodes += 1
      // Beyond the grid the Lagrangian increases with the width, so that it is
      // enough that the grid's last width is excluded.
      let isLast = i == bound.grid.count - 1
      if nodes > AllocationProblem.mostNodes || isLast {
        isExhausted = true
        return
      }
      visit(prefix + [Int(n)], next)
    }
  }
}

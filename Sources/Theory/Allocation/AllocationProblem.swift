import Foundation
import Measures
import Networks

/// A budget to be spent on hidden widths, in doubles.
///
/// The comparison of two allocations is exact up to a relative 10⁻¹¹, the
/// rounding of the recursion for E[Z²].
struct AllocationProblem {
  let inputs: Int
  let outputs: Int
  let budget: WidthAllocation.Budget
  /// κ_1, …, κ_d.
  let kurtoses: [Double]

  /// The most layers, and the most where the widths have to be searched for.
  static let mostLayers = (given: 1_000_000, searched: 2000)
  /// The most nodes of a search tree that a proof looks at.
  static let mostNodes = 400_000
  /// A difference of ln E[Z²] beyond rounding.
  static let resolution = 1e-11

  init(
    inputs: Int,
    outputs: Int,
    depth: Int,
    budget: WidthAllocation.Budget,
    weights: [any WeightMeasure]
  ) throws(AllocationError) {
    guard (2...AllocationProblem.mostLayers.given).contains(depth) else {
      throw AllocationError(
        "a depth of \(depth) is not from 2 to"
          + " \(AllocationProblem.mostLayers.given): there must be hidden layers"
          + " to allocate to"
      )
    }
    guard inputs >= 1, outputs >= 1 else {
      throw AllocationError("inputs and outputs must be positive")
    }
    guard weights.count == 1 || weights.count == depth else {
      throw AllocationError(
        "\(weights.count) weight laws were given for \(depth) layers: give one,"
          + " or one a layer"
      )
    }
    for law in weights {
      guard law.isSymmetric else {
        throw AllocationError(
          "the law \(law.name) is not symmetric, and E[Z^2] needs symmetry"
        )
      }
      guard law.kurtosis.isFinite else {
        throw AllocationError(
          "E[Z^2] is infinite at all widths: \(law.name) has no finite"
            + " fourth moment"
        )
      }
    }
    let kurtoses = weights.map(\.kurtosis.doubleValue)
    let perLayer =
      kurtoses.count == 1
      ? Array(repeating: kurtoses[0], count: depth) : kurtoses
    self.kurtoses = perLayer
    excess = perLayer.indices.dropFirst().map { j in
      2 * (j == depth - 1 ? perLayer[j] : min(perLayer[j], 3)) - 1
    }
    self.inputs = inputs
    self.outputs = outputs
    self.budget = budget
    if depth > AllocationProblem.mostLayers.searched, !isBalanced {
      throw AllocationError(
        "a depth of \(depth) is beyond \(AllocationProblem.mostLayers.searched),"
          + " the most for which widths are searched for; only Gaussian weights"
          + " under a budget of neurons need no search"
      )
    }
    let least = cost(Array(repeating: 1, count: depth - 1))
    guard Double(budget.amount) >= least else {
      throw AllocationError(
        "\(budget.amount) \(budget.name) are too few: \(depth - 1) hidden layers"
          + " of width 1 take \(Int(least))"
      )
    }
    guard budget.amount <= 1_000_000_000_000_000,
      inputs <= Architecture.limits.width, outputs <= Architecture.limits.width
    else { throw AllocationError("the budget or a width is too large") }
  }

  /// d − 1.
  var layers: Int { kurtoses.count - 1 }

  /// c_j = 2 min(κ_{j+1}, 3) − 1 for the hidden layers j < d − 1, and 2κ_d − 1
  /// for the last, where A = B makes the factor exact.
  let excess: [Double]

  /// Whether E[Z²] is the product bound itself.
  var isGaussian: Bool { kurtoses.allSatisfy { $0 == 3 } }

  /// Whether equal widths are known to be best.
  private var isBalanced: Bool {
    if case .neurons = budget { isGaussian } else { false }
  }

  /// What the hidden widths spend.
  func cost(_ hidden: [Int]) -> Double {
    switch budget {
    case .neurons: return hidden.reduce(0) { $0 + Double($1) }
    case .parameters:
      var total = 0.0
      var last = Double(inputs)
      for n in hidden + [outputs] {
        total += last * Double(n)
        last = Double(n)
      }
      return total
    }
  }

  /// Whether the hidden widths keep to the budget.
  func isFeasible(_ hidden: [Int]) -> Bool {
    cost(hidden) <= Double(budget.amount)
  }

  /// ln E[Z²], by carrying A = E‖v‖⁴ and B = E Σ v_i⁴ from the output down:
  /// A ← (1 + 2/m)A + (1 + (2κ − 4)/m)B, B ← (3A + (2κ − 3)B)/m.
  func logMoment(_ hidden: [Int]) -> Double {
    var (a, b, log) = (1.0, 1.0, 0.0)
    for j in stride(from: layers, through: 0, by: -1) {
      let m = Double(j == 0 ? inputs : hidden[j - 1])
      let k = kurtoses[j]
      (a, b) = (
        (1 + 2 / m) * a + (1 + (2 * k - 4) / m) * b,
        (3 * a + (2 * k - 3) * b) / m
      )
      if a > 1e100 {
        log += Foundation.log(a)
        (a, b) = (1, b / a)
      }
    }
    return log + Foundation.log(a)
  }

  /// The part of the lower bound that no allocation changes.
  var logPrefactor: Double {
    log(2) + log1p((min(kurtoses[0], 3) - 1) / Double(inputs))
  }

  /// The widths and how sure they are.
  func solve() -> ([Int], WidthAllocation.Standing) {
    switch budget {
    case .neurons(let total):
      let balanced = separableOptimum(total)
      if isBalanced {
        return (
          balanced, .proved("ln(1 + 5/n) is convex, so equal widths are best")
        )
      }
      return certify(improve([balanced]), LagrangianBound.best(self).bound)
    case .parameters:
      let dual = LagrangianBound.best(self)
      let starts = [widestConstant] + dual.candidates.filter(isFeasible)
      return certify(improve(starts), dual.bound)
    }
  }
}

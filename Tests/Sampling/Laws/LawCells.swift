import Foundation
import TestSupport

/// Cells that cut a law into equally likely pieces: the same number on either
/// side of 0, and one for each atom.
///
/// A sign that leans, or depends on |x|, shows in them as much as a density
/// that is off.
struct LawCells: Sendable {
  /// Cells of the continuous part on each side.
  let each: Int
  private let atoms: [ExactLaw.Atom]
  private let upperCuts: [Double]
  private let lowerCuts: [Double]
  /// The probability of every cell: below, above, atoms.
  let probabilities: [Double]

  /// The cells of a law, `each` of them on each side.
  init(_ law: ExactLaw, each: Int) {
    func cuts(_ tail: (Double) -> Double) -> [Double] {
      let half = tail(0)
      guard half > 0 else { return [] }
      return (1..<each).map {
        crossing(tail, level: half * (1 - Double($0) / Double(each)))
      }
    }
    self.each = each
    atoms = law.atoms
    upperCuts = cuts(law.above)
    lowerCuts = cuts(law.below)
    let sides = [law.below(0), law.above(0)].flatMap {
      Array(repeating: $0 / Double(each), count: each)
    }
    probabilities = sides + law.atoms.map(\.mass)
  }

  /// How many draws fall into each cell.
  func counts(of draws: [Double]) -> [Int] {
    var counts = Array(repeating: 0, count: probabilities.count)
    counts.withUnsafeMutableBufferPointer { counts in
      withCuts { upper, lower in
        draws.withUnsafeBufferPointer { draws in
          var i = 0
          while i < draws.count {
            counts[cell(of: draws[i], upper, lower)] += 1
            i += 1
          }
        }
      }
    }
    return counts
  }

  /// The cell of each draw.
  func cells(of draws: [Double]) -> [Int] {
    withCuts { upper, lower in draws.map { cell(of: $0, upper, lower) } }
  }

  private func withCuts<Result>(
    _ body: (UnsafeBufferPointer<Double>, UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    upperCuts.withUnsafeBufferPointer { upper in
      lowerCuts.withUnsafeBufferPointer { lower in body(upper, lower) }
    }
  }

  /// What hits an atom exactly belongs to it; otherwise 0 is on the upper side.
  private func cell(
    of x: Double,
    _ upper: UnsafeBufferPointer<Double>,
    _ lower: UnsafeBufferPointer<Double>
  ) -> Int {
    var atom = 0
    while atom < atoms.count {
      if atoms[atom].value == x { return 2 * each + atom }
      atom += 1
    }
    return x < 0 ? rank(-x, lower) : each + rank(x, upper)
  }

  /// How many cuts are below x.
  private func rank(_ x: Double, _ cuts: UnsafeBufferPointer<Double>) -> Int {
    var (low, high) = (0, cuts.count)
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] < x { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The p-value of the counts.
  func tail(of draws: [Double]) -> Double {
    cellTail(counts(of: draws), probabilities: probabilities)
  }
}

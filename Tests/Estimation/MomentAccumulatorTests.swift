import Estimation
import ExactArithmetic
import Foundation
import TestSupport
import Testing

/// One pass in logarithms against sums in rational arithmetic.
@Suite struct MomentAccumulatorTests {
  private func accumulator(_ sums: ExactSums) -> MomentAccumulator {
    var accumulator = MomentAccumulator(order: sums.order)
    for log in sums.logarithms { accumulator.add(log) }
    return accumulator
  }

  /// The mean of Z^K, at any scale: from 2^−13600 to 2^13600.
  @Test func meansAreExact() {
    forAll("the mean of Z^K", ExactSums.any, count: 300) { sums in
      let mean = accumulator(sums).mean
      try expectLaw(mean.isZero, equals: sums.mean.isZero, "zero")
      if sums.mean.isZero { return }
      let error = abs(mean.log - sums.mean.logarithm)
      try expectLaw(
        error <= sums.roundings + 4 * mean.log.ulp,
        "ln mean is off by \(error)"
      )
    }
  }

  /// The sample variance, with divisor N − 1.
  @Test func variancesAreExact() {
    forAll("the variance of Z^K", ExactSums.any, count: 300) { sums in
      let variance = accumulator(sums).relativeVariance
      let expected = sums.relativeVariance?.doubleValue
      try expectLaw((variance == nil), equals: (expected == nil), "nil")
      guard let variance, let expected else { return }
      // N Σx²/(Σx)² − 1 loses digits where the variance is small.
      let scale = expected + 2
      try expectLaw(
        abs(variance - expected) <= 4 * sums.roundings * scale,
        "\(variance) is not \(expected)"
      )
    }
  }

  /// The largest term's share lies in (0, 1], and is exact.
  @Test func sharesAreExact() {
    forAll("the largest share", ExactSums.any, count: 300) { sums in
      let share = accumulator(sums).largestShare
      let expected = sums.largestShare.doubleValue
      try expectLaw(
        abs(share - expected) <= 2 * sums.roundings,
        "\(share) is not \(expected)"
      )
      try expectLaw(share <= 1, "\(share) is more than the whole")
      try expectLaw((share == 0), equals: sums.mean.isZero, "dead")
    }
  }

  /// Draws are counted, zeros included.
  @Test func countsIncludeZeros() {
    forAll("the count", ExactSums.any) { sums in
      try expectLaw(accumulator(sums).count, equals: sums.draws.count)
    }
  }

  /// The order of the draws does not matter.
  @Test func orderDoesNotMatter() {
    forAll("shuffled draws", ExactSums.any, count: 200) { sums in
      let there = accumulator(sums)
      let back = accumulator(
        ExactSums(draws: sums.draws.reversed(), order: sums.order)
      )
      let sorted = accumulator(
        ExactSums(draws: sums.draws.sorted(), order: sums.order)
      )
      for other in [back, sorted] {
        if there.mean.isZero {
          try expectLaw(other.mean.isZero, "zero")
          continue
        }
        let error = abs(there.mean.log - other.mean.log)
        try expectLaw(
          error <= 2 * sums.roundings + 8 * there.mean.log.ulp,
          "\(error)"
        )
        try expectLaw(
          abs(there.largestShare - other.largestShare)
            <= 2 * sums.roundings,
          "shares"
        )
      }
    }
  }

  /// Nothing drawn, or only zeros: a mean of 0 and no variance.
  @Test func emptyAndDeadSamples() {
    var dead = MomentAccumulator(order: 3)
    #expect(dead.mean.isZero && dead.relativeVariance == nil)
    for _ in 0..<5 { dead.add(-.infinity) }
    #expect(dead.count == 5 && dead.mean.isZero)
    #expect(dead.relativeVariance == nil && dead.largestShare == 0)
    #expect(dead.pValue == nil)
  }

  /// Far beyond doubles: Z = e^±700 at K = 8 neither overflows nor vanishes.
  @Test(arguments: [700.0, -700, 1e5, -1e5])
  func extremeScalesAreNoMatter(log: Double) {
    var sums = MomentAccumulator(order: 8)
    for _ in 0..<4 { sums.add(log) }
    sums.add(-.infinity)
    #expect(abs(sums.mean.log - (8 * log + Foundation.log(0.8))) <= 1e-9)
    #expect(abs((sums.relativeVariance ?? 0) - 0.3125) <= 0x1p-40)
    #expect(abs(sums.largestShare - 0.25) <= 0x1p-40)
  }
}

import Foundation
import GSL
import TestSupport
import Testing

/// One pass gives what two passes give.
@Suite struct RunningStatisticsTests {
  private static let lists = Gen<[Int]>.array(
    of: .int(in: -1000...1000, origin: 0),
    count: 2...60
  )

  private static func statistics(_ values: [Int]) -> RunningStatistics {
    let statistics = RunningStatistics()
    for value in values { statistics.add(Double(value)) }
    return statistics
  }

  /// Mean and variance are those of exact integer sums.
  @Test func momentsAreThoseOfExactSums() {
    forAll("running statistics: exact sums", Self.lists, count: 300) { values in
      let n = values.count
      let sum = values.reduce(0, +)
      let squares = values.reduce(0) { $0 + $1 * $1 }
      let mean = Double(sum) / Double(n)
      let variance =
        Double(n * squares - sum * sum) / Double(n) / Double(n - 1)
      let one = Self.statistics(values)
      // Welford: each of n steps rounds a few times, at the scale of the data.
      let unit = 8 * Double(n) * 0x1p-52
      try expectLaw(one.count, equals: n, "the count")
      try expectLaw(abs(one.mean - mean) <= unit * 1000, "mean \(one.mean)")
      let gap = abs(one.variance - variance)
      try expectLaw(gap <= unit * max(variance, 1), "variance \(one.variance)")
      try expectLaw(one.maximum, equals: Double(values.max() ?? 0), "maximum")
    }
  }

  /// The skewness is Σ((x − mean)/s)³/n with s² the sample variance.
  @Test func skewnessIsThatOfTwoPasses() {
    forAll("running statistics: skewness", Self.lists) { values in
      let one = Self.statistics(values)
      try assume(one.variance > 1)
      let s = one.variance.squareRoot()
      let cubes = values.map { pow((Double($0) - one.mean) / s, 3) }
      let skewness = cubes.reduce(0, +) / Double(values.count)
      let size = cubes.map(abs).reduce(1, +)
      let gap = abs(one.skewness - skewness)
      let unit = 64 * Double(values.count) * 0x1p-52
      try expectLaw(gap <= unit * size, "\(one.skewness), not \(skewness)")
    }
  }

  /// Nothing has mean 0 and variance 0; one value has variance 0.
  @Test func fewValues() {
    let none = RunningStatistics()
    #expect(none.count == 0 && none.mean == 0 && none.variance == 0)
    let one = Self.statistics([7])
    #expect(one.count == 1 && one.mean == 7 && one.variance == 0)
  }

  /// A large common offset does not spoil the variance.
  @Test func offsetsDoNotCancel() {
    let statistics = RunningStatistics()
    for k in [4.0, 7, 13, 16] { statistics.add(1e9 + k) }
    #expect(statistics.variance == 30)
  }

  /// The median of the worked example of Jain and Chlamtac (CACM 28, 1985,
  /// doi:10.1145/4372.4378, table I).
  @Test func quantilesFollowThePaper() throws {
    let statistics = RunningStatistics(quantiles: [0.5])
    for value in [
      0.02, 0.15, 0.74, 3.39, 0.83, 22.37, 10.15, 15.43, 38.62, 15.92, 34.60,
      10.28, 1.47, 0.40, 0.05, 11.39, 0.27, 0.42, 0.09, 11.37,
    ] {
      statistics.add(value)
    }
    let median = try #require(statistics.quantiles.first)
    #expect(median.probability == 0.5)
    #expect((median.value * 100).rounded() == 444)
  }

  /// Followed quantiles lie among the data and keep the order asked for.
  @Test func quantilesLieAmongTheData() {
    forAll("running statistics: quantiles", Self.lists) { values in
      let asked = [0.9, 0.1, 0.5]
      let statistics = RunningStatistics(quantiles: asked)
      for value in values { statistics.add(Double(value)) }
      let low = Double(values.min() ?? 0)
      let high = Double(values.max() ?? 0)
      try expectLaw(statistics.quantiles.map(\.probability), equals: asked)
      for (_, value) in statistics.quantiles {
        try expectLaw(low <= value && value <= high, "\(value) is outside")
      }
    }
  }
}

import ExactArithmetic
import Foundation
import TestSupport
import Testing

@testable import Estimation

/// Sums of powers and what is made of them, against rational arithmetic.
@Suite struct PowerSumsTests {
  private static let draws = Gen.array(of: Gen.int(in: 0...50), count: 2...40)
    .filter { $0.contains { $0 > 0 } && Set($0).count > 1 }

  private static func sums(_ integers: [Int], shift: Double = 0) -> PowerSums {
    var sums = PowerSums()
    for value in integers {
      let term = log(Double(value)) + shift
      sums.add(value == 0 ? nil : BinaryTerm(log: term))
    }
    return sums
  }

  /// Mean, relative error and variance of the variance, at any scale.
  @Test func figuresAreExact() {
    let cases = Gen.pair(Self.draws, Gen.int(in: -2...2))
    forAll("VOV", cases, count: 300) { integers, shift in
      let sums = Self.sums(integers, shift: 400 * Double(shift))
      let n = Rational(integers.count)
      let mean = integers.map { Rational($0) }.sum() / n
      let second = integers.map { (Rational($0) - mean).power(2) }.sum()
      let fourth = integers.map { (Rational($0) - mean).power(4) }.sum()
      let vov = (fourth / second.power(2) - 1 / n).doubleValue
      let error = (second / (n * (n - 1)) / mean.power(2)).doubleValue
      // The fourth power of 1 + |shift| 400 ulps, and cancellation.
      let tolerance = 1e-9
      let found = sums.varianceOfVariance ?? -1
      let ratio = (mean.power(2) * n / second).doubleValue
      try expectLaw(
        abs(found - vov) <= tolerance * (1 + ratio * ratio),
        "VOV \(found), not \(vov)"
      )
      let relative = sums.relativeStandardError ?? -1
      try expectLaw(
        abs(relative * relative - error) <= tolerance * (1 + ratio),
        "error \(relative), not the root of \(error)"
      )
      let log = sums.logMean - 400 * Double(shift)
      try expectLaw(abs(log - mean.logarithm) <= tolerance, "mean")
    }
  }

  /// Parts add up to the whole, whichever comes first.
  @Test func mergingIsAdding() {
    forAll("merge", Gen.pair(Self.draws, Self.draws), count: 200) { x, y in
      let whole = Self.sums(x + y)
      for (first, second) in [(x, y), (y, x)] {
        var merged = Self.sums(first)
        merged.merge(Self.sums(second))
        merged.merge(PowerSums())
        try expectLaw(merged.count, equals: whole.count)
        try expectLaw(
          abs(merged.logMean - whole.logMean) <= 1e-12
            && abs(merged.logMeanSquare - whole.logMeanSquare) <= 1e-12
            && abs(merged.largestShare - whole.largestShare) <= 1e-12,
          "merged"
        )
      }
    }
  }

  /// Nothing, zeros or equal terms have no figure to divide by.
  @Test func edges() {
    var sums = PowerSums()
    #expect(sums.logMean == -.infinity && sums.varianceOfVariance == nil)
    sums.add(nil)
    sums.add(nil)
    #expect(sums.relativeStandardError == nil && sums.largestShare == 0)
    let equal = Self.sums([7, 7, 7])
    #expect(equal.varianceOfVariance == nil)
    #expect((equal.relativeStandardError ?? 1) <= 1e-7)
  }

  /// The heap keeps the largest, in order.
  @Test func theLargestAreKept() {
    let cases = Gen.pair(
      Gen.array(of: Gen.int(in: -30...30), count: 0...60),
      Gen.int(in: 1...20)
    )
    forAll("largest terms", cases, count: 200) { values, capacity in
      var largest = LargestTerms(capacity: capacity)
      for value in values { largest.add(Double(value)) }
      let expected = values.sorted(by: >).prefix(capacity).map(Double.init)
      try expectLaw(largest.descending, equals: expected)
    }
  }
}

import Foundation
import TestSupport
import Testing

@testable import Estimation

/// Holm's step-down, against its definition and its promise.
@Suite struct VerdictFamilyTests {
  private static let pValues = Gen<[Double?]>.array(
    of: Gen<Int>.int(in: 0...400).map { $0 == 0 ? nil : Double($0) / 4000 },
    count: 0...12
  )

  /// The i-th smallest p-value is rejected if it and all smaller ones lie below
  /// their shares of α.
  @Test func isTheStepDown() {
    forAll("Holm", Self.pValues, count: 300) { values in
      let family = VerdictFamily(level: 0.05)
      let rejected = family.rejected(values)
      let sorted = values.map { $0 ?? 1 }.sorted()
      var steps = 0
      while steps < sorted.count,
        sorted[steps] < 0.05 / Double(sorted.count - steps)
      {
        steps += 1
      }
      try expectLaw(rejected.count { $0 }, equals: steps)
      for (value, isRejected) in zip(values, rejected) where isRejected {
        try expectLaw((value ?? 1) <= sorted[steps - 1], "not the smallest")
      }
    }
  }

  /// It rejects whatever dividing α by the number of tests does.
  @Test func isNeverWeakerThanDividing() {
    forAll("Bonferroni", Self.pValues, count: 300) { values in
      let rejected = VerdictFamily(level: 0.05).rejected(values)
      for (value, isRejected) in zip(values, rejected) {
        guard let value, value < 0.05 / Double(values.count) else { continue }
        try expectLaw(isRejected, "p = \(value)")
      }
    }
  }

  /// One true statement among false ones is rejected with probability α: its
  /// p-value is then held against α itself, whatever the others are.
  @Test func onlyTheLastIsHeldAgainstTheWholeLevel() {
    let family = VerdictFamily(level: 0.01)
    #expect(family.rejected([1e-9, 1e-9, 0.009]) == [true, true, true])
    #expect(family.rejected([1e-9, 1e-9, 0.011]) == [true, true, false])
    #expect(family.rejected([0.009, nil, nil]) == [false, false, false])
    #expect(family.rejected([]) == [])
  }

  /// The e-value of a test has mean at most 1 under its statement, computed
  /// over every outcome of four fair draws of 0 or 2.
  @Test func eValuesHaveMeanAtMostOne() {
    let known = KnownMoment(logMean: 0, relativeVariance: 1)
    var mean = 0.0
    for outcome in 0..<16 {
      var test = CatoniTest(known, samples: 4, level: 0.1)
      for bit in 0..<4 {
        test.add(outcome >> bit & 1 == 1 ? log(2) : -.infinity)
      }
      mean += exp(test.logEValue) / 16
    }
    #expect(mean <= 1 + 0x1p-40)
    var wrong = CatoniTest(known, samples: 40, level: 0.1)
    for _ in 0..<40 { wrong.add(log(2)) }
    #expect(wrong.logEValue > log(10), "a test that cannot reject")
  }
}

import Testing

@testable import TestSupport

/// Whatever is tried while shrinking, a generator could have made it.
@Suite struct RangePreservationTests {
  /// A list of a chosen length, of values above a chosen bound, transformed.
  private static let nested = Gen.pair(
    .int(in: 2...6),
    .int(in: -40...40, origin: 7)
  ).flatMap { count, bound in
    let terms = Gen.int(in: bound...50).filter { $0 % 3 != 0 }
    return Gen.array(of: terms, count: count).map { values in
      (count, bound, values.map { 2 * $0 + 1 })
    }
  }

  @Test func shrunkValuesStayInRange() {
    let laws = Gen.pair(
      .integer(in: 0...UInt64.max),
      .int(in: -100...300)
    )
    forAll("shrinking keeps to the generator", laws, count: 60) { seed, limit in
      var fault: LawViolation?
      let options = PropertyOptions(seed: seed)
      _ = propertyVerdict("inner", Self.nested, count: 20, options: options) {
        count,
        bound,
        values in
        do throws(LawViolation) {
          try Self.expectPossible(count, bound, values)
        } catch {
          fault = error
        }
        return values.reduce(0, +) < limit
      }
      if let fault { throw fault }
    }
  }

  private static func expectPossible(
    _ count: Int,
    _ bound: Int,
    _ values: [Int]
  ) throws(LawViolation) {
    try expectLaw((2...6).contains(count), "count \(count)")
    try expectLaw((-40...40).contains(bound), "bound \(bound)")
    try expectLaw(values.count, equals: count, "the length")
    for value in values.map({ ($0 - 1) / 2 }) {
      try expectLaw((bound...50).contains(value), "value \(value)")
      try expectLaw(value % 3 != 0, "filtered value \(value)")
    }
  }

  /// Edited choices never lead out of the range of a plain generator either.
  @Test func arbitraryChoicesStayInRange() {
    let words = Gen.array(of: .integer(in: 0...UInt64.max), count: 0...12)
    forAll("replays keep to the generator", words, count: 500) { choices in
      do {
        let (count, bound, values) = try replay(Self.nested, choices)
        try Self.expectPossible(count, bound, values)
      } catch is Discard {
        return
      }
    }
  }
}

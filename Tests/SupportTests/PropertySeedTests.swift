import Testing

@testable import TestSupport

@Suite struct PropertySeedTests {
  /// The vectors published by the authors of the hash.
  @Test(arguments: vectors)
  func hashesAreThoseOfTheReference(text: String, hash: UInt64) {
    #expect(PropertySeed.hash(text) == hash)
  }

  private static let vectors: [(String, UInt64)] = [
    ("", 0xCBF2_9CE4_8422_2325),
    ("a", 0xAF63_DC4C_8601_EC8C),
    ("foobar", 0x8594_4171_F739_67E8),
  ]

  @Test func aSeedRepeatsItsCases() {
    let first = cases(of: "p", seed: 1)
    #expect(first.count == 100)
    #expect(cases(of: "p", seed: 1) == first)
  }

  @Test func seedsAndNamesGiveOtherCases() {
    let first = cases(of: "p", seed: 1)
    #expect(cases(of: "p", seed: 2) != first)
    #expect(cases(of: "q", seed: 1) != first)
  }

  /// The cases depend on the seed and the name, not on what ran before.
  @Test func propertiesDoNotDisturbEachOther() {
    let alone = cases(of: "p", seed: 3)
    _ = cases(of: "q", seed: 3)
    #expect(cases(of: "p", seed: 3) == alone)
  }

  @Test func aLargerCountOnlyAddsCases() {
    let few = cases(of: "p", seed: 4)
    let many = cases(of: "p", seed: 4, count: 300)
    #expect(Array(many.prefix(few.count)) == few)
  }

  private func cases(of name: String, seed: UInt64, count: Int = 100) -> [Int] {
    var seen: [Int] = []
    let verdict = propertyVerdict(
      name,
      .int(in: 0...1_000_000),
      count: count,
      options: PropertyOptions(seed: seed)
    ) { value in
      seen.append(value)
      return true
    }
    #expect(verdict.failure == nil)
    return seen
  }
}

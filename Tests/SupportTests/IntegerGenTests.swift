import Testing

@testable import TestSupport

@Suite struct IntegerGenTests {
  @Test(arguments: [0...0, -3...5, 7...1_000, Int.min...Int.max])
  func integersStayInTheirRange(range: ClosedRange<Int>) {
    let values = samples(.int(in: range))
    #expect(values.count == 2_000)
    #expect(values.allSatisfy(range.contains))
    #expect(values.contains(range.lowerBound))
    #expect(values.contains(range.upperBound))
  }

  @Test func everyValueHasItsChoice() throws {
    let bytes = Gen.integer(in: Int8.min...Int8.max, origin: -1)
    let values = try (0...255).map { try replay(bytes, [$0]) }
    #expect(Set(values).count == 256)
    #expect(values.first == -1)
    #expect(values.last == Int8.min)
  }

  @Test func wideUnsignedIntegersAreMade() {
    let range = UInt64.max - 2...UInt64.max
    let values = samples(.integer(in: range))
    #expect(Set(values) == Set(range))
  }

  @Test func noChoiceMeansTheOrigin() throws {
    #expect(try replay(.int(in: -9...9), []) == -9)
    #expect(try replay(.int(in: -9...9, origin: 4), []) == 4)
  }

  /// From the origin upward, then downward.
  @Test func choicesEnumerateTheRange() throws {
    let generator = Gen.int(in: -2...2, origin: 0)
    let values = try (0...4).map { try replay(generator, [$0]) }
    #expect(values == [0, 1, 2, -1, -2])
  }

  @Test func choicesBeyondTheRangeAreLowered() throws {
    #expect(try replay(.int(in: 0...9), [1_000]) == 9)
  }

  @Test func booleansAreFair() {
    let heads = samples(.bool).count { $0 }
    expectCount(heads, of: 2_000, probability: 0.5, in: .support, "bool")
  }
}

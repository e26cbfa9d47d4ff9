import Testing

@testable import TestSupport

@Suite struct GenTests {
  @Test func everyElementAppears() {
    #expect(Set(samples(.element(of: "abcd"))) == Set("abcd"))
  }

  @Test func weightsAreProbabilities() {
    let values = samples(
      .frequency([(3, .always("a")), (0, .always("b")), (1, .always("c"))])
    )
    #expect(!values.contains("b"))
    expectCount(
      values.count { $0 == "a" },
      of: values.count,
      probability: 0.75,
      in: .support,
      "frequency"
    )
  }

  @Test func alternativesShrinkTowardTheFirst() throws {
    let generator = Gen.oneOf(.always(1), .always(2))
    #expect(Set(samples(generator)) == [1, 2])
    #expect(try replay(generator, []) == 1)
  }

  @Test(arguments: [0, 3, 5])
  func lengthsAreUniform(length: Int) {
    let lengths = samples(.array(of: .bool, count: 0...5)).map(\.count)
    expectCount(
      lengths.count { $0 == length },
      of: lengths.count,
      probability: 1 / 6.0,
      in: .support,
      "arrays of length \(length)"
    )
  }

  @Test func fixedLengthsAreKept() {
    let arrays = samples(.array(of: .int(in: 1...6), count: 4))
    #expect(arrays.allSatisfy { $0.count == 4 })
    #expect(arrays.joined().allSatisfy { (1...6).contains($0) })
  }

  @Test func generatorsMayDependOnValues() {
    let below = Gen.int(in: 1...9).flatMap { top in
      Gen.int(in: 0...top).map { (top, $0) }
    }
    #expect(samples(below).allSatisfy { $0.1 <= $0.0 })
  }

  @Test func partsOfRatiosStayInTheirRanges() {
    let ratios = samples(.ratio(numerators: -5...5, denominators: 1...7))
    #expect(ratios.allSatisfy { (-5...5).contains($0.numerator) })
    #expect(ratios.allSatisfy { (1...7).contains($0.denominator) })
  }

  @Test func theSimplestRatioIsNearestToZero() throws {
    let ratios = Gen.ratio(numerators: -9 ... -2, denominators: 3...5)
    let ratio = try replay(ratios, [])
    #expect(ratio.description == "-2/3")
  }
}

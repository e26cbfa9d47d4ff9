import Testing

@testable import TestSupport

/// Minimal cases known in advance, each sought from several seeds.
@Suite struct ShrinkingTests {
  @Test(arguments: seeds)
  func theSmallestIntegerAbove17(seed: UInt64) {
    let found = smallest(.int(in: 0...1_000), seed: seed) { $0 <= 17 }
    #expect(found == "18")
  }

  @Test(arguments: seeds)
  func theIntegerNearestToTheOrigin(seed: UInt64) {
    let integers = Gen.int(in: -1_000...1_000, origin: 0)
    #expect(smallest(integers, seed: seed) { $0 > -18 } == "-18")
    #expect(smallest(integers, seed: seed) { abs($0) < 18 } == "18")
  }

  @Test(arguments: seeds)
  func theSmallestOddWideInteger(seed: UInt64) {
    let words = Gen.integer(in: 0...UInt64.max)
    let found = smallest(words, seed: seed) { $0 < 1_000 || $0 % 2 == 0 }
    #expect(found == "1001")
  }

  @Test(arguments: seeds)
  func theShortestListWithALargeSum(seed: UInt64) {
    let lists = Gen.array(of: .int(in: 0...1_000), count: 0...50)
    #expect(smallest(lists, seed: seed) { $0.reduce(0, +) < 100 } == "[100]")
  }

  /// One element is not enough: the excess moves to the last.
  @Test(arguments: seeds)
  func theShortestListOfSmallTerms(seed: UInt64) {
    let lists = Gen.array(of: .int(in: 0...60), count: 0...50)
    #expect(smallest(lists, seed: seed) { $0.reduce(0, +) < 100 } == "[40, 60]")
  }

  /// The length is chosen first, and everything after depends on it.
  @Test(arguments: seeds)
  func theShortestListOfChosenLength(seed: UInt64) {
    let lists = Gen.int(in: 0...20).flatMap { count in
      Gen.array(of: .int(in: 0...99), count: count)
    }
    #expect(smallest(lists, seed: seed) { $0.reduce(0, +) < 100 } == "[1, 99]")
  }

  @Test(arguments: seeds)
  func theSmallestDescendingPair(seed: UInt64) {
    let pairs = Gen.pair(.int(in: 0...1_000), .int(in: 0...1_000))
    #expect(smallest(pairs, seed: seed) { $0.0 <= $0.1 } == "(1, 0)")
  }

  @Test(arguments: seeds)
  func theSmallestUnsortedList(seed: UInt64) {
    let lists = Gen.array(of: .int(in: 0...1_000), count: 0...50)
    #expect(smallest(lists, seed: seed) { $0 == $0.sorted() } == "[1, 0]")
  }

  /// Equal values have to be lowered together.
  @Test(arguments: seeds)
  func theSmallestRepetition(seed: UInt64) {
    let lists = Gen.array(of: .int(in: 5...1_000), count: 0...60)
    let found = smallest(lists, seed: seed) { list in
      let large = list.filter { $0 > 10 }
      return Set(large).count == large.count
    }
    #expect(found == "[11, 11]")
  }

  @Test(arguments: seeds)
  func failedAttemptsOfAFilterAreLeftOut(seed: UInt64) {
    let even = Gen.int(in: 0...1_000).filter { $0 % 2 == 0 }
    let pairs = Gen.array(of: even, count: 2)
    #expect(smallest(pairs, seed: seed) { $0[1] < 31 } == "[0, 32]")
  }

  @Test(arguments: seeds)
  func theSmallestImproperRatio(seed: UInt64) {
    let ratios = Gen.ratio(numerators: -50...50, denominators: 1...50)
    let found = smallest(ratios, seed: seed) { ratio in
      abs(ratio.numerator) <= ratio.denominator
    }
    #expect(found == "2/1")
  }

  private static let seeds: [UInt64] = [1, 2, 3, 5, 8, 13, 21, 34]
}

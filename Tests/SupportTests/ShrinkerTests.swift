import Testing

@testable import TestSupport

@Suite struct ShrinkerTests {
  @Test func stepsAreTheWholeThenPowersOfTwo() {
    #expect(ShrinkPass.steps(from: 0) == [])
    #expect(ShrinkPass.steps(from: 1) == [1, 1])
    #expect(ShrinkPass.steps(from: 11) == [11, 8, 4, 2, 1])
    #expect(ShrinkPass.steps(from: .max).count == 65)
  }

  @Test func editsThatDoNotFitAreRefused() {
    #expect(ShrinkEdit.delete(1..<4).applied(to: [1, 2, 3]) == nil)
    #expect(ShrinkEdit.lower(0, by: 2).applied(to: [1]) == nil)
    #expect(ShrinkEdit.lowerBoth(0, 1, by: 2).applied(to: [2, 1]) == nil)
    #expect(ShrinkEdit.transfer(0, 1, by: 1).applied(to: [1, .max]) == nil)
    #expect(ShrinkEdit.zero(2..<3).applied(to: [1, 2]) == nil)
  }

  @Test func editsDoWhatTheySay() {
    #expect(ShrinkEdit.delete(0..<2).applied(to: [1, 2, 3]) == [3])
    #expect(ShrinkEdit.zero(1..<3).applied(to: [1, 2, 3]) == [1, 0, 0])
    #expect(ShrinkEdit.transfer(0, 1, by: 2).applied(to: [3, 4]) == [1, 6])
    #expect(ShrinkEdit.lowerBoth(0, 1, by: 2).applied(to: [3, 4]) == [1, 2])
    let edit = ShrinkEdit.lowerAndDelete(0, 1..<2)
    #expect(edit.applied(to: [3, 4, 5]) == [2, 5])
  }

  @Test func shorterIsSmallerThenLexicographic() {
    let shrinker = Shrinker(from: recorded([5, 5]), limit: 1)
    #expect(shrinker.isSmaller(recorded([9])))
    #expect(shrinker.isSmaller(recorded([4, 9])))
    #expect(!shrinker.isSmaller(recorded([5, 5])))
    #expect(!shrinker.isSmaller(recorded([0, 0, 0])))
  }

  @Test func attemptsAreBoundedAndNeverRepeated() {
    var shrinker = Shrinker(from: recorded([100, 200, 300]), limit: 25)
    var proposals: [[UInt64]] = []
    while let proposal = shrinker.propose() { proposals.append(proposal) }
    #expect(proposals.count == 25)
    #expect(Set(proposals).count == 25)
  }

  @Test func theBoundOnShrinksIsKept() {
    var tried = 0
    let lists = Gen.array(of: .int(in: 0...1_000_000), count: 30)
    let options = PropertyOptions(shrinkLimit: 40)
    _ = propertyVerdict("slow", lists, options: options) { _ in
      tried += 1
      return false
    }
    #expect((2...41).contains(tried))
  }

  private func recorded(_ values: [UInt64]) -> Choices {
    var choices = Choices(replaying: values)
    for _ in values { _ = try? choices.next(upTo: .max) }
    return choices
  }
}

import Testing

@testable import TestSupport

@Suite struct DiscardTests {
  @Test func filteredValuesSatisfyTheCondition() {
    let odd = samples(Gen.int(in: 0...99).filter { $0 % 2 == 1 })
    #expect(odd.count == 2_000)
    #expect(odd.allSatisfy { $0 % 2 == 1 })
  }

  @Test func aFilterGivesUp() {
    let none = Gen.int(in: 0...99).filter(retries: 3) { $0 > 99 }
    var choices = Choices(seed: 1)
    #expect(throws: Discard()) { try none.draw(from: &choices) }
    #expect(choices.recorded.count == 3)
  }

  @Test func endlessRecipesAreDiscarded() {
    let endless = Gen<Int> { choices throws(Discard) in
      while true { _ = try choices.next(upTo: 1) }
    }
    #expect(samples(endless, count: 1).isEmpty)
  }

  @Test func discardsOfGeneratorsDoNotCount() {
    let rare = Gen.int(in: 0...4).filter(retries: 1) { $0 == 1 }
    let verdict = propertyVerdict("rare", rare) { $0 == 1 }
    guard case .held(cases: 100) = verdict else {
      Issue.record("\(verdict)")
      return
    }
  }

  @Test func assumptionsOfLawsDoNotCount() {
    var tried = 0
    forAll("half of the squares are even", .int(in: 0...99), count: 50) { x in
      try assume(x.isMultiple(of: 2))
      tried += 1
      try expectLaw((x * x).isMultiple(of: 4), "\(x)")
    }
    #expect(tried >= 50)
  }

  @Test func tooManyDiscardsStarveAProperty() {
    let verdict = propertyVerdict("starved", .int(in: 0...9)) { _ in
      throw Discard()
    }
    guard case .starved("starved", passed: 0, discarded: 1_001) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(verdict.complaint?.contains("is starved: 1001 cases") == true)
  }
}

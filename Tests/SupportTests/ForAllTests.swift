import Synchronization
import TestSupport
import Testing

@Suite struct ForAllTests {
  private let pairs = Gen.pair(.int(in: 0...99), .int(in: 0...99))

  @Test func lawsMayReturnABoolean() {
    forAll("addition commutes", pairs) { a, b in a + b == b + a }
    forAll("squares grow", .int(in: 0...9)) { $0 <= $0 * $0 }
  }

  @Test func lawsMayOnlyThrow() {
    forAll("doubling is adding", .int(in: 0...9)) { x in
      let double = x + x
      try expectLaw(double, equals: 2 * x, "the double of \(x)")
    }
  }

  @Test func lawsMayWait() async {
    await forAllAsync("waiting changes nothing", .int(in: 0...9)) { x in
      await Task.yield()
      return x < 10
    }
    await forAllAsync("nor does throwing", .int(in: 0...9)) { x in
      await Task.yield()
      try expectLaw(x < 10, "\(x)")
    }
  }

  @Test func otherAnswersAreFailures() {
    let verdict = propertyVerdict("a mistake", .bool) { $0 ? 1 : 0 }
    #expect(
      verdict.failure?.error == "a law returns a Bool or nothing, not Int"
    )
  }

  @Test func aFailureIsOneIssueThatTellsAll() {
    let issues = issues {
      forAll("small", .array(of: .int(in: 0...99), count: 0...9)) { list in
        try expectLaw(list.count < 2, "\(list.count) elements")
      }
    }
    #expect(issues.count == 1)
    let text = issues.first ?? ""
    for part in [
      "Property “small” fails.", "passed before: ", "original case: [",
      "smallest case: [0, 0] (after ", "error: 2 elements",
      "to repeat: PROPERTY_SEED=0x",
    ] {
      #expect(text.contains(part))
    }
  }

  @Test func aFalseLawIsOneIssue() {
    let issues = issues { forAll("false", .bool) { _ in false } }
    #expect(issues.count == 1)
    #expect(issues.first?.contains("error: the law returned false") == true)
    #expect(issues.first?.contains("passed before: 0 cases") == true)
  }

  @Test func aStarvedPropertyIsOneIssue() {
    let nothing = Gen.bool.filter { _ in false }
    let issues = issues { forAll("starved", nothing) { _ in true } }
    #expect(issues.count == 1)
    #expect(issues.first?.contains("“starved” is starved") == true)
  }

  @Test func anAsynchronousFailureIsOneIssue() async {
    let comments = Mutex<[String]>([])
    await withKnownIssue {
      await forAllAsync("late", .int(in: 0...999)) { x in
        await Task.yield()
        return x <= 17
      }
    } matching: { issue in
      comments.withLock { $0 += issue.comments.map(\.rawValue) }
      return true
    }
    let texts = comments.withLock { $0 }
    #expect(texts.count == 1)
    #expect(texts.first?.contains("smallest case: 18 ") == true)
  }

  /// Shrinking may not slip from one error to another.
  @Test(arguments: 0...9 as ClosedRange<UInt64>)
  func theKindOfErrorIsKept(seed: UInt64) {
    struct Large: Error {}
    let failure = propertyVerdict(
      "kinds",
      .int(in: 0...1_000),
      options: PropertyOptions(seed: seed)
    ) { x in
      if x > 500 { throw Large() }
      try expectLaw(x < 5, "\(x)")
    }.failure
    let isLarge = failure.flatMap { Int($0.original) }.map { $0 > 500 }
    #expect(failure?.smallest == (isLarge == true ? "501" : "5"))
  }

  @Test func theSeedRepeatsTheFailure() {
    let texts = (0..<2).map { _ in
      propertyVerdict("again", pairs) { $0 < $1 }.complaint
    }
    #expect(texts[0] != nil)
    #expect(texts[0] == texts[1])
  }

  private func issues(_ body: () -> Void) -> [String] {
    let comments = Mutex<[String]>([])
    withKnownIssue {
      body()
    } matching: { issue in
      comments.withLock { $0 += issue.comments.map(\.rawValue) }
      return true
    }
    return comments.withLock { $0 }
  }
}

import Networks
import Testing

/// Widths that are none, and the sentence that says so.
@Suite struct ArchitectureRefusalTests {
  /// Everything but a list of positive integers is malformed.
  @Test(arguments: [
    "", ",", "5", "5,", ",5", "0,1", "3,0,1", "-3,1", "2.5,1", "1e3,1", "+3,1",
    "3 ,1", "3;1", "3x,1", "x3,1", "3x0,1", "3x-2,1", "3x2x2,1", "3x2.5,1",
    "a,b", "½,1", "٣,1", "4/2,1", "0x3,1", "NaN,1", "3X2,1",
    "99999999999999999999,1", "5x1000002,1",
  ])
  func malformedWidthsAreRefused(text: String) {
    let error = #expect(throws: NetworkError.self) {
      _ = try Architecture(parsing: text)
    }
    #expect(error?.kind == .malformed)
    #expect(error?.description.contains("\n") == false)
  }

  /// The offending item is named.
  @Test func theSentenceNamesTheCulprit() {
    let error = #expect(throws: NetworkError.self) {
      _ = try Architecture(parsing: "10,6a4,1")
    }
    #expect(error?.description.contains("'6a4'") == true)
  }

  /// Nets that exist but are beyond every memory are refused, not misread.
  @Test(arguments: ["1000000001,1", "1,1000000001", "5x1000001,1"])
  func hugeNetsAreRefused(text: String) {
    let error = #expect(throws: NetworkError.self) {
      _ = try Architecture(parsing: text)
    }
    #expect(error?.kind == .refused)
  }

  /// The limits themselves are accepted.
  @Test func theLimitsAreInside() throws {
    let limits = Architecture.limits
    #expect(try Architecture(widths: [limits.width, 1]).depth == 1)
    let deep = try Architecture(parsing: "1x\(limits.depth + 1)")
    #expect(deep.depth == limits.depth)
  }

  /// The list of integers obeys the same rules as the text.
  @Test(arguments: [[], [3], [3, 0], [0, 3], [3, -1, 3], [.min, 1]])
  func listsAreCheckedToo(widths: [Int]) {
    let error = #expect(throws: NetworkError.self) {
      _ = try Architecture(widths: widths)
    }
    #expect(error?.kind == .malformed)
  }
}

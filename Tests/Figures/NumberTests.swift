import ExactArithmetic
import Figures
import Foundation
import TestSupport
import Testing

/// Numbers as text, at the ends of what a double holds and beyond.
@Suite struct NumberTests {
  @Test func allDigitsReadBackAsTheSameDouble() {
    let patterns = Gen<UInt64>.integer(in: 0...UInt64.max)
    forAll("number: full round trip", patterns, count: 1000) { bits in
      let x = Double(bitPattern: bits)
      let read = Number.full(x).map { Double($0)?.bitPattern }
      try expectLaw(read, equals: x.isFinite ? .some(bits) : nil)
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func thereIsNoTextForWhatIsNotFinite(x: Double) {
    #expect(Number.full(x) == nil)
  }

  @Test func shortTextAtTheExtremes() {
    #expect(Number.full(nil) == nil)
    #expect(Number.short(0) == "0")
    #expect(Number.short(.greatestFiniteMagnitude) == "1.7977e+308")
    #expect(Number.short(.leastNonzeroMagnitude) == "4.9407e-324")
    #expect(Number.short(-.infinity) == "-inf")
    #expect(Number.short(.infinity) == "inf")
    #expect(Number.short(1.0 / 3, digits: 3) == "0.333")
  }

  @Test func logarithmicNumbersBeyondDoubles() {
    #expect(Number.short(LogNumber.zero) == "0")
    #expect(Number.short(LogNumber(log: 1000 * M_LN10)) == "1e+1000")
    #expect(Number.short(LogNumber(log: -1000 * M_LN10)) == "1e-1000")
    #expect(Number.short(LogNumber(log: M_LN2 - 1000 * M_LN10)) == "2e-1000")
  }

  /// The mantissa lies in [1, 10) also where rounding carries.
  @Test func theMantissaHasOneDigitBeforeThePoint() {
    let logs = Gen<Int>.int(in: -40_000_000...40_000_000, origin: 0)
    forAll("number: mantissa", logs, count: 2000) { milli in
      try Self.expectMantissa(Double(milli) / 1000)
    }
    #expect(throws: Never.self) {
      try Self.expectMantissa(M_LN10 * 1000 - 1e-7)
      try Self.expectMantissa(-M_LN10 * 1000 - 1e-7)
    }
  }

  private static func expectMantissa(_ log: Double) throws {
    let text = Number.short(LogNumber(log: log))
    let mantissa = text.split(separator: "e").first.flatMap { Double($0) }
    let value = try #require(mantissa)
    let isWhole = abs(log) < 600 && !text.contains("e")
    try expectLaw(isWhole || (1..<10).contains(value), text)
  }

  @Test func countsAndPercents() {
    #expect(Number.count(0) == "0")
    #expect(Number.count(999_999) == "999999")
    #expect(Number.count(3.2e9) == "3.2e+09")
    #expect(Number.percent(0.5) == "50%")
    #expect(Number.percent(18.69) == "1869%")
    #expect(Number.percent(1e300) == "1e+302%")
  }
}

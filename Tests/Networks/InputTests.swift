import ExactArithmetic
import Networks
import TestSupport
import Testing

/// The inputs at which gradients are taken.
@Suite struct InputTests {
  private static let numbers = Gen.array(
    of: Gen<Ratio>.ratio(numerators: -999...999, denominators: 1...99),
    count: 1...6
  )

  /// Numbers are kept exactly as they are spelled.
  @Test func numbersSurviveTheirSpelling() {
    forAll("inputs survive their spelling", Self.numbers) { ratios in
      let exact = ratios.map { Rational($0.numerator, $0.denominator) }
      let text = ratios.map(\.description).joined(separator: ",")
      let input = try Input(parsing: text)
      try expectLaw(input, equals: .values(exact), text)
      try expectLaw(try Input(parsing: input.name), equals: input, text)
      let doubles = input.coordinates(width: exact.count)
      try expectLaw(doubles, equals: exact.map(\.doubleValue), text)
    }
  }

  /// A decimal is the rational it spells, not the nearest double.
  @Test func decimalsAreExact() throws {
    let input = try Input(parsing: "0.1,-2.5e-1,1/3")
    let expected = [Rational(1, 10), Rational(-1, 4), Rational(1, 3)]
    #expect(input.rationalCoordinates(width: 3) == expected)
  }

  /// The named inputs are read by their names.
  @Test(arguments: [Input.generic, .ones, .unit, .zeros])
  func namesAreRead(input: Input) throws {
    #expect(try Input(parsing: input.name) == input)
  }

  /// What is not a finite number is refused by name.
  @Test(arguments: ["", "1,,2", "1;2", "nan", "inf", "-inf", "1,x", "1,2,"])
  func othersAreRefused(text: String) {
    let error = #expect(throws: NetworkError.self) {
      _ = try Input(parsing: text)
    }
    #expect(error?.kind == .malformed)
  }

  /// The generic input has |x|² = n₀ and the square roots of the primes.
  @Test(arguments: [1, 2, 3, 10, 1000])
  func theGenericInputHasStandardLength(width: Int) {
    let x = Input.generic.coordinates(width: width)
    #expect(x.count == width)
    let square = x.map { $0 * $0 }.reduce(0, +)
    let rounding = Double(4 * width) * Double(width).ulp
    #expect(abs(square - Double(width)) <= rounding)
    let primes = [2.0, 3, 5, 7, 11, 13, 17, 19, 23, 29]
    for (value, prime) in zip(x, primes) {
      let ratio = value * value / (x[0] * x[0]) * 2
      #expect(abs(ratio - prime) <= 8 * prime.ulp)
    }
  }

  /// ones, unit and zeros are what their names say.
  @Test func namedInputsHaveTheirCoordinates() {
    #expect(Input.ones.coordinates(width: 3) == [1, 1, 1])
    #expect(Input.unit.coordinates(width: 3) == [1, 0, 0])
    #expect(Input.unit.coordinates(width: 1) == [1])
    #expect(Input.zeros.coordinates(width: 2) == [0, 0])
    #expect(Input.ones.rationalCoordinates(width: 2) == [1, 1])
    #expect(Input.generic.rationalCoordinates(width: 2) == nil)
  }

  /// Which inputs vanish, wholly or somewhere.
  @Test func zerosAreNoticed() {
    #expect(Input.zeros.isZero && Input.values([0, 0]).isZero)
    #expect(!Input.unit.isZero && !Input.values([0, 1]).isZero)
    #expect(Input.unit.hasNoZeroCoordinate(width: 1))
    #expect(!Input.unit.hasNoZeroCoordinate(width: 2))
    #expect(!Input.values([1, 0]).hasNoZeroCoordinate(width: 2))
    #expect(Input.generic.hasNoZeroCoordinate(width: 9))
  }
}

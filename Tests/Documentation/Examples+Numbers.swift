import PathSum

// Examples of widths and numbers.
extension Examples {
  static func widths() throws {
    let widths = try Architecture(parsing: "10,64x5,1")
    print(widths.depth, widths.beta)  // 6 5/64
    print(Int(widths.weightCount))  // 17088
  }

  static func rationals() {
    let third = Rational(1, 3)
    print(third + Rational(1, 6))  // 1/2, exactly
    print(Rational("0.1") == Rational(1, 10))  // true
    print(Rational(exactly: 0.1) == Rational(1, 10))  // false
  }

  static func enclosures() {
    let log2 = Enclosure(rational: 2).naturalLogarithm
    let (low, high) = log2.decimals(digits: 12)
    print(low, high)
    // 6.93147180559e-1 6.93147180560e-1
    print(log2.contains(Rational(25, 36)))  // false
  }

  static func logNumbers() {
    let huge = LogNumber(log: 2000)
    print((huge * huge).log)  // 4000.0
    print((huge / huge).value)  // 1.0
    print(huge.value)  // inf
  }

  static func moments() throws {
    let law = try MeasureParser.law("student(5)")
    if let kappa = law.kurtosis.rational { print(kappa) }  // 9
    print(law.standardizedMoment(3).isFinite)  // false
    print(law.highestFiniteMoment(upTo: 8))  // 2
  }
}

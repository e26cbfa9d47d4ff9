import ExactArithmetic
import Measures
import Networks
import Testing

/// Signs, odd powers, products across entries and outputs, and roots.
@Suite struct EnumerationProductTests {
  private func value(
    _ product: String,
    _ widths: String,
    at input: String,
    law: String = "rademacher"
  ) throws -> RootSum {
    let spec = try NetworkSpec(
      architecture: Architecture(parsing: widths),
      weights: [MeasureParser.law(law)],
      input: Input(parsing: input)
    )
    return try Enumeration(spec)
      .expectations(of: [GradientStatistic(parsing: product)]).expectations[0]
  }

  /// d = 1: Z_{p,q} has the sign of x_p; w = ±√2 gives √2/2 at n₀ = 1.
  @Test func oddPowersKeepTheirRoot() throws {
    #expect(try "\(value("0,0", "1,1", at: "1"))" == "1/2*sqrt(2)")
    #expect(try "\(value("0,0", "1,1", at: "-3"))" == "-1/2*sqrt(2)")
    #expect(try "\(value("0,0^3", "1,1", at: "1"))" == "sqrt(2)")
    #expect(try "\(value("0,0", "2,1", at: "1,2"))" == "0")
    #expect(try "\(value("1,0", "2,1", at: "1,2"))" == "1/2")
  }

  /// Two outputs over one input are both on or off together half of the time
  /// each: E[Z₀Z₁] = ½ where the sum over paths says 0.
  @Test func outputsAreNotIndependentInSign() throws {
    #expect(try value("0,0*0,1", "1,2", at: "1").rational == Rational(1, 2))
    #expect(try value("0,0^2*0,1^2", "1,2", at: "1").rational == 1)
  }

  /// Σ_p x_p E[Z_{p,0}] = E[f] > 0 without biases, by homogeneity.
  @Test func theGradientAlongTheInputIsTheOutput() throws {
    let terms = try (0..<2).map {
      try Rational($0 + 1) * value("\($0),0", "2,2,1", at: "1,2")
    }
    #expect((terms[0] + terms[1]).isPositive)
  }

  /// Mixed even powers are those of the sum over paths at a generic input:
  /// E[Z₀²Z₁²] of (2, 1) with Rademacher weights is ½.
  @Test func mixedEvenPowers() throws {
    let mixed = try value("0,0^2*1,0^2", "2,1", at: "generic")
    #expect(mixed.rational == Rational(1, 2))
    #expect(try value("0,0*1,0", "2,1", at: "generic").isZero)
  }

  /// A product across outputs is what the outputs' joint law says, also below
  /// hidden layers: enumerated by hand, (1, 1, 2) is on with probability ½.
  @Test func outputsShareTheirHiddenLayer() throws {
    let square = try value("0,0^2*0,1^2", "1,1,2", at: "1")
    // Hidden on: ½; each output on: ½; Z² = 2·2 each.
    #expect(square.rational == Rational(2 * 2 * 2 * 2, 8))
    #expect(try value("0,0*0,1", "1,1,2", at: "1").rational == Rational(1, 2))
  }

  @Test func entriesFollowTheirOwnInput() throws {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [2, 2, 1]),
      weights: [Rademacher()],
      input: .unit
    )
    let found = try Enumeration(spec).expectations(of: [
      .moment(.entry(input: 0, output: 0), order: 1),
      .moment(.entry(input: 1, output: 0), order: 1),
      .moment(.row(output: 0), order: 1),
    ]).expectations.map(\.rational)
    #expect(found[2] == Rational(7, 8))
    #expect((found[0] ?? 0) + (found[1] ?? 0) == found[2])
  }

  @Test(arguments: [
    "", "0", "0,0^", "0,0^0", "a,0", "0,0*", "0,0^65", "0,-1", "0,0^2^3",
  ])
  func refusesWhatIsNoProduct(text: String) {
    #expect(throws: NetworkError.self) { try GradientStatistic(parsing: text) }
  }

  @Test func productsSpellTheirNames() throws {
    #expect(
      try GradientStatistic(parsing: "0,0^2*1,0").name == "E[Z0,0^2 Z1,0]"
    )
  }
}

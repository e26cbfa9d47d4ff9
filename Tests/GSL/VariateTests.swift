import GSL
import TestSupport
import Testing

/// Draws are a function of the generator's state, one by one or in bulk.
@Suite struct VariateTests {
  private static let laws: [Variate] = [
    .gaussian, .uniform, .laplace, .rademacher, .logistic, .student(nu: 5),
    .exponentialPower(b: 3), .exponentialPower(b: 0.5),
    .symmetricBeta(a: 1.5), .symmetricBeta(a: 0.5), .centredExponential,
  ]

  /// Filling an array is drawing again and again.
  @Test(arguments: laws)
  func fillingIsDrawing(law: Variate) {
    forAll("fill = draws, \(law)", .xoshiroState, count: 20) { state in
      let (one, other) = (Generator(xoshiro: state), Generator(xoshiro: state))
      var filled = Array(repeating: 0.0, count: 33)
      one.fill(&filled, from: law)
      for value in filled {
        try expectLaw(other.draw(law), equals: value, "the draw")
      }
      try expectLaw(one.nextInteger(), equals: other.nextInteger(), "the state")
    }
  }

  /// No draw is infinite or not a number, and supports are kept.
  @Test(arguments: laws)
  func drawsAreFinite(law: Variate) {
    let generator = Generator(xoshiro: (1, 2, 3, 4))
    for _ in 0..<2_000 {
      let x = generator.draw(law)
      #expect(x.isFinite)
      switch law {
      case .uniform, .symmetricBeta: #expect(abs(x) <= 1)
      case .rademacher: #expect(abs(x) == 1)
      case .centredExponential: #expect(x >= -1)
      default: break
      }
    }
  }

  /// Filling nothing draws nothing.
  @Test func emptyArrays() {
    let generator = Generator(xoshiro: (1, 2, 3, 4))
    var empty: [Double] = []
    generator.fill(&empty, from: .gaussian)
    #expect(generator.nextInteger() == 41_943_041)
  }
}

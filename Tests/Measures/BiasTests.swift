import ExactArithmetic
import GSL
import Measures
import Testing

/// The laws of the biases.
@Suite struct BiasTests {
  private static func generator() -> Generator {
    Generator(xoshiro: (1, 2, 3, 4))
  }

  private static func fill(_ bias: BiasMeasure, _ count: Int) -> [Double] {
    var biases = Array(repeating: Double.nan, count: count)
    bias.fill(&biases, using: generator())
    return biases
  }

  /// Every bias is read back from its name.
  @Test(arguments: [
    "none", "constant(1/2)", "constant(-3)", "gaussian", "gaussian(4/25)",
    "student(5)(2)", "sparse(1/2,laplace)(9)", "rademacher(1/4)",
    "mixture(1/2*gaussian(1)+1/2*uniform(2))(3)", "exponential",
  ])
  func namesAreReadBack(name: String) throws {
    let bias = try MeasureParser.bias(name)
    #expect(bias.name == name)
    #expect(try MeasureParser.bias(bias.name).name == name)
  }

  /// A constant of 0 is no bias, a variance of 1 is the law itself.
  @Test(arguments: [
    ("constant(0)", "none"), (" none ", "none"), ("gaussian(1)", "gaussian"),
    ("gaussian(0.16)", "gaussian(4/25)"),
  ])
  func namesAreNormalised(text: String, name: String) throws {
    #expect(try MeasureParser.bias(text).name == name)
  }

  /// Symmetric, atomless, absent.
  @Test(arguments: [
    ("none", true, false, true), ("constant(1)", false, false, false),
    ("gaussian(2)", true, true, false), ("rademacher", true, false, false),
    ("exponential", false, true, false),
    ("sparse(1/2,gaussian)", true, false, false),
  ])
  func properties(
    text: String,
    isSymmetric: Bool,
    isAtomless: Bool,
    isNone: Bool
  ) throws {
    let bias = try MeasureParser.bias(text)
    #expect(bias.isSymmetric == isSymmetric)
    #expect(bias.isAtomless == isAtomless)
    #expect(bias.isNone == isNone)
  }

  /// No bias is 0, a constant one is that number.
  @Test func constants() throws {
    #expect(Self.fill(.none, 3) == [0, 0, 0])
    #expect(Self.fill(.constant(Rational(-1, 4)), 2) == [-0.25, -0.25])
    #expect(Self.fill(.none, 0) == [])
  }

  /// A random bias is a natural draw, standardised and scaled to its variance.
  @Test(arguments: ["gaussian", "uniform", "laplace", "rademacher"])
  func randomBiasesAreScaledDraws(name: String) throws {
    let law = try MeasureParser.law(name)
    let biases = Self.fill(.random(law, variance: Rational(9, 4)), 50)
    let generator = Self.generator()
    for bias in biases {
      let draw = law.draw(using: generator) / law.standardDeviation * 1.5
      #expect(abs(bias - draw) <= 2 * draw.ulp)
    }
  }
}

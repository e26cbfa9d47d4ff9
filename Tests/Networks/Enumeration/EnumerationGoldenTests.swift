import ExactArithmetic
import Measures
import Networks
import Testing

/// What real nets do where hypotheses fail, as fractions.
///
/// The values were first had by running every single outcome; (2,1) and the
/// asymmetric (1,1) are easily done by hand.
@Suite struct EnumerationGoldenTests {
  /// A net and what its moments E[Z], E[Z²], … are.
  struct Case: CustomTestStringConvertible, Sendable {
    var widths: String
    var law = "rademacher"
    var bias = "none"
    var input: String
    var kink = Kink.zero
    var moments: [Rational]
    var testDescription: String {
      "\(law) \(widths) at \(input), bias \(bias), kink \(kink.name)"
    }

    var enumeration: Enumeration {
      get throws {
        let spec = try NetworkSpec(
          architecture: Architecture(parsing: widths),
          weights: [MeasureParser.law(law)],
          biases: [MeasureParser.bias(bias)],
          input: Input(parsing: input)
        )
        return try Enumeration(spec, kink: kink)
      }
    }
  }

  private static let skewed = "discrete(2:1/5,-1/2:4/5)"
  private static let half = Kink.slope(Rational(1, 2))
  private static let one = Kink.slope(1)

  static let ties: [Case] = [
    Case(widths: "2,1", input: "1,1", moments: [Rational(1, 2), 1]),
    Case(
      widths: "2,2,1",
      input: "1,1",
      moments: [Rational(1, 2), Rational(7, 4)]
    ),
    Case(
      widths: "2,2,2,1",
      input: "1,1",
      moments: [Rational(1, 2), Rational(29, 8), Rational(203, 4)]
    ),
    Case(widths: "2,4,1", input: "1,2", moments: [Rational(507, 512)]),
    Case(widths: "2,3,2,1", input: "1,3", moments: [Rational(123, 128)]),
    Case(widths: "2,2,1", input: "1,0", moments: [Rational(7, 8)]),
    Case(widths: "2,2,1", input: "zeros", moments: [0, 0]),
  ]

  static let harmless: [Case] = [
    Case(widths: "2,2,1", input: "generic", moments: [1, 4, 22]),
    Case(widths: "2,2,2,1", input: "1,100", moments: [1, 8, 115]),
    Case(widths: "2,3,1", input: "1,2", moments: [1, 4]),
    Case(widths: "1,2,1", input: "1", moments: [1, 5]),
    Case(widths: "1,2,2,1", input: "1", moments: [1, Rational(19, 2)]),
  ]

  static let kinks: [Case] = [
    Case(widths: "2,1", input: "1,1", kink: half, moments: [Rational(3, 4)]),
    Case(widths: "2,1", input: "1,1", kink: one, moments: [Rational(3, 2)]),
    Case(
      widths: "2,2,1",
      input: "1,1",
      kink: half,
      moments: [Rational(21, 32)]
    ),
    Case(widths: "2,2,1", input: "1,1", kink: one, moments: [Rational(9, 4)]),
    Case(widths: "2,2,1", input: "1,1", kink: .coin, moments: [1, 4, 22]),
    Case(widths: "2,2,2,1", input: "1,1", kink: .coin, moments: [1, 8, 115]),
    Case(widths: "2,2,1", input: "1,100", kink: one, moments: [1, 4, 22]),
  ]

  static let asymmetric: [Case] = [
    Case(widths: "1,1", law: skewed, input: "1", moments: [Rational(8, 5)]),
    Case(widths: "1,1", law: skewed, input: "-1", moments: [Rational(2, 5)]),
    Case(
      widths: "2,2,1",
      law: skewed,
      input: "1,100",
      moments: [Rational(978, 625)]
    ),
    Case(
      widths: "2,2,1",
      law: skewed,
      input: "-1,-100",
      moments: [Rational(1008, 625)]
    ),
  ]

  /// Biases are in true units: w = ±1 at n = (2, 1), w = ±√2 at n = (1, 1).
  static let biased: [Case] = [
    Case(
      widths: "2,1",
      bias: "constant(3/2)",
      input: "1,2",
      moments: [Rational(3, 2)]
    ),
    Case(
      widths: "2,1",
      bias: "constant(-2)",
      input: "1,2",
      moments: [Rational(1, 2)]
    ),
    Case(widths: "2,1", bias: "constant(1/2)", input: "1,2", moments: [1]),
    Case(
      widths: "2,2,1",
      bias: "constant(1)",
      input: "1,1",
      moments: [Rational(7, 4), Rational(39, 4)]
    ),
    Case(
      widths: "1,1",
      bias: "rademacher(2)",
      input: "1",
      moments: [Rational(1, 2), 1]
    ),
    Case(widths: "1,1", bias: "rademacher(1)", input: "1", moments: [1, 2]),
  ]

  @Test(arguments: ties + harmless + kinks + asymmetric + biased)
  func meetsItsFraction(_ item: Case) throws {
    let statistics = item.moments.indices.map {
      GradientStatistic.moment(.row(output: 0), order: $0 + 1)
    }
    let found = try item.enumeration.expectations(of: statistics)
    #expect(found.expectations.map(\.rational) == item.moments)
  }

  /// P(Z = 0) where ties are and where they are not.
  @Test func zeroProbabilities() throws {
    for (item, probability) in [
      (Self.ties[0], Rational(3, 4)), (Self.ties[1], Rational(51, 64)),
      (Self.ties[6], 1), (Self.harmless[3], Rational(11, 16)),
    ] {
      let found = try item.enumeration.expectations(
        of: [.vanishing(.row(output: 0))]
      )
      #expect(found.expectations[0].rational == probability)
    }
  }

  /// A tie is a hypothesis that fails, with its probability in each layer.
  @Test func tiesAreFoundWhereTheyAre() throws {
    for item in Self.harmless + Self.asymmetric {
      let row = GradientStatistic.moment(.row(output: 0), order: 1)
      #expect(try item.enumeration.expectations(of: [row]).hasNoTies)
    }
    let row = GradientStatistic.moment(.row(output: 0), order: 1)
    let found = try Self.ties[1].enumeration.expectations(of: [row])
    // A hidden neuron that is on has the gradient (1, 1): only layer 1 ties.
    #expect(found.ties == [Rational(1, 2), 0])
  }
}

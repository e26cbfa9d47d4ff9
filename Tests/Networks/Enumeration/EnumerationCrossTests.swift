import ExactArithmetic
import Measures
import Networks
import TestSupport
import Testing

/// The enumeration with its merging against every single outcome, one by one.
@Suite struct EnumerationCrossTests {
  /// A net small enough for both.
  struct Net: CustomStringConvertible {
    var widths: [Int]
    var law: String
    var bias: Rational
    var input: [Rational]
    var slope: Rational
    var isLinear: Bool
    var description: String {
      "\(widths) \(law) bias ±\(bias) at \(input), slope \(slope), linear"
        + " \(isLinear)"
    }
  }

  static let nets = [
    Net(
      widths: [2, 2, 1],
      law: "rademacher",
      bias: 0,
      input: [1, 1],
      slope: 0,
      isLinear: false
    ),
    Net(
      widths: [1, 2, 2, 1],
      law: "rademacher",
      bias: 0,
      input: [-1],
      slope: 0,
      isLinear: false
    ),
    Net(
      widths: [2, 2, 1],
      law: "threepoint(1/3)",
      bias: 0,
      input: [1, -2],
      slope: Rational(1, 3),
      isLinear: false
    ),
    Net(
      widths: [3, 2, 2],
      law: "rademacher",
      bias: 0,
      input: [1, 2, 3],
      slope: 1,
      isLinear: true
    ),
    Net(
      widths: [1, 3, 2],
      law: "discrete(2:1/5,-1/2:4/5)",
      bias: 0,
      input: [1],
      slope: 0,
      isLinear: false
    ),
    Net(
      widths: [2, 2, 1],
      law: "discrete(-3:1/10,-1:2/5,1:2/5,3:1/10)",
      bias: 0,
      input: [1, 3],
      slope: Rational(-1, 2),
      isLinear: false
    ),
    Net(
      widths: [2, 2],
      law: "threepoint(1/4)",
      bias: Rational(1, 2),
      input: [1, 2],
      slope: 0,
      isLinear: false
    ),
    Net(
      widths: [2, 2, 1],
      law: "rademacher",
      bias: 1,
      input: [1, 2],
      slope: 0,
      isLinear: false
    ),
  ]

  @Test(arguments: nets.indices) func agrees(index: Int) throws {
    let net = Self.nets[index]
    let law = try MeasureParser.law(net.law)
    let spec = try NetworkSpec(
      architecture: Architecture(widths: net.widths),
      weights: [law],
      biases: net.bias.isZero
        ? [.none] : [.random(Rademacher(), variance: net.bias * net.bias)],
      input: .values(net.input),
      outputActivation: net.isLinear ? .linear : .relu
    )
    let found = try Enumeration(spec, kink: .slope(net.slope)).expectations(
      of: [1, 2, 3].map { .moment(.row(output: 0), order: $0) }
        + [.vanishing(.row(output: 0))]
    )
    // The plain enumeration takes biases in units of s_1; here s_j is 1 where
    // there are any.
    let scale = RootSum(
      squareRootOf: 2 / (Rational(net.widths[0]) * Self.variance(law))
    )
    let unit = try #require(scale?.rational ?? (net.bias.isZero ? 1 : nil))
    var plain = AtomicNet(
      widths: net.widths,
      weights: law.atoms.points.map { ($0.value, $0.probability) },
      input: net.input
    )
    if !net.bias.isZero {
      plain.biases = AtomicNet.signs.map {
        ($0.value * net.bias / unit, $0.mass)
      }
    }
    plain.slopeAtZero = net.slope
    plain.isLinear = net.isLinear
    let expected = [1, 2, 3].map { plain.moment($0) } + [plain.zeroProbability]
    #expect(found.expectations.map(\.rational) == expected)
  }

  private static func variance(_ law: any WeightMeasure) -> Rational {
    law.atoms.points.map { $0.value * $0.value * $0.probability }.sum()
  }
}

import ExactArithmetic
import Testing

/// Biases and asymmetry: the other hypotheses, by exact enumeration.
@Suite struct BiasFailureTests {
  private static let skewed: [AtomicNet.Atom] = [
    (2, Rational(1, 5)), (Rational(-1, 2), Rational(4, 5)),
  ]

  /// Atoms in weights and biases that cancel: w = ±√2, b = ±√2, n = (1, 1),
  /// x = 1, so that z ∈ {2√2, 0, 0, −2√2} and E[Z] = ½.
  @Test func atomsInBothCancel() {
    let net = AtomicNet(
      widths: [1, 1],
      biases: AtomicNet.signs,
      input: [1]
    )
    #expect(net.moment(1) == Rational(1, 2))
    #expect(net.zeroProbability == Rational(3, 4))
  }

  /// A symmetric bias that never meets −Wx does no harm.
  @Test func atomsThatNeverMeetAreHarmless() {
    let half = AtomicNet.signs.map { ($0.value / 2, $0.mass) }
    let net = AtomicNet(widths: [2, 2, 1], biases: half, input: [1, 100])
    #expect(net.moment(1) == 1)
    #expect(net.moment(2) == 4)
  }

  /// A constant bias is not symmetric: E[Z] leaves 1 on either side.
  @Test func constantBiasesShiftTheMean() {
    for (bias, mean) in [
      (Rational(3, 2), Rational(3, 2)), (-2, Rational(1, 2)),
      (Rational(1, 2), 1),
    ] {
      let net = AtomicNet(
        widths: [2, 1],
        biases: [(bias, 1)],
        input: [1, 2]
      )
      #expect(net.moment(1) == mean)
    }
    let net = AtomicNet(widths: [2, 2, 1], biases: [(1, 1)], input: [1, 1])
    #expect(net.moment(2) == Rational(39, 4))
  }

  /// Asymmetric weights make the mean depend on the sign of the input.
  @Test func asymmetricWeightsSeeTheSign() {
    for (widths, input, mean) in [
      ([1, 1], [1], Rational(8, 5)), ([1, 1], [-1], Rational(2, 5)),
      ([2, 2, 1], [1, 100], Rational(978, 625)),
      ([2, 2, 1], [-1, -100], Rational(1008, 625)),
    ] as [([Int], [Rational], Rational)] {
      let net = AtomicNet(widths: widths, weights: Self.skewed, input: input)
      #expect(net.moment(1) == mean)
    }
  }
}

import ExactArithmetic
import TestSupport
import Testing

/// Atoms without biases: the theorem's "symmetric with the right variance" is
/// not enough, and where exactly it fails.
///
/// Everything here is an enumeration in rational arithmetic: no sampling.
@Suite struct RademacherFailureTests {
  /// What E[Z], E[Z²] and P(Z = 0) are, and what the formula would say.
  struct Case: CustomTestStringConvertible, Sendable {
    let widths: [Int]
    let input: [Rational]
    let moments: [Rational]
    var zeroProbability: Rational?
    var testDescription: String { "\(widths) at \(input)" }
    var net: AtomicNet { AtomicNet(widths: widths, input: input) }
  }

  /// At x = (1, 1) pre-activations tie, and half of the mean is lost.
  @Test(arguments: [
    Case(
      widths: [2, 1],
      input: [1, 1],
      moments: [Rational(1, 2), 1],
      zeroProbability: Rational(3, 4)
    ),
    Case(
      widths: [2, 2, 1],
      input: [1, 1],
      moments: [Rational(1, 2), Rational(7, 4)],
      zeroProbability: Rational(51, 64)
    ),
    Case(
      widths: [2, 2, 2, 1],
      input: [1, 1],
      moments: [Rational(1, 2), Rational(29, 8), Rational(203, 4)]
    ),
    Case(widths: [2, 4, 1], input: [1, 2], moments: [Rational(507, 512)]),
    Case(widths: [2, 3, 2, 1], input: [1, 3], moments: [Rational(123, 128)]),
    Case(widths: [2, 2, 1], input: [1, 0], moments: [Rational(7, 8)]),
    Case(
      widths: [2, 2, 1],
      input: [0, 0],
      moments: [0, 0],
      zeroProbability: 1
    ),
  ])
  func tiesLoseMass(_ item: Case) {
    for (k, moment) in item.moments.enumerated() {
      #expect(item.net.moment(k + 1) == moment)
    }
    if let expected = item.zeroProbability {
      #expect(item.net.zeroProbability == expected)
    }
  }

  /// At inputs that no reachable gradient annihilates, the sum over paths is
  /// the network's own: not every atom hurts.
  @Test(arguments: [
    Case(widths: [2, 1], input: [1, 100], moments: [1, 2]),
    Case(widths: [2, 2, 1], input: [1, 100], moments: [1, 4, 22]),
    Case(widths: [2, 3, 1], input: [1, 100], moments: [1, 4]),
    Case(widths: [2, 2, 2, 1], input: [1, 100], moments: [1, 8, 115]),
    Case(widths: [2, 3, 1], input: [1, 2], moments: [1, 4]),
    Case(widths: [1, 2, 1], input: [1], moments: [1, 5]),
    Case(widths: [1, 2, 2, 1], input: [1], moments: [1, Rational(19, 2)]),
  ])
  func genericInputsMeetTheFormula(_ item: Case) {
    for (k, moment) in item.moments.enumerated() {
      #expect(item.net.moment(k + 1) == moment)
    }
  }

  /// No single value of relu'(0) repairs it.
  @Test func theSlopeAtZeroDoesNotHelp() {
    for (widths, slope, mean) in [
      ([2, 1], Rational(1, 2), Rational(3, 4)), ([2, 1], 1, Rational(3, 2)),
      ([2, 2, 1], Rational(1, 2), Rational(21, 32)),
      ([2, 2, 1], 1, Rational(9, 4)),
    ] {
      let net = AtomicNet(widths: widths, input: [1, 1], slopeAtZero: slope)
      #expect(net.moment(1) == mean)
    }
  }

  /// A linear output doubles every moment where nothing ties.
  @Test func linearOutputsDouble() {
    for (widths, moments) in [([2, 2, 1], [1, 4]), ([2, 3, 1], [1, 4])] {
      let net = AtomicNet(widths: widths, input: [1, 100], isLinear: true)
      for (k, moment) in moments.enumerated() {
        #expect(net.moment(k + 1) == Rational(2 * moment))
      }
    }
  }
}

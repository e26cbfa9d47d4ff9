import CGSL
import Foundation
import Measures
import Testing

/// A weight law as the tests know it: the tails of its continuous part and its
/// atoms, written from the definitions and GSL's distribution functions, not
/// from the library's densities.
struct ExactLaw: Sendable, CustomTestStringConvertible {
  /// A point of positive probability.
  struct Atom: Sendable, Hashable {
    let value: Double
    let mass: Double
  }

  /// The law as it is spelled.
  let spelling: String
  /// The standard deviation of the natural law.
  let deviation: Double
  /// E ξ⁴ of the standardised law.
  let kurtosis: Double
  /// P(t < X) for t ≥ 0, atoms left out, with every digit of a small tail.
  let above: @Sendable (Double) -> Double
  /// P(X < −t) for t ≥ 0, atoms left out.
  let below: @Sendable (Double) -> Double
  /// The atoms in increasing order.
  let atoms: [Atom]

  var testDescription: String { spelling }

  /// A law with the given tails.
  init(
    _ spelling: String,
    deviation: Double,
    kurtosis: Double,
    above: @escaping @Sendable (Double) -> Double,
    below: @escaping @Sendable (Double) -> Double,
    atoms: [Atom] = []
  ) {
    self.spelling = spelling
    self.deviation = deviation
    self.kurtosis = kurtosis
    self.above = above
    self.below = below
    self.atoms = atoms.sorted { $0.value < $1.value }
  }

  /// A symmetric law with the given P(|X| > t).
  init(
    _ spelling: String,
    deviation: Double,
    kurtosis: Double,
    atoms: [Atom] = [],
    outside: @escaping @Sendable (Double) -> Double
  ) {
    self.init(
      spelling,
      deviation: deviation,
      kurtosis: kurtosis,
      above: { outside($0) / 2 },
      below: { outside($0) / 2 },
      atoms: atoms
    )
  }

  /// The library's law of that spelling.
  func measure() throws -> any WeightMeasure {
    try MeasureParser.law(spelling)
  }

  /// Whether there is no continuous part.
  var isDiscrete: Bool { above(0) + below(0) == 0 }

  /// P(|X| > t), t ≥ 0, with the atoms beyond.
  func outside(_ t: Double) -> Double {
    let far = atoms.reduce(0) { abs($1.value) > t ? $0 + $1.mass : $0 }
    return above(t) + below(t) + far
  }
}

/// Where a decreasing function on [0, ∞) falls to `level`, to the last bit.
func crossing(
  _ tail: (Double) -> Double,
  level: Double
) -> Double {
  var (low, high) = (0.0, 1.0)
  while tail(high) > level { high *= 2 }
  while true {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high { return high }
    if tail(middle) > level { low = middle } else { high = middle }
  }
}

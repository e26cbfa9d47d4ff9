import ExactArithmetic
import Measures

/// Second and fourth moments of a random vector v, all that a layer needs to
/// give them again.
///
///     S = E Σ v_i²,   B = E Σ v_i⁴,   P = E Σ_{i≠k} v_i² v_k²
///
/// so that E‖v‖⁴ = P + B.
struct FlowState<Scalar: NonnegativeScalar>: Sendable {
  /// S.
  var square: Scalar
  /// P.
  var pairs: Scalar
  /// B.
  var fourth: Scalar

  /// E‖v‖⁴.
  var normFourth: Scalar { pairs + fourth }

  /// A vector that is not random, given its squared coordinates.
  static func fixed(_ squares: [Rational]) -> FlowState {
    let sum = squares.sum()
    let fourth = squares.map { $0 * $0 }.sum()
    return FlowState(
      square: Scalar(rational: sum),
      pairs: Scalar(rational: sum * sum - fourth),
      fourth: Scalar(rational: fourth)
    )
  }

  /// `count` exchangeable coordinates with these moments, each through a gate
  /// that the others' signs do not touch.
  static func exchangeable(
    _ count: Int,
    _ entry: FlowEntry<Scalar>,
    _ gate: FlowGate = .linear
  ) -> FlowState {
    let n = Rational(count)
    func times(_ factor: Rational, _ x: Scalar) -> Scalar {
      Scalar(rational: factor) * x
    }
    return FlowState(
      square: times(n * gate.square, entry.square),
      pairs: times(n * (n - 1) * gate.square * gate.square, entry.pair),
      fourth: times(n * gate.fourth, entry.fourth)
    )
  }

  /// The same vector through independent coin masks.
  func masked(_ gate: FlowGate) -> FlowState {
    FlowState(
      square: Scalar(rational: gate.square) * square,
      pairs: Scalar(rational: gate.square * gate.square) * pairs,
      fourth: Scalar(rational: gate.fourth) * fourth
    )
  }
}

/// Moments of one coordinate of a random vector and of two: E v_i², E v_i² v_k²
/// and E v_i⁴, the same for all i ≠ k.
struct FlowEntry<Scalar: NonnegativeScalar>: Sendable {
  let square: Scalar
  let pair: Scalar
  let fourth: Scalar
}

extension FlowMap {
  /// The kurtoses of weights and biases in one kind of numbers; nil if they do
  /// not exist or are not of that kind.
  func kurtoses<Scalar: NonnegativeScalar>(
    _ scalar: (EvenMoment) -> Scalar?
  ) -> (weights: Scalar, biases: Scalar)? {
    guard let biases = scalar(biasKurtosis) else { return nil }
    guard case .independent(_, let kurtosis) = law else {
      return (.one, biases)
    }
    return scalar(kurtosis).map { ($0, biases) }
  }

  /// The coordinates of W v, or of Wᵀ v if `isTransposed`.
  ///
  /// Independent entries of variance s and kurtosis κ give
  /// E z_i⁴ = s²(3P + κB) and E z_i² z_k² = s² E‖v‖⁴. A Haar matrix gives a
  /// uniform direction on the sphere of the output, and keeps the length or,
  /// where the output is shorter, a Beta-distributed share of its square.
  func entry<Scalar: NonnegativeScalar>(
    _ v: FlowState<Scalar>,
    kurtosis: Scalar,
    isTransposed: Bool = false
  ) -> FlowEntry<Scalar> {
    func times(_ factor: Rational, _ x: Scalar) -> Scalar {
      Scalar(rational: factor) * x
    }
    switch law {
    case .independent(let s, _):
      let three = times(3, v.pairs)
      return FlowEntry(
        square: times(s, v.square),
        pair: times(s * s, v.normFourth),
        fourth: times(s * s, three + kurtosis * v.fourth)
      )
    case .haar(let g):
      let count = isTransposed ? columns : rows
      let source = Rational(isTransposed ? rows : columns)
      let n = Rational(count)
      let keeps = n >= source
      let length = keeps ? g / n : g / source
      let fourth =
        keeps ? g * g / (n * (n + 2)) : g * g / (source * (source + 2))
      return FlowEntry(
        square: times(length, v.square),
        pair: times(fourth, v.normFourth),
        fourth: times(3 * fourth, v.normFourth)
      )
    }
  }

  /// The coordinates of W v + b.
  func preactivation<Scalar: NonnegativeScalar>(
    _ v: FlowState<Scalar>,
    kurtoses: (weights: Scalar, biases: Scalar)
  ) -> FlowEntry<Scalar> {
    let entry = entry(v, kurtosis: kurtoses.weights)
    guard !biasSquare.isZero else { return entry }
    let square = Scalar(rational: biasSquare)
    let biasPair = Scalar(rational: biasSquare * biasSquare)
    let mixed = square * entry.square
    return FlowEntry(
      square: entry.square + square,
      pair: entry.pair + Scalar(rational: 2) * mixed + biasPair,
      fourth: entry.fourth + Scalar(rational: 6) * mixed
        + kurtoses.biases * biasPair
    )
  }
}

import ExactArithmetic
import Measures

/// A law on finitely many points, as an enumeration runs through it.
struct FiniteLaw<Value: Sendable>: Sendable {
  /// The points and their probabilities, which add up to 1.
  let points: [(value: Value, probability: Rational)]
}

extension FiniteLaw where Value == Rational {
  /// E ξ².
  var secondMoment: Rational {
    points.map { $0.value * $0.value * $0.probability }.sum()
  }

  /// The law in its natural form; throws unless its points can be listed.
  init(_ law: any WeightMeasure, of what: String) throws(NetworkError) {
    guard law.atoms.isWholeLaw else {
      throw NetworkError(
        .refused,
        "\(law.name) in \(what) is not a law on finitely many rational points,"
          + " so its outcomes cannot be enumerated: use rademacher,"
          + " threepoint(t) or discrete(v:p,...)"
      )
    }
    points = law.atoms.points.map { ($0.value, $0.probability) }
  }
}

extension FiniteLaw where Value == RootSum {
  /// A bias in units u, √(`inverseSquare`) being 1/u.
  init(
    _ bias: BiasMeasure,
    of what: String,
    inverseSquare: Rational
  ) throws(NetworkError) {
    switch bias {
    case .none: points = [(.zero, 1)]
    case .constant(let c):
      let unit = try FiniteLaw.root(inverseSquare, what)
      points = [(c * unit, 1)]
    case .random(let law, let variance):
      let natural = try FiniteLaw<Rational>(law, of: what)
      let scale = try FiniteLaw.root(
        variance / natural.secondMoment * inverseSquare,
        what
      )
      points = natural.points.map { ($0.value * scale, $0.probability) }
    }
  }

  static func root(
    _ square: Rational,
    _ what: String
  ) throws(NetworkError) -> RootSum {
    guard let root = RootSum(squareRootOf: square) else {
      throw NetworkError(
        .refused,
        "the scale of \(what) is the square root of a number too long to take"
          + " its squares out: enumerate a shallower net"
      )
    }
    return root
  }
}

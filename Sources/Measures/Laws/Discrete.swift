import ExactArithmetic
import GSL

/// A law on finitely many rational points, `discrete(v:p,…)`.
///
/// The mean must be 0; the law may be asymmetric, for the failure studies.
public struct Discrete: WeightMeasure {
  /// The points and their probabilities.
  public let atoms: Atoms
  private let values: [Double]
  private let cumulative: [Double]

  /// The law with the given atoms, whose masses must add up to 1.
  public init(_ points: [Atoms.Atom]) throws(MeasureError) {
    let spelled = "discrete(\(Discrete.spelling(points)))"
    if let negative = points.first(where: { $0.probability.signum <= 0 }) {
      throw MeasureError(
        .undefined,
        "\(spelled): the probability \(negative.probability) is not positive"
      )
    }
    guard points.allSatisfy({ $0.value.survivesRounding }) else {
      throw MeasureError(
        .undefined,
        "a value of the discrete law is beyond the range of double precision"
      )
    }
    let total = points.map(\.probability).sum()
    guard total == 1 else {
      throw MeasureError(
        .undefined,
        "\(spelled): the probabilities add up to \(total), not 1"
      )
    }
    guard Set(points.map(\.value)).count == points.count else {
      throw MeasureError(.undefined, "\(spelled) names a value twice")
    }
    let mean = points.map { $0.value * $0.probability }.sum()
    guard mean.isZero else {
      throw MeasureError(
        .undefined,
        "\(spelled) has mean \(mean): centre it at 0"
      )
    }
    guard points.count > 1 else {
      throw MeasureError(.undefined, "\(spelled) has no variance")
    }
    atoms = Atoms(points: points)
    values = atoms.points.map(\.value.doubleValue)
    var sum: Rational = 0
    cumulative = atoms.points.map {
      sum += $0.probability
      return sum.doubleValue
    }
  }

  public var name: String { "discrete(\(Discrete.spelling(atoms.points)))" }

  public var formula: String {
    atoms.points.map { "P(\($0.value)) = \($0.probability)" }
      .joined(separator: ", ")
  }

  public var isSymmetric: Bool {
    let mirrored = atoms.points.map { Atoms.Atom(-$0.value, $0.probability) }
    return Set(mirrored) == Set(atoms.points)
  }

  public var standardDeviation: Double {
    rawMoment(2).doubleValue.squareRoot()
  }

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    .rational(rawMoment(2 * r) / rawMoment(2).power(r))
  }

  private func rawMoment(_ order: Int) -> Rational {
    atoms.points.map { $0.value.power(order) * $0.probability }.sum()
  }

  public func density(at x: Double) -> Double? { 0 }

  public func draw(using generator: Generator) -> Double {
    let u = generator.uniform()
    return values[cumulative.firstIndex { u < $0 } ?? values.count - 1]
  }

  private static func spelling(_ points: [Atoms.Atom]) -> String {
    points.map { "\($0.value):\($0.probability)" }.joined(separator: ",")
  }
}

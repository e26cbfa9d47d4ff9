import ExactArithmetic
import GSL

/// A mixture of standardised laws with given variances,
/// `mixture(w1*LAW1(v1)+w2*LAW2(v2)+…)`.
///
/// With Σw = 1 and V = Σ w v, κ_r = Σ w v^r κ_r(LAW)/V^r.
public struct Mixture: WeightMeasure {
  /// One component: its weight, its law, and its variance.
  public struct Component: Sendable {
    /// The probability of the component.
    public let weight: Rational
    /// Its law, which is standardised first.
    public let law: any WeightMeasure
    /// The variance it is then given.
    public let variance: Rational

    /// The component of the given weight, law and variance.
    public init(weight: Rational, law: any WeightMeasure, variance: Rational) {
      self.weight = weight
      self.law = law
      self.variance = variance
    }
  }

  /// The components.
  public let components: [Component]
  private let scales: [Double]
  private let cumulative: [Double]

  /// The mixture; weights and variances must be positive, weights add up to 1.
  public init(_ components: [Component]) throws(MeasureError) {
    self.components = components
    scales = components.map {
      $0.variance.doubleValue.squareRoot() / $0.law.standardDeviation
    }
    var sum: Rational = 0
    cumulative = components.map {
      sum += $0.weight
      return sum.doubleValue
    }
    for part in components where !part.variance.survivesRounding {
      throw MeasureError(
        .undefined,
        "a variance of the mixture is beyond the range of double precision"
      )
    }
    for part in components
    where part.weight.signum <= 0 || part.variance.signum <= 0 {
      throw MeasureError(
        .undefined,
        "\(name): weights and variances must be positive, unlike"
          + " \(part.weight)*\(part.law.name)(\(part.variance))"
      )
    }
    guard sum == 1 else {
      throw MeasureError(
        .undefined,
        "\(name): the weights add up to \(sum), not 1"
      )
    }
  }

  public var name: String {
    let parts = components.map {
      "\($0.weight)*\($0.law.name)(\($0.variance))"
    }
    return "mixture(\(parts.joined(separator: "+")))"
  }
  public var formula: String {
    components.map { "\($0.weight) \($0.law.name) of variance \($0.variance)" }
      .joined(separator: " + ")
  }
  public var isSymmetric: Bool {
    components.allSatisfy(\.law.isSymmetric)
  }
  private var variance: Rational {
    components.map { $0.weight * $0.variance }.sum()
  }
  public var standardDeviation: Double {
    variance.doubleValue.squareRoot()
  }

  /// Atoms scaled by square roots need not be commensurable; only an atom at 0
  /// is listed.
  public var atoms: Atoms {
    let zero = components.map { $0.weight * $0.law.atoms.atZero }.sum()
    return Atoms(
      points: zero.isZero ? [] : [.init(0, zero)],
      hasIrrationalPoints: components.contains {
        !$0.law.atoms.isEmpty && !$0.law.atoms.onlyAtZero
      }
    )
  }

  public func standardizedMoment(_ r: Int) -> EvenMoment {
    .combination(
      components.map {
        (
          $0.weight * ($0.variance / variance).power(r),
          $0.law.standardizedMoment(r)
        )
      }
    )
  }

  public func density(at x: Double) -> Double? {
    var sum = 0.0
    for (part, scale) in zip(components, scales) {
      guard let density = part.law.density(at: x / scale) else { return nil }
      sum += part.weight.doubleValue * density / scale
    }
    return sum
  }

  public func draw(using generator: Generator) -> Double {
    let u = generator.uniform()
    let chosen = cumulative.firstIndex { u < $0 } ?? components.count - 1
    return scales[chosen] * components[chosen].law.draw(using: generator)
  }
}

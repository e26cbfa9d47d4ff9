import ExactArithmetic
import Networks
import PathSums

/// The numbers that a formula's names stand for.
public struct FormulaSetting {
  /// n_0, …, n_d.
  let widths: [Int]
  /// K.
  let order: Int
  /// κ_1, …, κ_d; nil where it is infinite.
  let kurtoses: [RealNumber?]
  /// β.
  let beta: Rational
  /// Whether all layers draw from one law, so that κ needs no index.
  let hasOneLaw: Bool
  /// E[Z^k]; nil where it is not known.
  let moment: (Int) throws -> RealNumber?

  /// The setting of one moment of a network.
  public init(
    _ spec: NetworkSpec,
    order: Int,
    moment: @escaping (Int) throws -> RealNumber? = { _ in nil }
  ) {
    self.moment = moment
    widths = spec.architecture.widths
    self.order = order
    beta = spec.architecture.beta
    hasOneLaw = spec.hasOneLaw
    kurtoses = spec.weights.map {
      switch $0.kurtosis {
      case .rational(let value): .rational(value)
      case .enclosed(let value): .interval(Interval(value))
      case .infinite: nil
      }
    }
  }
}

import ExactArithmetic
import Measures
import Networks

/// The exact moments of one random network, by the transfer recursion.
///
///     let net = try NetworkSpec(architecture: .init(widths: [3, 4, 5, 2]))
///     try ExactMoments(net).moment(2)      // 15, exactly
///
/// The values are those of the sum over paths; they are the network's own
/// wherever the theorem's hypotheses hold.
public struct ExactMoments: Sendable {
  /// The network.
  public let spec: NetworkSpec
  private let requiresSymmetry: Bool

  /// The largest K that the recursion is run for.
  public static let largestOrder = 16

  /// The moments of the given network.
  ///
  /// Without `requiringSymmetry` the formula is evaluated for asymmetric laws
  /// too, from their even moments: what it says where it does not apply.
  public init(_ spec: NetworkSpec, requiringSymmetry: Bool = true) {
    self.spec = spec
    requiresSymmetry = requiringSymmetry
  }

  /// E[Z_q^K] or E[Z_{p,q}^{2K}], 0 ≤ K ≤ 16.
  ///
  /// A rational as long as it has at most about `digits` decimal digits and
  /// the laws have rational moments; otherwise an enclosure with a relative
  /// width below 10⁻⁴⁰ at any depth up to 10⁵.
  /// Throws if a law is asymmetric, or has no finite moment of order 2K.
  public func moment(
    _ order: Int,
    digits: Int = 2000
  ) throws(PathSumError) -> ExactValue {
    let moments = try standardizedMoments(order)
    if order == 0 { return .rational(1) }
    let rationals = moments.mapValues { $0.compactMap(\.rational) }
    let areRational = rationals.values.allSatisfy { $0.count == order + 1 }
    if areRational, estimatedDigits(order) <= 4 * Double(digits) {
      let value = run(order, rationals) {
        TransferMatrix<Rational>(order: order, rational: $0)
      }
      if value.digitCount <= digits { return .rational(value) }
      return .enclosure(Enclosure(rational: value))
    }
    if areRational {
      return .enclosure(
        run(order, rationals) {
          TransferMatrix<Enclosure>(order: order, rational: $0)
        }
      )
    }
    return .enclosure(
      run(order, moments.mapValues { $0.compactMap(\.enclosure) }) {
        TransferMatrix<Enclosure>(order: order, moments: $0)
      }
    )
  }

  /// The moment in logarithmic arithmetic: fast, to about thirteen digits.
  public func logMoment(_ order: Int) throws(PathSumError) -> LogNumber {
    let moments = try standardizedMoments(order)
    if order == 0 { return .one }
    let logarithms = moments.mapValues {
      $0.compactMap { $0.enclosure.map { LogNumber(log: $0.logarithm) } }
    }
    return run(order, logarithms) {
      TransferMatrix<LogNumber>(order: order, moments: $0)
    }
  }

  /// Var(Z^K)/E[Z^K]², the relative variance of one sample; nil if E[Z^{2K}]
  /// is infinite or beyond the largest order.
  public func relativeVariance(_ order: Int) -> LogNumber? {
    guard 2 * order <= ExactMoments.largestOrder,
      let first = try? logMoment(order),
      let second = try? logMoment(2 * order)
    else { return nil }
    return (second / (first * first)).subtracting(.one)
  }

  private func run<Scalar: NonnegativeScalar, Moments>(
    _ order: Int,
    _ moments: [String: Moments],
    _ matrix: (Moments) -> TransferMatrix<Scalar>
  ) -> Scalar {
    let matrices = moments.mapValues(matrix)
    let recursion = TransferRecursion(
      order: order,
      matrices: spec.weights.compactMap { matrices[$0.name] }
    )
    return recursion.moment(
      spec.architecture,
      spec.quantity,
      outputActivation: spec.outputActivation
    )
  }

  /// κ_0, …, κ_K of every law, by the law's name.
  private func standardizedMoments(
    _ order: Int
  ) throws(PathSumError) -> [String: [EvenMoment]] {
    guard (0...ExactMoments.largestOrder).contains(order) else {
      throw PathSumError(
        "the moment K = \(order) is outside 0 to \(ExactMoments.largestOrder),"
          + " the orders that the recursion is run for"
      )
    }
    var result: [String: [EvenMoment]] = [:]
    for (j, law) in spec.weights.enumerated() where result[law.name] == nil {
      guard law.isSymmetric || !requiresSymmetry else {
        throw PathSumError(
          "the law \(law.name) of layer \(j + 1) is not symmetric, and the sum"
            + " over paths needs symmetric weights"
        )
      }
      guard spec.biases[j].isSymmetric || !requiresSymmetry else {
        throw PathSumError(
          "the bias \(spec.biases[j].name) of layer \(j + 1) is not symmetric,"
            + " and the sum over paths needs symmetric biases"
        )
      }
      let moments = (0...order).map { law.standardizedMoment($0) }
      guard moments.allSatisfy(\.isFinite) else {
        let finite = law.highestFiniteMoment(upTo: order)
        throw PathSumError(
          "\(spec.quantity.momentName(order)) is infinite: \(law.name) in layer"
            + " \(j + 1) has no finite moment of order \(2 * order), so K can"
            + " be at most \(finite)"
        )
      }
      result[law.name] = moments
    }
    return result
  }

  /// A guess at the length of the rational: K digits of every width, twice.
  private func estimatedDigits(_ order: Int) -> Double {
    var digits = 0.0
    for width in spec.architecture.widths {
      digits += 2 * Double(order * String(width).count)
    }
    return digits
  }
}

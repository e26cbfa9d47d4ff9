import ExactArithmetic
import Measures
import Networks

/// The exact moments of one random network, by the transfer recursion.
///
///     let net = try NetworkSpec(architecture: .init(parsing: "3,4,5,2"))
///     print(try ExactMoments(net).moment(2))  // 15, exactly
///
/// The values are those of the sum over paths; they are the network's own
/// wherever the theorem's hypotheses hold.
public struct ExactMoments: Sendable {
  /// The network.
  public let spec: NetworkSpec
  /// What a mask does.
  public let gate: Gate
  private let requiresSymmetry: Bool

  /// The largest K that the recursion is run for.
  public static let largestOrder = 16

  /// The moments of the given network.
  ///
  /// Without `requiringSymmetry` the formula is evaluated for asymmetric laws
  /// too, from their even moments: what it says where it does not apply.
  public init(
    _ spec: NetworkSpec,
    gate: Gate = .relu,
    requiringSymmetry: Bool = true
  ) {
    self.spec = spec
    self.gate = gate
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
    try value(order, end(order), digits: digits)
  }

  /// E[∏_i Z_{p_i,q}^{2a_i}] over distinct inputs p_i, for positive a_i.
  ///
  /// Throws if there are more exponents than inputs, and as `moment` does.
  public func mixedMoment(
    _ exponents: [Int],
    digits: Int = 2000
  ) throws(PathSumError) -> ExactValue {
    let largest = ExactMoments.largestOrder
    guard exponents.allSatisfy({ $0 <= largest }) else {
      throw PathSumError(
        "the exponents \(exponents) of a mixed moment are beyond \(largest),"
          + " the highest order that the recursion is run for"
      )
    }
    try MixedExponents.check(
      exponents,
      order: exponents.reduce(0, +),
      spec.architecture
    )
    return try value(
      exponents.reduce(0, +),
      .entries(exponents),
      digits: digits
    )
  }

  /// A rigorous enclosure by MPFR with directed rounding, at any depth.
  public func enclosure(_ order: Int) throws(PathSumError) -> Enclosure {
    try enclosure(order, end(order))
  }

  /// The moment in double precision with a proved relative error bound.
  ///
  /// Throws, beyond what `moment` throws, if a law has irrational moments.
  public func rounded(_ order: Int) throws(PathSumError) -> RoundedNumber {
    guard let moments = try rationalMoments(order) else {
      throw PathSumError(
        "double precision with a proved error needs rational moments, which"
          + " \(spec.weightsName) lacks: use enclosures"
      )
    }
    if order == 0 { return .one }
    return run(order, end(order), moments) {
      TransferMatrix<RoundedNumber>(order: order, rational: $0)
    }
  }

  /// The moment in logarithmic arithmetic: fast, to about thirteen digits.
  public func logMoment(_ order: Int) throws(PathSumError) -> LogNumber {
    if order == 0 { return .one }
    let logarithms = try standardizedMoments(order).mapValues {
      $0.compactMap { $0.enclosure.map { LogNumber(log: $0.logarithm) } }
    }
    return run(order, end(order), logarithms) {
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

  /// Where a moment's recursion ends.
  private enum End {
    case row
    case entries([Int])
  }

  private func end(_ order: Int) -> End {
    spec.quantity.input == nil ? .row : .entries([order])
  }

  private func value(
    _ order: Int,
    _ end: End,
    digits: Int
  ) throws(PathSumError) -> ExactValue {
    guard let moments = try rationalMoments(order),
      estimatedDigits(order) <= 4 * Double(digits)
    else { return .enclosure(try enclosure(order, end)) }
    if order == 0 { return .rational(1) }
    let value = run(order, end, moments) {
      TransferMatrix<Rational>(order: order, rational: $0)
    }
    return value.digitCount <= digits
      ? .rational(value) : .enclosure(Enclosure(rational: value))
  }

  private func enclosure(
    _ order: Int,
    _ end: End
  ) throws(PathSumError) -> Enclosure {
    let moments = try standardizedMoments(order)
    if order == 0 { return .one }
    if let rationals = try rationalMoments(order) {
      return run(order, end, rationals) {
        TransferMatrix<Enclosure>(order: order, rational: $0)
      }
    }
    return run(order, end, moments.mapValues { $0.compactMap(\.enclosure) }) {
      TransferMatrix<Enclosure>(order: order, moments: $0)
    }
  }

  /// The laws' moments as rationals; nil if one is irrational.
  private func rationalMoments(
    _ order: Int
  ) throws(PathSumError) -> [String: [Rational]]? {
    let rationals = try standardizedMoments(order)
      .mapValues { $0.compactMap(\.rational) }
    return rationals.values.allSatisfy { $0.count == order + 1 }
      ? rationals : nil
  }

  private func run<Scalar: NonnegativeScalar, Moments>(
    _ order: Int,
    _ end: End,
    _ moments: [String: Moments],
    _ matrix: (Moments) -> TransferMatrix<Scalar>
  ) -> Scalar {
    let recursion = TransferRecursion(
      order: order,
      matrices: moments.mapValues(matrix),
      laws: spec.weights.map(\.name),
      gate: gate
    )
    let target: TransferRecursion<Scalar>.End =
      switch end {
      case .row: .row
      case .entries(let exponents): .entries(Partition(exponents))
      }
    return recursion.moment(
      spec.architecture,
      target,
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
    if requiresSymmetry { try SymmetryCheck.check(spec) }
    var result: [String: [EvenMoment]] = [:]
    for (j, law) in spec.weights.enumerated() where result[law.name] == nil {
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

/// The symmetry that the sum over paths needs of every law.
enum SymmetryCheck {
  static func check(_ spec: NetworkSpec) throws(PathSumError) {
    for (j, law) in spec.weights.enumerated() {
      guard law.isSymmetric else {
        throw PathSumError(
          "the law \(law.name) of layer \(j + 1) is not symmetric, and the sum"
            + " over paths needs symmetric weights"
        )
      }
      guard spec.biases[j].isSymmetric else {
        throw PathSumError(
          "the bias \(spec.biases[j].name) of layer \(j + 1) is not symmetric,"
            + " and the sum over paths needs symmetric biases"
        )
      }
    }
  }
}

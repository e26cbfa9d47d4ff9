import ExactArithmetic
import Measures
import Networks

/// The exact moments of the squared gradient of a clean residual network.
///
///     let net = try ResidualNetwork(stream: 4, widths: [8, 8, 8])
///     let moments = try ResidualMoments(net, .row(output: 0))
///     print(try moments.moment(2))  // 1092727/4096
///
/// The Jacobian is ∏ (1 + V_j D_j W_j) with masks that act as independent fair
/// coins, so its moments follow block by block: by a closed form for a row and
/// Gaussian laws, by two numbers for a row and K = 2, by `ResidualTransfer`
/// otherwise.
public struct ResidualMoments: Sendable {
  /// How a moment was had.
  public enum Method: String, Sendable {
    /// The closed form for Gaussian laws.
    case closedForm = "closed-form"
    /// The two-number recursion, K = 2.
    case pair = "second-moment"
    /// The recursion over partitions with a marked coordinate.
    case recursion
  }

  /// The network.
  public let network: ResidualNetwork
  /// The quantity.
  public let quantity: Quantity

  /// The largest K.
  public static let largestOrder = 8

  /// The moments of a quantity of the network.
  ///
  /// Throws if the formula does not apply, naming the hypothesis that is not
  /// met, unless `formulaAnyway`; or if the quantity is outside the stream.
  public init(
    _ network: ResidualNetwork,
    _ quantity: Quantity,
    formulaAnyway: Bool = false
  ) throws(PathSumError) {
    self.network = network
    self.quantity = quantity
    for index in [quantity.output, quantity.input ?? 0]
    where !(0..<network.stream).contains(index) {
      throw PathSumError(
        "the coordinate \(index) is outside the stream, whose coordinates are"
          + " numbered 0 to \(network.stream - 1)"
      )
    }
    if !formulaAnyway, let obstacle = network.obstacle {
      throw PathSumError(
        "the formula does not apply because \(obstacle.reason)"
      )
    }
  }

  /// The method that `moment` uses for K.
  public func method(_ order: Int) -> Method {
    guard case .row = quantity else { return .recursion }
    let isGaussian = network.blocks.allSatisfy {
      $0.inner is Gaussian && $0.outer is Gaussian
    }
    return isGaussian ? .closedForm : order == 2 ? .pair : .recursion
  }

  /// E[Z_q^K] or E[Z_{p,q}^{2K}]: a rational if it has at most about `digits`
  /// digits and the laws have rational moments, otherwise an enclosure.
  public func moment(
    _ order: Int,
    digits: Int = 2000
  ) throws(PathSumError) -> ExactValue {
    guard (1...ResidualMoments.largestOrder).contains(order) else {
      throw PathSumError(
        "the moment K = \(order) is outside 1 to"
          + " \(ResidualMoments.largestOrder), the orders that the residual"
          + " recursion is run for"
      )
    }
    let method = method(order)
    if method == .closedForm { return ResidualGaussian.moment(order, network) }
    try checkFinite(order)
    if estimatedDigits(order) <= 4 * Double(digits),
      let value = run(order, method, \.rational)
    {
      if value.digitCount <= digits { return .rational(value) }
      return .enclosure(Enclosure(rational: value))
    }
    guard let value = run(order, method, \.enclosure) else {
      throw PathSumError("a law has a moment that cannot be enclosed")
    }
    return .enclosure(value)
  }

  /// The recursion in one kind of numbers; nil if a moment is not of that kind.
  func run<Scalar: NonnegativeScalar>(
    _ order: Int,
    _ method: Method,
    _ scalar: (EvenMoment) -> Scalar?
  ) -> Scalar? {
    var moments: [String: [Scalar]] = [:]
    for law in network.blocks.flatMap({ [$0.inner, $0.outer] })
    where moments[law.name] == nil {
      let known = (0...order).compactMap { scalar(law.standardizedMoment($0)) }
      guard known.count == order + 1 else { return nil }
      moments[law.name] = known
    }
    return method == .pair
      ? secondMoment(moments) : generalMoment(order, moments)
  }

  private func secondMoment<Scalar: NonnegativeScalar>(
    _ moments: [String: [Scalar]]
  ) -> Scalar {
    var state = ResidualSecondMoment<Scalar>()
    for block in network.blocks.reversed() {
      state.pass(
        block,
        stream: network.stream,
        inner: moments[block.inner.name, default: [.one, .one, .one]][2],
        outer: moments[block.outer.name, default: [.one, .one, .one]][2]
      )
    }
    return state.square
  }

  private func generalMoment<Scalar: NonnegativeScalar>(
    _ order: Int,
    _ moments: [String: [Scalar]]
  ) -> Scalar {
    var transfers: [String: ResidualTransfer<Scalar>] = [:]
    let marked = quantity.input ?? quantity.output
    var state: [Scalar] = ResidualTransfer<Scalar>.states(order).map {
      let isStart =
        marked == quantity.output
        ? $0.own == order : $0.others.parts == [order]
      return isStart ? .one : .zero
    }
    for block in network.blocks.reversed() {
      let transfer =
        transfers[block.key]
        ?? ResidualTransfer(
          order: order,
          stream: network.stream,
          block: block,
          inner: moments[block.inner.name, default: []],
          outer: moments[block.outer.name, default: []]
        )
      transfers[block.key] = transfer
      state = transfer.apply(to: state)
    }
    return read(order, state)
  }

  /// E v_p^{2K}, or E (Σ v_i²)^K.
  private func read<Scalar: NonnegativeScalar>(
    _ order: Int,
    _ state: [Scalar]
  ) -> Scalar {
    var sum = Scalar.zero
    let marks = ResidualTransfer<Scalar>.states(order)
    for (mark, value) in zip(marks, state) {
      if quantity.input == nil {
        let parts = [mark.own] + mark.others.parts
        let arrangements =
          parts.map { Rational.factorial($0) }.product()
          * mark.others.symmetry
        let count = Rational.factorial(order) / arrangements
        sum = sum + value * Scalar(rational: count)
      } else if mark.own == order {
        sum = sum + value
      }
    }
    return sum
  }

  private func checkFinite(_ order: Int) throws(PathSumError) {
    for (j, block) in network.blocks.enumerated() {
      for law in [block.inner, block.outer]
      where !law.standardizedMoment(order).isFinite {
        throw PathSumError(
          "\(quantity.momentName(order)) is infinite: \(law.name) in block"
            + " \(j + 1) has no finite moment of order \(2 * order), so K can be"
            + " at most \(law.highestFiniteMoment(upTo: order))"
        )
      }
    }
  }

  /// A guess at the length of the rational: K digits of every width, twice.
  private func estimatedDigits(_ order: Int) -> Double {
    network.blocks.reduce(0) {
      $0
        + Double(
          2 * order
            * (String(network.stream).count + String($1.width).count
              + $1.gain(stream: network.stream).digitCount)
        )
    }
  }
}

extension ResidualNetwork.Block {
  /// What a transfer depends on.
  fileprivate var key: String {
    "\(width) \(inner.name) \(innerVariance) \(outer.name) \(outerVariance)"
  }
}

import ExactArithmetic

/// A function of the gradient whose exact expectation is wanted.
public enum GradientStatistic: Sendable, Hashable {
  /// Z_q^K for a row, Z_{p,q}^{2K} for an entry.
  case moment(Quantity, order: Int)
  /// ∏ Z_{p,q}^r, signs and odd powers included.
  case product([Factor])
  /// 1 if Z_q (or Z_{p,q}) is 0, else 0.
  case vanishing(Quantity)

  /// A power Z_{p,q}^r of one entry.
  public struct Factor: Sendable, Hashable {
    /// p.
    public let input: Int
    /// q.
    public let output: Int
    /// r ≥ 1.
    public let power: Int

    /// Z_{p,q}^r.
    public init(input: Int, output: Int, power: Int) {
      self.input = input
      self.output = output
      self.power = power
    }
  }

  /// The total power of the weights of one layer.
  var degree: Int {
    switch self {
    case .moment(_, let order): 2 * order
    case .product(let factors): factors.map(\.power).reduce(0, +)
    case .vanishing: 0
    }
  }

  /// The outputs that enter.
  var outputs: Set<Int> {
    switch self {
    case .moment(let quantity, _), .vanishing(let quantity): [quantity.output]
    case .product(let factors): Set(factors.map(\.output))
    }
  }

  /// The inputs that enter; nil for all.
  var inputs: Set<Int>? {
    switch self {
    case .moment(let quantity, _), .vanishing(let quantity):
      quantity.input.map { [$0] }
    case .product(let factors): Set(factors.map(\.input))
    }
  }

  /// The part that one output's gradient contributes as a factor.
  func value<Number: NetworkNumber>(
    _ gradient: (Int) -> Number,
    output: Int,
    inputs count: Int,
    isZero: (Number) -> Bool
  ) -> Number {
    switch self {
    case .moment(let quantity, let order):
      if let p = quantity.input { return power(gradient(p), 2 * order) }
      let squares = (0..<count).map { power(gradient($0), 2) }
      return power(squares.reduce(Number(nearest: 0), +), order)
    case .product(let factors):
      return factors.filter { $0.output == output }
        .map { power(gradient($0.input), $0.power) }
        .reduce(Number(nearest: 1), *)
    case .vanishing(let quantity):
      let entries = quantity.input.map { [$0] } ?? Array(0..<count)
      let isDead = entries.allSatisfy { isZero(gradient($0)) }
      return Number(nearest: isDead ? 1 : 0)
    }
  }

  private func power<Number: NetworkNumber>(
    _ x: Number,
    _ exponent: Int
  ) -> Number {
    (0..<exponent).reduce(Number(nearest: 1)) { power, _ in power * x }
  }
}

extension GradientStatistic {
  /// Reads `0,0^2*1,0`, that is Z_{0,0}² Z_{1,0}: entries p,q with their powers.
  public init(parsing text: String) throws(NetworkError) {
    var factors: [Factor] = []
    for item in text.split(separator: "*", omittingEmptySubsequences: false) {
      let halves = item.split(separator: "^", omittingEmptySubsequences: false)
      let ends = halves[0].split(
        separator: ",",
        omittingEmptySubsequences: false
      )
      .map { Int($0.filter { $0 != " " }) }
      let power = halves.count == 2 ? Int(halves[1].filter { $0 != " " }) : 1
      guard (1...2).contains(halves.count), ends.count == 2, let p = ends[0],
        let q = ends[1], let power, p >= 0, q >= 0, (1...64).contains(power)
      else {
        throw NetworkError(
          .malformed,
          "'\(item.prefix(40))' in the product '\(text.prefix(60))' is not an"
            + " entry with a power up to 64, such as 0,0^3"
        )
      }
      factors.append(Factor(input: p, output: q, power: power))
    }
    self = .product(factors)
  }

  /// `E[Z^2]`, `E[Zpq^4]`, `E[Z0,0^2 Z1,0]` or `P(Z=0)`.
  public var name: String {
    switch self {
    case .moment(let quantity, let order): quantity.momentName(order)
    case .vanishing(let quantity):
      quantity.input == nil ? "P(Z=0)" : "P(Zpq=0)"
    case .product(let factors):
      "E["
        + factors.map {
          "Z\($0.input),\($0.output)" + ($0.power == 1 ? "" : "^\($0.power)")
        }.joined(separator: " ") + "]"
    }
  }
}

import ExactArithmetic
import Foundation
import Networks
import PathSums

/// The answer in one line, its condition on K, and what follows from it.
extension SlidesClaims {
  static let answers = [answer, condition, consequence]

  /// c_K = (K−1) ln 2 + ln (2K−1)!!, rounded down to six decimals.
  private static func leastRate(_ order: Int) -> Rational {
    let value = Rational(2).power(order - 1) * .oddFactorial(order)
    return Rational(Int((value.logarithm * 1e6).rounded(.down)), 1_000_000)
  }

  /// Whether factor e^{low β} ≤ E Z^K ≤ factor e^{high β}.
  private static func isBetween(
    _ order: Int,
    _ net: NetworkSpec,
    factor: Rational,
    _ low: Rational,
    _ high: Rational
  ) throws -> Bool {
    let value = try ExactMoments(net).moment(order).enclosure
    let beta = net.architecture.beta
    let least = Exponential(factor, exp: low * beta).enclosure
    let most = Exponential(factor, exp: high * beta).enclosure
    return Enclosure.isCertainlyAtMost(least, value)
      && Enclosure.isCertainlyAtMost(value, most)
  }

  /// H9: E Z^K is exp(Θ_K(β)) up to a prefactor only, and not at all for K = 1.
  static let answer = Claim(
    "H9",
    .slides,
    "E[Z^K] = exp(Theta_K(sum_j 1/n_j))",
    statement: "For fixed K, ln E[Z^K] lies between two positive multiples of"
      + " sum_j 1/n_j.",
    reading: "True for K >= 2 up to a prefactor: the growth with depth is"
      + " exp(Theta_K(beta)).",
    correction:
      "E[Z^K] = 2^(K-1) prod_{i<K} (1 + 2i/n_0) exp(Theta_K(beta)) for"
      + " Gaussian weights and K >= 2, between the multiples (K-1) ln 2 +"
      + " ln (2K-1)!! and 5K(K-1)/2 of beta.",
    expected: .false,
    control: Claim.Control(
      "the same for K >= 2 with the prefactor, Gaussian weights",
      .true
    )
  ) { variant, _ in
    let family = ["50,100000x3,1", "3,4,5,2", "7,9x30,1", "2,1,1,1", "9,3,1"]
    let orders = variant == .printed ? 1...4 : 2...5
    let parts = try orders.map { order in
      let isPrinted = variant == .printed
      let low = isPrinted ? Rational(1, 1000) : leastRate(order)
      let high = Rational(isPrinted ? 10_000 : 5 * order * (order - 1) / 2)
      let holding = try family.count {
        let net = try ClaimNet.spec($0)
        let factor = isPrinted ? 1 : GaussianMoments.prefactor(order, of: net)
        return try isBetween(order, net, factor: factor, low, high)
      }
      return Finding.Part(
        "K = \(order), multiples \(low) and \(high)",
        holding == family.count,
        "K = \(order): \(holding) of \(family.count) nets",
        by: .enclosure
      )
    }
    return Finding(
      parts,
      working: [
        "K = 1: ln E[Z] = 0, which no positive multiple of beta bounds below.",
        "K >= 2: ln E[Z^K] >= (K-1) ln 2, which no multiple of beta bounds above"
          + " once the layers are wide.",
      ]
    )
  }

  /// H10: narrow layers break nothing.
  static let condition = Claim(
    "H10",
    .slides,
    "the bounds on E[Z^K] need K < min{n_j}",
    statement:
      "The bounds on E[Z^K] are stated for K < min{n_j} only: they need"
      + " the condition, and it can be met.",
    reading: "A condition of the proof: the minimum is meant over the hidden"
      + " layers.",
    correction: "The bounds with the exponents (K-1) ln 2 + ln (2K-1)!! and"
      + " 5K(K-1)/2 hold for every K and all widths >= 1, Gaussian weights. A"
      + " minimum over all layers is 1 for a network with one output.",
    expected: .false,
    control: Claim.Control(
      "the upper bound with K(K-1) for 5K(K-1)/2 fails for narrow layers, and"
        + " the condition on hidden layers alone can be met",
      .true
    )
  ) { variant, _ in
    let narrow = ["4,1x5,1", "3,2x4,1", "2,1,7,2,1", "5,3x9,1", "1,4,4,1"]
    let orders = 2...6
    let broken = try orders.reduce(0) { sum, order in
      let steps = order * (order - 1)
      let high = variant == .printed ? Rational(5 * steps, 2) : Rational(steps)
      return try sum
        + narrow.count {
          let net = try ClaimNet.spec($0)
          let factor = GaussianMoments.prefactor(order, of: net)
          let low = leastRate(order)
          return try !isBetween(order, net, factor: factor, low, high)
        }
    }
    let widths = try Architecture(parsing: "10,50x3,1").widths
    let layers = variant == .printed ? widths[...] : widths.dropLast()
    let most = (layers.min() ?? 1) - 1
    return Finding([
      Finding.Part(
        "some network with a layer of width <= K breaks the bounds",
        broken > 0,
        "broken in \(broken) of \(orders.count * narrow.count) cases",
        by: .enclosure
      ),
      Finding.Part(
        "the network 10,50x3,1 admits some K >= 2",
        most >= 2,
        "K <= \(most) for 10,50x3,1",
        by: .rational
      ),
    ])
  }

  /// H11: a large sum means vanishing and explosion, but n_d is not part of it.
  static let consequence = Claim(
    "H11",
    .slides,
    "sum_{j<=d} 1/n_j large => exploding and vanishing gradients",
    statement: "If sum_{j<=d} 1/n_j is large then gradients explode and vanish"
      + " at initialization.",
    reading: "True: the last term is at most 1, so the sum is large exactly if"
      + " that over the hidden layers is.",
    correction: "The sum runs over the hidden layers, j = 1, ..., d-1: the"
      + " number of outputs does not change the law of Z_q.",
    expected: .partly,
    control: Claim.Control(
      "the same for the sum over the hidden layers",
      .true
    )
  ) { variant, _ in
    func sum(_ net: NetworkSpec) -> Rational {
      let last = variant == .printed ? net.architecture.outputWidth : nil
      return net.architecture.beta + (last.map { Rational(1, $0) } ?? 0)
    }
    let deep = try ["10,5x60,1", "20,10x110,3", "8,2,9x99,1"].map {
      try ClaimNet.spec($0)
    }
    let medians = try deep.map { exp(try LogLaw($0).median().high) }
    let squares = try deep.map { try ClaimNet.formula(2, $0).doubleValue }
    let (one, many) = (
      try ClaimNet.spec("9,5x4,1"), try ClaimNet.spec("9,5x4,99")
    )
    let sameLaw = try (1...4).allSatisfy {
      try ClaimNet.formula($0, one) == ClaimNet.formula($0, many)
    }
    return Finding([
      Finding.Part(
        "sums of 10 and more: Z is typically below 1e-6 and E[Z^2] above 1e6",
        deep.allSatisfy { sum($0) >= 10 } && medians.allSatisfy { $0 < 1e-6 }
          && squares.allSatisfy { $0 > 1e6 },
        "medians "
          + medians.map { Digits.short($0, digits: 2) }
          .joined(separator: ", "),
        by: .quadrature
      ),
      Finding.Part(
        "the sum is what governs Z: equal moments go with equal sums",
        sameLaw && sum(one) == sum(many),
        "1 or 99 outputs: sums \(Digits.short(sum(one))) and"
          + " \(Digits.short(sum(many))), the same E[Z^K]",
        by: .rational
      ),
    ])
  }
}

import ExactArithmetic
import Networks

/// What the sums of widths count.
extension SlidesClaims {
  static let sizes = [counts]

  /// H14: what the sums count, against a network's own arrays.
  static let counts = Claim(
    "H14",
    .slides,
    "sum n_j is the number of neurons, sum n_j^2 the number of parameters",
    statement:
      "Over the hidden layers, sum_j n_j is the total number of neurons"
      + " and sum_j n_j^2 that of parameters.",
    reading: "The first counts the hidden neurons; the second is right to"
      + " leading order for many layers of one width. At a fixed value of either"
      + " sum, equal widths minimize beta, which is the slide's point.",
    correction: "The weights number sum_{j=1}^{d} n_j n_{j-1}.",
    expected: .partly,
    control: Claim.Control(
      "the weights number sum_{j=1}^{d} n_j n_{j-1}",
      .true
    )
  ) { variant, _ in
    let nets = try ["10,100,1,100,1", "5,8x4,3", "2,3,1"].map {
      let net = try ClaimNet.spec($0)
      return (widths: net.architecture.widths, network: Network(net))
    }
    let neurons = nets.count { widths, network in
      network.biases.dropLast().reduce(0) { $0 + $1.count }
        == widths.dropFirst().dropLast().reduce(0, +)
    }
    let printed = nets.map { widths, _ in
      let hidden = widths.dropFirst().dropLast()
      let products = zip(widths, widths.dropFirst()).map { $0 * $1 }
      return variant == .printed
        ? hidden.reduce(0) { $0 + $1 * $1 } : products.reduce(0, +)
    }
    let weights = nets.map { $0.network.draws.reduce(0) { $0 + $1.count } }
    return Finding(
      [
        Finding.Part(
          "the hidden neurons",
          neurons == nets.count,
          "neurons: \(neurons) of \(nets.count) nets",
          by: .enumeration
        ),
        Finding.Part(
          "the weights",
          printed == weights,
          "10,100,1,100,1: \(printed[0]) for \(weights[0]) weights",
          by: .enumeration
        ),
      ],
      repairs: [equalWidthsAreBest()]
    )
  }

  /// Over all ways to spend a fixed Σ n_j or Σ n_j² on layers, equal widths
  /// have the least β.
  private static func equalWidthsAreBest() -> Finding.Part {
    var (best, count) = (0, 0)
    for a in 1...21 {
      for b in 1...21 {
        for c in 1...21 {
          let widths = [a, b, c, 8]
          let beta = widths.map { Rational(1, $0) }.sum()
          let isEqual = Set(widths).count == 1
          let isWithin =
            widths.reduce(0, +) == 32
            || widths.reduce(0) { $0 + $1 * $1 } == 256
          guard isWithin else { continue }
          count += 1
          if isEqual ? beta == Rational(1, 2) : beta > Rational(1, 2) {
            best += 1
          }
        }
      }
    }
    return Finding.Part(
      "four layers with 32 neurons or sum n_j^2 = 256: 8,8,8,8 has the least"
        + " beta",
      best == count && count > 1,
      "\(best) of \(count) profiles",
      by: .rational
    )
  }
}

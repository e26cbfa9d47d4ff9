import ExactArithmetic
import Measures
import Networks
import PathSums

/// The steps of the proof.
extension SlidesClaims {
  static let proofSteps = [firstCase, expansion, markovChain]

  /// H18: at K = 1 only equal pairs of paths survive.
  static let firstCase = Claim(
    "H18",
    .slides,
    "E[Z_pq^2]: only gamma_1 = gamma_2 survives, so it is 1/n_0",
    statement: "As the weights have mean 0 only pairs of equal paths contribute"
      + " to the sum over paths, and E[Z_pq^2] = prod_j n_j prod_j 1/n_{j-1} ="
      + " 1/n_0.",
    reading: "True; the display leaves out the product over the edges.",
    expected: .true,
    control: Claim.Control(
      "the same for four paths: only equal ones survive, E[Z_pq^4] = 1/n_0^2",
      .false
    )
  ) { variant, _ in
    let order = variant == .printed ? 1 : 2
    let nets = try [("3,4,2,2", "gaussian"), ("2,2,3,1", "rademacher")].map {
      try ClaimNet.spec($0, $1, of: .entry(input: 1, output: 0))
    }
    let censuses = try nets.map {
      try PathEnumeration($0, order: order).census()
    }
    let paths = nets.map { $0.architecture.hiddenWidths.reduce(1, *) }
    let survivors = censuses.map { $0.classes.map(\.count).reduce(0, +) }
    let ends = nets.map {
      Rational(1, $0.architecture.inputWidth).power(order)
    }
    let real = FiniteNetwork(widths: [2, 3, 1], input: [1, 100])
    return Finding([
      Finding.Part(
        "as many tuples survive as there are paths",
        survivors == paths,
        "\(survivors[0]) tuples for \(paths[0]) paths",
        by: .enumeration
      ),
      Finding.Part(
        "the sum is 1/n_0^\(order)",
        censuses.map(\.sum) == ends,
        "sum \(censuses[0].sum)",
        by: .rational
      ),
      Finding.Part(
        "real networks 2,3,1 with weights +-1 at x = (1,100)",
        real.entryMoment(order) == Rational(1, 2).power(order),
        "E[Z_pq^\(2 * order)] = \(real.entryMoment(order))",
        by: .enumeration
      ),
    ])
  }

  /// H19: the product runs over the layers, to d.
  static let expansion = Claim(
    "H19",
    .slides,
    "Z_pq^2K = sum prod_{k=1}^{2K} prod_{j=1}^{q} w_gamma_k^(j) 1{act > 0}",
    statement: "The power of the sum over paths, with the product over layers"
      + " from j = 1 to q.",
    reading: "A slip of the pen: q is the output, the product runs to the depth"
      + " d.",
    correction: "The upper limit is d.",
    expected: .false,
    control: Claim.Control("the same with the product from 1 to d", .true)
  ) { variant, _ in
    let widths = [1, 1, 2, 2]
    var agreeing = [0, 0]
    _ = FiniteLaw.meanOverSigns(DrawnNetwork.weightCount(widths)) { signs in
      let net = DrawnNetwork(widths, signs)
      let rows = net.activations(at: Dual.variables([3]))[3].map(\.gradient)
      for q in 0..<2 {
        let limit = variant == .printed ? q + 1 : 3
        let sum = net.pathSum(at: [3], from: 0, to: q, upTo: limit)
        if sum.power(2) == rows[q][0].power(2) { agreeing[q] += 1 }
      }
      return 0
    }
    return Finding(
      agreeing.enumerated().map { q, count in
        Finding.Part(
          "output q = \(q + 1) of all networks 1,1,2,2 with weights +-1, K = 1",
          count == 128,
          "q = \(q + 1): \(count) of 128 agree",
          by: .enumeration
        )
      }
    )
  }

  /// H20: the activations of a layer depend on the past through the last layer
  /// alone.
  static let markovChain = Claim(
    "H20",
    .slides,
    "the activations Act^(1), Act^(2), ... form a Markov chain",
    statement: "Given Act^(j-1), Act^(j) is independent of the layers before.",
    reading: "True, as the layers draw their weights independently.",
    expected: .true,
    control: Claim.Control(
      "the same with one matrix shared by layers 2 and 3",
      .false
    )
  ) { variant, _ in
    let widths = [1, 2, 2, 2]
    let draws = variant == .printed ? 10 : 6
    var joint: [[[Rational]]: Int] = [:]
    _ = FiniteLaw.meanOverSigns(draws) { signs in
      let shared = variant == .printed ? [] : signs.suffix(4)
      let net = DrawnNetwork(widths, signs + shared)
      let layers = net.activations(at: Dual.variables([1]))
      joint[layers.dropFirst().map { $0.map(\.value) }, default: 0] += 1
      return 0
    }
    func count(_ layers: [Int]) -> [[[Rational]]: Int] {
      joint.reduce(into: [:]) { counts, entry in
        counts[layers.map { entry.key[$0] }, default: 0] += entry.value
      }
    }
    let (first, last, middle) = (count([0, 1]), count([1, 2]), count([1]))
    // P(a_3 | a_1, a_2) = P(a_3 | a_2), without division.
    var (holding, cases) = (0, 0)
    for (past, pastCount) in first {
      for (future, futureCount) in last where future[0] == past[1] {
        let all = joint[[past[0], past[1], future[1]], default: 0]
        let same =
          all * middle[[past[1]], default: 0] == pastCount * futureCount
        cases += 1
        if same { holding += 1 }
      }
    }
    return Finding([
      Finding.Part(
        "every history and future of networks 1,2,2,2 with weights +-1",
        holding == cases,
        "\(holding) of \(cases) histories",
        by: .enumeration
      )
    ])
  }
}

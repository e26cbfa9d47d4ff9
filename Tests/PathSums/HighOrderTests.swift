import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// Symmetries and inequalities of the moments up to K = 8.
@Suite struct HighOrderTests {
  /// Networks of up to three layers whose laws have all moments.
  private static let nets = Gen<Net>.nets(depth: 1...3, widths: 1...30)
    .map { net in
      var net = net
      net.laws = net.laws.map { $0.hasPrefix("student") ? "laplace" : $0 }
      return net
    }

  private static func order(_ range: ClosedRange<Int>) -> Gen<(Net, Int)> {
    Gen<(Net, Int)>.pair(nets, .int(in: range, origin: range.upperBound))
  }

  /// E[Z_{p,q}^{2K}] (n₀ ⋯ n_{d−1})^K does not change under reversal.
  @Test func reversal() {
    forAll("reversal, K ≤ 8", Self.order(5...8), count: 10) { net, order in
      var forward = net
      (forward.isEntry, forward.isLinear) = (true, false)
      var backward = forward
      backward.widths.reverse()
      backward.laws.reverse()
      let scaled = { (net: Net) in
        let widths = net.widths.dropLast().map { Rational($0) }
        return try moment(order, net.spec()) * widths.product().power(order)
      }
      try expectLaw(try scaled(backward), equals: try scaled(forward))
    }
  }

  /// E[Z^K]² ≤ E[Z^{K−1}] E[Z^{K+1}] for K = 1, …, 7.
  @Test func logConvexity() {
    forAll("log-convex, K ≤ 8", Self.nets, count: 8) { net in
      let spec = try net.spec()
      let values = try (0...8).map { try moment($0, spec) }
      for k in 1...7 {
        let product = values[k - 1] * values[k + 1]
        try expectLaw(values[k] * values[k] <= product, "at K = \(k)")
      }
    }
  }

  /// All normalised moments are ≥ 1, so those of Rademacher weights are least.
  @Test func rademacherIsLeast() {
    forAll("Rademacher, K ≤ 8", Self.order(5...8), count: 8) { net, order in
      var least = net
      least.laws = ["rademacher"]
      let low = try moment(order, least.spec())
      try expectLaw(low <= (try moment(order, net.spec())), "\(low) is not")
    }
  }

  /// Raising one normalised moment κ_r of one layer lowers no moment, and
  /// raises the K-th if r = K: all paths may share one edge.
  @Test func monotoneInEveryNormalisedMoment() {
    struct Question {
      var widths: [Int]
      var laws: [PrescribedMoments]
      var isEntry: Bool
    }
    let layers = Gen<[(Int, [Rational])]>.array(
      of: Gen<(Int, [Rational])>.pair(.int(in: 1...20), .normalisedMoments),
      count: 1...3
    )
    let questions = Gen<([(Int, [Rational])], Int, Bool)>.triple(
      layers,
      .int(in: 1...20),
      .bool
    ).map { layers, outputs, isEntry in
      Question(
        widths: layers.map(\.0) + [outputs],
        laws: layers.enumerated().map {
          PrescribedMoments(name: "law \($0)", moments: $1.1)
        },
        isEntry: isEntry
      )
    }
    let cases = Gen<(Question, (Int, Int), Int)>.triple(
      questions,
      Gen<(Int, Int)>.pair(.int(in: 2...6), .int(in: 2...8)),
      .int(in: 0...2)
    )
    forAll("monotone in κ_r", cases, count: 60) { question, orders, place in
      let (order, r) = orders
      let layer = place % question.laws.count
      var raised = question
      raised.laws[layer].moments[r - 2] *= Rational(11, 10)
      let value = { (question: Question) in
        try moment(
          order,
          NetworkSpec(
            architecture: Architecture(widths: question.widths),
            weights: question.laws,
            quantity: question.isEntry
              ? .entry(input: 0, output: 0) : .row(output: 0)
          )
        )
      }
      let (low, high) = (try value(question), try value(raised))
      try expectLaw(low <= high, "κ_\(r) lowers \(low) to \(high)")
      if r == order { try expectLaw(low < high, "κ_\(r) does not matter") }
      if r > order { try expectLaw(low == high, "κ_\(r) matters") }
    }
  }

  /// The three forms of one moment, K = 5, …, 8.
  @Test func formsAgree() {
    forAll("forms, K ≤ 8", Self.order(5...8), count: 8) { net, order in
      let moments = ExactMoments(try net.spec())
      let value = try moment(order, net.spec())
      let isInside = try moments.enclosure(order).contains(value)
      try expectLaw(isInside, "the enclosure")
      try expectLaw(try moments.rounded(order).admits(value), "the double")
    }
  }
}

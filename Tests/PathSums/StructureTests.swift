import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// Symmetries and inequalities of the moments in widths, laws and K.
@Suite struct StructureTests {
  private static let nets = Gen<Net>.nets(depth: 1...5, widths: 1...30)

  /// Transposition: E[Z_{p,q}^{2K}] (n₀ ⋯ n_{d−1})^K does not change when
  /// widths and layers are reversed.
  @Test func reversal() {
    let cases = Gen<(Net, Int)>.pair(Self.nets, .int(in: 1...4))
    forAll("reversal", cases) { net, order in
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

  /// A linear output doubles every moment.
  @Test func linearOutputsDouble() {
    let cases = Gen<(Net, Int)>.pair(Self.nets, .int(in: 1...4))
    forAll("linear = 2 × ReLU", cases) { net, order in
      var (linear, relu) = (net, net)
      (linear.isLinear, relu.isLinear) = (true, false)
      let double = 2 * (try moment(order, relu.spec()))
      try expectLaw(try moment(order, linear.spec()), equals: double)
    }
  }

  /// The width of the output and the place of p and q do not matter.
  @Test func entriesAreExchangeable() throws {
    let laws = ["laplace", "uniform", "rademacher"]
    var values: Set<Rational> = []
    for (p, q, outputs) in [(0, 0, 1), (2, 1, 2), (1, 6, 9)] {
      let quantity = Quantity.entry(input: p, output: q)
      values.insert(try moment(3, network([3, 4, 5, outputs], laws, quantity)))
    }
    #expect(values.count == 1)
  }

  /// Every coefficient of the sum over paths is ≥ 0: replacing a law by one
  /// with larger normalised moments makes no moment smaller.
  @Test func momentsIncreaseWithThoseOfTheLaws() {
    // κ_r = t^{1−r}: the more often a weight is 0, the larger.
    let cases = Gen<(Net, Int, (Int, Int))>.triple(
      Self.nets,
      .int(in: 1...4),
      Gen<(Int, Int)>.pair(.int(in: 1...10), .int(in: 1...10))
    )
    forAll("monotone in the laws' moments", cases) { net, order, levels in
      let (s, t) = (min(levels.0, levels.1), max(levels.0, levels.1))
      var (rare, frequent) = (net, net)
      rare.laws[0] = "threepoint(\(s)/10)"
      frequent.laws[0] = "threepoint(\(t)/10)"
      let small = try moment(order, frequent.spec())
      let large = try moment(order, rare.spec())
      try expectLaw(small <= large, "\(small) exceeds \(large)")
      if s < t, order > 1 { try expectLaw(small < large, "it stays \(small)") }
    }
  }

  /// All normalised moments are ≥ 1, so those of Rademacher weights are least.
  @Test func rademacherIsLeast() {
    let cases = Gen<(Net, Int)>.pair(Self.nets, .int(in: 1...4))
    forAll("Rademacher is least", cases) { net, order in
      var least = net
      least.laws = ["rademacher"]
      let low = try moment(order, least.spec())
      try expectLaw(low <= (try moment(order, net.spec())), "\(low) is not")
    }
  }

  /// Cauchy and Schwarz: E[Z^K]² ≤ E[Z^{K−1}] E[Z^{K+1}].
  @Test func momentsAreLogConvex() {
    forAll("log-convex in K", Self.nets, count: 40) { net in
      let spec = try net.spec()
      // student(9) has no tenth moment.
      let values = try (0...4).map { try moment($0, spec) }
      for k in 1...3 {
        let (square, product) = (
          values[k] * values[k], values[k - 1] * values[k + 1]
        )
        try expectLaw(square <= product, "at K = \(k)")
      }
    }
  }
}

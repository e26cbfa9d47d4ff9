import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// K = 2 by a recursion of two numbers that knows the kurtosis alone.
///
/// With A = E‖v‖⁴ and B = E Σ vᵢ⁴ of the backpropagated vector v, A = B = 1 at
/// the output, and for layers j = d, …, 1 with m = n_{j−1} and κ = κ^{(j)}
///
///     A ← (1 + 2/m) A + (1 + (2κ−4)/m) B,   B ← (3A + (2κ−3) B)/m.
@Suite struct KurtosisRecursionTests {
  struct State {
    var a: Rational = 1
    var b: Rational = 1

    func next(_ width: Int, _ kappa: Rational) -> State {
      let m = Rational(width)
      let u = (1 + 2 / m) * a + (1 + (2 * kappa - 4) / m) * b
      return State(a: u, b: (3 * a + (2 * kappa - 3) * b) / m)
    }
  }

  private static func reference(_ net: Net) throws -> Rational {
    let kappas = try net.laws.map { name in
      try MeasureParser.law(name).kurtosis.rational ?? 0
    }
    var state = State()
    for j in (1..<kappas.count).reversed() {
      state = state.next(net.widths[j], kappas[j])
    }
    let n = Rational(net.widths[0])
    let entry = (3 * state.a + (2 * kappas[0] - 3) * state.b) / (n * n)
    let row = state.next(net.widths[0], kappas[0]).a
    return (net.isEntry ? entry : row) * (net.isLinear ? 2 : 1)
  }

  /// The two recursions agree on all networks.
  @Test func secondMoments() {
    let nets = Gen<Net>.nets(depth: 1...12, widths: 1...100)
    forAll("K = 2 from the kurtosis", nets, count: 200) { net in
      let found = try moment(2, net.spec())
      try expectLaw(found, equals: Self.reference(net), "the second moment")
    }
  }

  /// 2(1 + (l₁−1)/n₀) ∏(1 + (2l_{j+1}−1)/n_j) ≤ E[Z²] with l = min(κ, 3), and
  /// the reverse with max(κ, 3).
  @Test func sharpBounds() {
    let nets = Gen<Net>.nets(depth: 1...8, widths: 1...60)
    forAll("bounds of E[Z²]", nets) { net in
      let kappas = try net.laws.map { name in
        try MeasureParser.law(name).kurtosis.rational ?? 0
      }
      var row = net
      (row.isEntry, row.isLinear) = (false, false)
      let found = try moment(2, row.spec())
      let product = { (bound: (Rational, Rational) -> Rational) in
        let k = kappas.map { bound($0, 3) }
        let start = 2 * (1 + (k[0] - 1) / Rational(net.widths[0]))
        return (1..<k.count).reduce(start) {
          $0 * (1 + (2 * k[$1] - 1) / Rational(net.widths[$1]))
        }
      }
      let (low, high) = (product(min), product(max))
      try expectLaw(low <= found && found <= high, "E[Z²] = \(found)")
    }
  }
}

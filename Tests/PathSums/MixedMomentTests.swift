import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

/// E[∏ Z_{p_i,q}^{2a_i}] over distinct inputs: what it sums to and bounds.
@Suite struct MixedMomentTests {
  private static let nets = Gen<Net>.nets(depth: 1...5, widths: 1...40)

  private static func mixed(
    _ exponents: [Int],
    _ net: Net
  ) throws -> Rational {
    let value = try ExactMoments(net.spec()).mixedMoment(exponents)
    guard let rational = value.rational else {
      throw LawViolation("the mixed moment is not rational")
    }
    return rational
  }

  /// All ways to write K as a sum of n numbers ≥ 0, in order.
  private static func compositions(_ total: Int, _ parts: Int) -> [[Int]] {
    if parts == 1 { return [[total]] }
    return (0...total).flatMap { first in
      compositions(total - first, parts - 1).map { [first] + $0 }
    }
  }

  /// E (Σ_p Z_{p,q}²)^K, expanded: multinomials times mixed moments.
  @Test func mixedMomentsSumToTheRow() {
    let cases = Gen<(Net, Int, Int)>.triple(
      Self.nets,
      .int(in: 1...4),
      .int(in: 1...4)
    )
    forAll("mixed moments sum up", cases, count: 80) { net, inputs, order in
      var row = net
      row.widths[0] = inputs
      row.isEntry = false
      var sum: Rational = 0
      for exponents in Self.compositions(order, inputs) {
        let factorials = exponents.map { Rational.factorial($0) }.product()
        let positive = exponents.filter { $0 > 0 }
        sum +=
          Rational.factorial(order) / factorials
          * (try Self.mixed(positive, row))
      }
      try expectLaw(sum, equals: try moment(order, row.spec()), "the sum")
    }
  }

  /// One exponent is an entry, whatever quantity the network names.
  @Test func oneExponentIsAnEntry() {
    let cases = Gen<(Net, Int)>.pair(Self.nets, .int(in: 1...4))
    forAll("mixed of one", cases) { net, order in
      var entry = net
      entry.isEntry = true
      let value = try moment(order, entry.spec())
      try expectLaw(try Self.mixed([order], net), equals: value)
    }
  }

  /// Inputs are exchangeable.
  @Test func orderDoesNotMatter() {
    let exponents = [[1, 2], [3, 1], [1, 1, 2], [2, 1, 1], [1, 2, 1]]
    let cases = Gen<(Net, [Int])>.pair(Self.nets, .element(of: exponents))
    forAll("mixed, permuted", cases, count: 60) { net, exponents in
      var net = net
      net.widths[0] += 2
      let value = try Self.mixed(exponents, net)
      let reversed = try Self.mixed(exponents.reversed(), net)
      try expectLaw(reversed, equals: value)
    }
  }

  /// E[Z₁^{2a}Z₂^{2b}]² ≤ E[Z₁^{4a}]E[Z₂^{4b}], and a linear output doubles.
  @Test func cauchySchwarz() {
    let cases = Gen<(Net, Int, Int)>.triple(
      Self.nets,
      .int(in: 1...2),
      .int(in: 1...2)
    )
    forAll("mixed: Cauchy and Schwarz", cases, count: 60) { net, a, b in
      var net = net
      net.widths[0] += 1
      let value = try Self.mixed([a, b], net)
      let squares = try Self.mixed([2 * a], net) * Self.mixed([2 * b], net)
      try expectLaw(value * value <= squares, "\(value) is too large")
      var (linear, relu) = (net, net)
      (linear.isLinear, relu.isLinear) = (true, false)
      let double = 2 * (try Self.mixed([a, b], relu))
      try expectLaw(try Self.mixed([a, b], linear), equals: double, "linear")
    }
  }

  /// d = 1: entries are independent but for the output's mask, so that
  /// E[∏ Z_i^{2a_i}] = ½ ∏ κ_{a_i} (2/n)^K; for Gaussian weights by hand.
  @Test func oneLayer() throws {
    let net = Net(
      widths: [3, 1],
      laws: ["gaussian"],
      isEntry: false,
      isLinear: false
    )
    let power = Rational(2, 3).power(4) / 2
    #expect(try Self.mixed([2, 1, 1], net) == 3 * power)
    #expect(try Self.mixed([2, 2], net) == 9 * power)
    #expect(try Self.mixed([3, 1], net) == 15 * power)
    #expect(try Self.mixed([4], net) == 105 * power)
  }

  /// More exponents than inputs, exponents ≤ 0, and no exponents at all.
  @Test(arguments: [
    ([], "[]"), ([0], "[0]"), ([1, 0], "[1, 0]"), ([2, -1], "-1"),
    ([1, 1, 1, 1], "4 entries"), ([9, 8], "17"), ([17], "17"),
  ])
  func refusals(exponents: [Int], mention: String) throws {
    let moments = ExactMoments(try network([3, 2, 1]))
    let error = try #require(throws: PathSumError.self) {
      _ = try moments.mixedMoment(exponents)
    }
    #expect(error.description.contains(mention), "\(error)")
    #expect(!error.description.contains("\n"))
  }

  /// What is refused of moments is refused of mixed ones.
  @Test(arguments: [
    ("exponential", [1, 1], "not symmetric"),
    ("student(5)", [2, 1], "order 6"),
  ])
  func lawsAreRefused(law: String, exponents: [Int], mention: String) throws {
    let moments = ExactMoments(try network([3, 2, 1], [law]))
    let error = try #require(throws: PathSumError.self) {
      _ = try moments.mixedMoment(exponents)
    }
    #expect(error.description.contains(mention), "\(error)")
  }
}

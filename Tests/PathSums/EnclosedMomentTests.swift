import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

/// Enclosures by directed rounding: around the exact moment, and narrow.
@Suite struct EnclosedMomentTests {
  private static let cases = Gen<(Net, Int)>.pair(
    .nets(depth: 1...10, widths: 1...300),
    .int(in: 0...4)
  )

  @Test func theExactMomentIsInside() {
    forAll("enclosed moments", Self.cases, count: 150) { net, order in
      let enclosure = try ExactMoments(net.spec()).enclosure(order)
      let value = try moment(order, net.spec())
      try expectLaw(enclosure.contains(value), "\(value) escapes")
      try expectLaw(enclosure.relativeWidth < 1e-40, "too wide")
      let off = value * (1 + Rational(10).power(-30))
      try expectLaw(!enclosure.contains(off), "\(off) is inside")
    }
  }

  /// Gates of any density and leak.
  @Test func gates() {
    let gates = Gen<(Int, Int)>.pair(.int(in: 1...9), .int(in: -5...5))
    let cases = Gen<((Net, Int), (Int, Int))>.pair(Self.cases, gates)
    forAll("enclosed moments of gates", cases, count: 60) { question, gate in
      let (net, order) = question
      let moments = ExactMoments(
        try net.spec(),
        gate: try Gate(
          density: Rational(gate.0, 9),
          leak: Rational(gate.1, 4)
        )
      )
      let value = try moments.moment(order).rational ?? -1
      let enclosure = try moments.enclosure(order)
      try expectLaw(enclosure.contains(value), "\(value) escapes")
    }
  }

  /// A thousand layers of 61 widths: far narrower than 10⁻¹⁵.
  @Test(arguments: [1, 2, 3, 4], ["gaussian", "laplace"])
  func aThousandLayers(order: Int, law: String) throws {
    let hidden = (0..<999).map { 20 + $0 % 61 }
    let moments = ExactMoments(try network([10] + hidden + [1], [law]))
    let enclosure = try moments.enclosure(order)
    #expect(enclosure.relativeWidth < 1e-15)
    #expect(enclosure.relativeWidth < 1e-45, "\(enclosure.relativeWidth)")
    guard order < 3 else { return }
    let exact = try moments.moment(order, digits: 100_000)
    #expect(enclosure.contains(try #require(exact.rational)))
  }

  /// Irrational moments: both routes enclose one number.
  @Test func irrationalLaws() throws {
    let hidden = Array(repeating: 25, count: 999)
    let spec = try network([10] + hidden + [1], ["exppower(3)"])
    let moments = ExactMoments(spec)
    for order in 1...3 {
      let enclosure = try moments.enclosure(order)
      #expect(enclosure.relativeWidth < 1e-40)
      let other = try moments.moment(order).enclosure
      #expect(!Enclosure.isCertainlyAtMost(other * .margin, enclosure))
      #expect(!Enclosure.isCertainlyAtMost(enclosure * .margin, other))
    }
  }

  /// 10⁵ layers, no two neighbours alike: for Gaussian weights
  /// E[Z²] = 2(1 + 2/n₀) ∏(1 + 5/n_j).
  @Test(.timeLimit(.minutes(1)))
  func aHundredThousandLayers() throws {
    let hidden = (1..<100_000).map { $0.isMultiple(of: 2) ? 50 : 70 }
    let spec = try network([4] + hidden + [1])
    let enclosure = try ExactMoments(spec).enclosure(2)
    #expect(enclosure.relativeWidth < 1e-15)
    let (even, odd) = (49_999, 50_000)
    let product =
      Enclosure(rational: Rational(11, 10)).power(even)
      * Enclosure(rational: Rational(15, 14)).power(odd)
    let closed = Enclosure(rational: 3) * product
    #expect(!Enclosure.isCertainlyAtMost(closed * .margin, enclosure))
    #expect(!Enclosure.isCertainlyAtMost(enclosure * .margin, closed))
    #expect(enclosure.logarithm > 8000)
  }

  /// 10⁵ equal layers, K = 8, beside the closed form for Gaussian weights.
  @Test(.timeLimit(.minutes(1)))
  func aHundredThousandEqualLayers() throws {
    let hidden = Array(repeating: 64, count: 99_999)
    let spec = try network([10] + hidden + [1])
    for order in [2, 4, 8] {
      let enclosure = try ExactMoments(spec).enclosure(order)
      #expect(enclosure.relativeWidth < 1e-15)
      let closed = GaussianMoments.moment(
        order,
        spec.architecture,
        spec.quantity
      ).enclosure
      #expect(!Enclosure.isCertainlyAtMost(closed * .margin, enclosure))
      #expect(!Enclosure.isCertainlyAtMost(enclosure * .margin, closed))
    }
  }

  @Test(arguments: [("exponential", 2), ("student(5)", 3), ("gaussian", 17)])
  func refusals(law: String, order: Int) throws {
    let moments = ExactMoments(try network([2, 3, 1], [law]))
    #expect(throws: PathSumError.self) { try moments.enclosure(order) }
  }
}

extension Enclosure {
  /// 1 + 10⁻⁴⁰: lets two enclosures that touch in one point overlap.
  fileprivate static var margin: Enclosure {
    Enclosure(rational: 1 + Rational(10).power(-40))
  }
}

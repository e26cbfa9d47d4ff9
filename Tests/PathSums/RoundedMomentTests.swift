import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

/// Moments in double precision: the exact one lies within the proved error.
@Suite struct RoundedMomentTests {
  private static let cases = Gen<(Net, Int)>.pair(
    .nets(depth: 1...10, widths: 1...300),
    .int(in: 0...4)
  )

  @Test func theExactMomentIsAdmitted() {
    forAll("rounded moments", Self.cases, count: 150) { net, order in
      let rounded = try ExactMoments(net.spec()).rounded(order)
      let value = try moment(order, net.spec())
      try expectLaw(rounded.admits(value), "\(value) is not admitted")
      try expectLaw(rounded.relativeError < 1e-12, "\(rounded.relativeError)")
      let gap = abs(rounded.logarithm - value.logarithm)
      let limit = rounded.relativeError + 1e-15 * max(1, value.logarithm)
      try expectLaw(gap <= 2 * limit, "the logarithm is off by \(gap)")
    }
  }

  /// An error bound admits no more than it says: not four times as far.
  @Test func otherNumbersAreNot() {
    forAll("rounded moments are sharp", Self.cases, count: 60) { net, order in
      let rounded = try ExactMoments(net.spec()).rounded(order)
      let value = try moment(order, net.spec())
      let error = max(rounded.relativeError, 1e-300)
      let far = Rational(exactly: 4 * error) ?? 0
      try expectLaw(!rounded.admits(value * (1 + far)), "too large")
      try expectLaw(!rounded.admits(value * (1 - far)), "too small")
    }
  }

  /// The sixth to eighth moments, and gates.
  @Test(arguments: 5...8)
  func higherMoments(order: Int) throws {
    let spec = try network([3, 9, 4, 7, 2], ["laplace"])
    let gate = try Gate(density: Rational(2, 3), leak: Rational(1, 7))
    for gate in [Gate.relu, gate] {
      let moments = ExactMoments(spec, gate: gate)
      let value = try #require(try moments.moment(order).rational)
      let rounded = try moments.rounded(order)
      #expect(rounded.admits(value))
      #expect(rounded.relativeError < 1e-12)
    }
  }

  /// A thousand layers: the bound stays under 10⁻¹², and the exact value in it.
  @Test(arguments: [2, 3], ["gaussian", "uniform"])
  func deepNetworks(order: Int, law: String) throws {
    let hidden = (0..<999).map { 20 + $0 % 61 }
    for widths in [hidden, Array(repeating: 30, count: 999)] {
      let moments = ExactMoments(try network([10] + widths + [1], [law]))
      let rounded = try moments.rounded(order)
      #expect(rounded.relativeError < 1e-12, "\(rounded.relativeError)")
      let value = try moments.moment(order, digits: 100_000)
      #expect(rounded.admits(try #require(value.rational)))
    }
  }

  /// What has no proof is refused, in one sentence.
  @Test(arguments: [
    ("exppower(3)", 2, "exppower(3)"), ("exponential", 2, "symmetric"),
    ("student(5)", 3, "infinite"), ("gaussian", 17, "17"),
    ("gaussian", -1, "-1"),
  ])
  func refusals(law: String, order: Int, mention: String) throws {
    let moments = ExactMoments(try network([2, 3, 1], [law]))
    let error = try #require(throws: PathSumError.self) {
      _ = try moments.rounded(order)
    }
    #expect(error.description.contains(mention), "\(error)")
    #expect(!error.description.contains("\n"))
  }
}

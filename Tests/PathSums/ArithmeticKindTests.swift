import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

/// The same moments as rationals, as enclosures, and as logarithms.
@Suite struct ArithmeticKindTests {
  private static let cases = Gen<(Net, Int)>.pair(
    .nets(depth: 1...8, widths: 1...300),
    .int(in: 1...4)
  )

  /// Without room for digits the moment is an enclosure that contains it.
  @Test func enclosuresContainTheRational() {
    forAll("enclosed moments", Self.cases) { net, order in
      let moments = ExactMoments(try net.spec())
      let value = try moment(order, net.spec())
      for digits in [0, value.digitCount - 1] {
        let enclosed = try moments.moment(order, digits: digits)
        guard case .enclosure(let enclosure) = enclosed else {
          throw LawViolation("\(digits) digits were exceeded")
        }
        try expectLaw(enclosure.contains(value), "\(value) escapes")
        try expectLaw(enclosure.relativeWidth < 1e-40, "too wide")
        try expectLaw(enclosed.rational == nil, "it is not rational")
        try expectLaw(enclosed.doubleValue, equals: value.doubleValue)
      }
    }
  }

  /// The rational of one value, its enclosure, logarithm and double agree.
  @Test func viewsAgree() {
    forAll("views of a moment", Self.cases) { net, order in
      let exact = try ExactMoments(net.spec()).moment(order)
      guard let value = exact.rational else { throw Discard() }
      try expectLaw(exact.enclosure.contains(value), "the enclosure")
      try expectLaw(exact.logarithm, equals: value.logarithm, "the logarithm")
      try expectLaw(exact.logNumber.log, equals: value.logarithm)
      try expectLaw(exact.doubleValue, equals: value.doubleValue, "the double")
    }
  }

  /// Logarithmic moments are right to thirteen digits.
  @Test func logarithmsAgree() {
    forAll("logarithmic moments", Self.cases) { net, order in
      let fast = try ExactMoments(net.spec()).logMoment(order)
      let value = try moment(order, net.spec())
      let gap = abs(fast.log - value.logarithm)
      try expectLaw(gap <= 1e-13 * max(1, abs(value.logarithm)), "off \(gap)")
    }
  }

  /// Irrational moments are enclosed, and rational spellings lie inside:
  /// exppower(2) is Gaussian exactly, exppower(3) lies between its neighbours.
  @Test func irrationalLaws() throws {
    let widths = [3, 4, 5, 2]
    let spec = { try network(widths, [$0]) }
    #expect(try moment(3, spec("exppower(2)")) == 672)
    let value = try ExactMoments(spec("exppower(3)")).moment(3)
    #expect(value.rational == nil)
    #expect(value.enclosure.relativeWidth < 1e-40)
    let gaussian = Enclosure(rational: 672)
    let uniform = Enclosure(rational: try moment(3, spec("uniform")))
    #expect(Enclosure.isCertainlyAtMost(value.enclosure, gaussian))
    #expect(Enclosure.isCertainlyAtMost(uniform, value.enclosure))
  }

  /// At depth 10⁴ the enclosure is still narrow, and right: for Gaussian
  /// weights E[Z²] = 2(1+2/n₀)(1+5/n)^{d−1}.
  @Test func deepNetworks() throws {
    let widths = [3] + Array(repeating: 50, count: 10_000) + [1]
    let value = try ExactMoments(network(widths)).moment(2)
    #expect(value.rational == nil)
    #expect(value.enclosure.relativeWidth < 1e-40)
    let factor = Enclosure(rational: Rational(11, 10)).power(10_000)
    let expected = Enclosure(rational: Rational(10, 3)) * factor
    // Two enclosures of one number overlap.
    #expect(!Enclosure.isCertainlyAtMost(expected, value.enclosure))
    #expect(!Enclosure.isCertainlyAtMost(value.enclosure, expected))
    #expect(value.doubleValue == nil)
    #expect(abs(value.logarithm - expected.logarithm) < 1e-12)
  }

  /// Var(Z^K)/E[Z^K]² = E[Z^{2K}]/E[Z^K]² − 1.
  @Test(arguments: 1...3)
  func relativeVariances(order: Int) throws {
    let spec = try network([3, 4, 5, 2], ["uniform"])
    let (mean, square) = try (moment(order, spec), moment(2 * order, spec))
    let expected = (square / (mean * mean) - 1).logarithm
    let found = try #require(ExactMoments(spec).relativeVariance(order))
    #expect(abs(found.log - expected) < 1e-12)
    #expect(ExactMoments(spec).relativeVariance(9) == nil)
  }
}

import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// The second moment of `SecondMoment.v`: its recursion, written as in Coq, the
/// nets themselves, and the toolkit.
@Suite struct SecondMomentBridgeTests {
  /// `SecondMoment.second_moment` and `SecondMoment.second_moment_pair` on
  /// nets that are small enough to be run through all outcomes.
  @Test(arguments: Instance.all)
  func smallNets(_ item: Instance) throws {
    let net = try item.net()
    let kurtoses = net.weights.indices.map { net.kurtosis($0) }
    #expect(net.rowMoment(2) == secondMoment(net.widths, kurtoses))
    let fourth = net.expectation(degree: 4) { $0[0][0].power(4) }
    #expect(
      fourth == secondMomentPair(net.widths, kurtoses, isSameInput: true)
    )
    if net.widths[0] > 1 {
      let pair = net.expectation(degree: 4) {
        $0[0][0].power(2) * $0[0][1].power(2)
      }
      #expect(
        pair == secondMomentPair(net.widths, kurtoses, isSameInput: false)
      )
    }
  }

  /// `SecondMoment.second_moment`, `SecondMoment.second_moment_pair`: the
  /// toolkit on larger nets of any kurtosis.
  @Test func largeNets() {
    forAll("second_moment", LargeNet.nets(), count: 100) { item in
      let kurtoses = try item.kurtoses()
      let row = try network(item.widths, item.laws)
      try expectLaw(
        exactMoment(2, row),
        equals: secondMoment(item.widths, kurtoses),
        "E[Z²]"
      )
      let entry = try network(
        item.widths,
        item.laws,
        .entry(input: 0, output: 0)
      )
      try expectLaw(
        exactMoment(2, entry),
        equals: secondMomentPair(item.widths, kurtoses, isSameInput: true),
        "E[Zpq⁴]"
      )
      guard item.widths[0] > 1 else { return }
      try expectLaw(
        ExactMoments(row).mixedMoment([1, 1]).rational,
        equals: secondMomentPair(item.widths, kurtoses, isSameInput: false),
        "E[Zpq² Zp'q²]"
      )
    }
  }

  /// The kurtosis of `SecondMoment.v`, from the atoms, is the toolkit's.
  @Test func kurtoses() {
    forAll("kurtosis", LargeNet.nets(depth: 1...1)) { item in
      let law = try MeasureParser.law(item.laws[0])
      try expectLaw(law.kurtosis.rational, equals: try item.kurtoses()[0])
    }
  }

  /// `SecondMoment.second_moment_kurtosis3` and `Errata.kurtosis3_witness`:
  /// threepoint(1/3) has μ₄ = 3μ₂², and the product of the Gaussian net.
  @Test func kurtosisThree() throws {
    let nets = Gen<[Int]>.array(of: .int(in: 1...60), count: 2...8)
    forAll("second_moment_kurtosis3", nets) { widths in
      let product =
        2 * (1 + 2 / Rational(widths[0])) * hiddenProduct(widths) { _ in 5 }
      for law in [Instance.threePoint, "gaussian"] {
        try expectLaw(
          exactMoment(2, network(widths, [law])),
          equals: product,
          law
        )
      }
    }
    for widths in [[1, 1], [3, 1], [2, 2, 1], [1, 2, 2, 1], [2, 3, 1]] {
      let net = try Instance(widths, [Instance.threePoint], .byInput).net()
      let law = net.law()
      #expect(law.hasNoTies)
      #expect(net.mom(0, 4) == 3 * net.mom(0, 2).power(2))
      let product =
        2 * (1 + 2 / Rational(widths[0])) * hiddenProduct(widths) { _ in 5 }
      #expect(net.rowMoment(2) == product)
    }
  }
}

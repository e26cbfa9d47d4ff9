import ExactArithmetic
import Networks
import PathSums
import Testing

/// The sum over paths on the nets that `PathMoments.v` is about: the net itself
/// run through all outcomes, the Coq formula, and the toolkit's two routes.
@Suite struct SumOverPathsBridgeTests {
  /// `Witness.generic_biases`, and the other ways to exclude ties: (H) holds
  /// for all instances, so that the theorems speak of them.
  @Test(arguments: Instance.all)
  func theInstancesHaveNoTies(_ item: Instance) throws {
    let law = try item.net().law()
    #expect(law.hasNoTies)
    #expect(law.masses.values.map { $0 }.sum() == 1)
  }

  /// `SecondMoment.mean_entry`, `SecondMoment.mean_pair` and
  /// `SecondMoment.mean_Z`.
  @Test(arguments: Instance.all)
  func means(_ item: Instance) throws {
    let net = try item.net()
    let inputs = Rational(item.widths[0])
    let entry = net.expectation(degree: 2) { $0[0][0] * $0[0][0] }
    #expect(entry == 1 / inputs)
    #expect(net.rowMoment(1) == 1)
    if item.widths[0] > 1 {
      let pair = net.expectation(degree: 2) { $0[0][0] * $0[0][1] }
      #expect(pair == 0)
    }
    let spec = try item.spec(.entry(input: 0, output: 0))
    #expect(try exactMoment(1, spec) == entry)
    #expect(try exactMoment(1, item.spec()) == 1)
  }

  /// `PathMoments.sum_over_paths_entry`: E[Z_{p,q}^{2K}], for K = 3 on the nets
  /// with at most three paths.
  @Test(arguments: Instance.all, 1...3)
  func entries(_ item: Instance, order: Int) throws {
    guard item.widths.dropFirst().dropLast().reduce(1, *) <= 3 || order < 3
    else { return }
    let net = try item.net()
    let found = net.expectation(degree: 2 * order) {
      $0[0][0].power(2 * order)
    }
    let (starts, ends) = (
      Array(repeating: 0, count: 2 * order),
      Array(repeating: 0, count: 2 * order)
    )
    #expect(sumOverPaths(net, from: starts, to: ends) == found)
    let spec = try item.spec(.entry(input: 0, output: 0))
    #expect(try exactMoment(order, spec) == found)
    #expect(try PathEnumeration(spec, order: order).sum() == found)
  }

  /// `PathMoments.sum_over_paths` with two inputs: E[Z_{0,q}² Z_{1,q}²].
  @Test(arguments: Instance.all.filter { $0.widths[0] > 1 })
  func mixedMoments(_ item: Instance) throws {
    let net = try item.net()
    let found = net.expectation(degree: 4) {
      $0[0][0].power(2) * $0[0][1].power(2)
    }
    let paths = sumOverPaths(net, from: [0, 0, 1, 1], to: [0, 0, 0, 0])
    #expect(paths == found)
    let spec = try item.spec()
    #expect(try ExactMoments(spec).mixedMoment([1, 1]).rational == found)
    let census = try PathEnumeration(spec, order: 2, mixed: [1, 1])
    #expect(census.sum() == found)
  }

  /// `PathMoments.sum_over_paths` with two outputs, every one used an even
  /// number of times: E[Z_{0,0}² Z_{0,1}²], which the toolkit does not offer.
  @Test(arguments: Instance.all.filter { $0.widths.last == 2 })
  func twoOutputs(_ item: Instance) throws {
    let net = try item.net()
    let found = net.expectation(degree: 4) {
      $0[0][0].power(2) * $0[1][0].power(2)
    }
    let paths = sumOverPaths(net, from: [0, 0, 0, 0], to: [0, 1, 0, 1])
    #expect(paths == found)
  }

  /// E[Z_q^K] for K up to 4: the net and the toolkit's recursion.
  @Test(arguments: Instance.all, 2...4)
  func rows(_ item: Instance, order: Int) throws {
    let found = try item.net().rowMoment(order)
    #expect(try exactMoment(order, item.spec()) == found)
  }

  /// `PathMoments.moments_independent`: neither x nor the biases matter.
  @Test func inputsAndBiasesDoNotMatter() throws {
    let items = Instance.all[2...4]
    let values = try items.map { try $0.net().rowMoment(3) }
    #expect(items.count == 3 && Set(values).count == 1)
  }

  /// `PathMoments.moments_monotone`: replacing a layer's law by one with
  /// larger moments raises the moments of the net, on both sides.
  @Test func momentsGrowWithTheLaws() throws {
    for order in 2...3 {
      var last: Rational = 0
      for t in ["1", "4/5", "1/3", "1/10"] {
        let item = Instance([2, 2, 1], ["threepoint(\(t))"], .byInput)
        let value = try item.net().rowMoment(order)
        #expect(value > last)
        #expect(try exactMoment(order, item.spec()) == value)
        last = value
      }
    }
  }
}

import ExactArithmetic
import Testing

/// Gates are fair coins for every even statistic, and J is the derivative.
@Suite struct LawIdentityBridgeTests {
  /// `LawIdentity.law_of_Z`: the vector of all Z_q has, atom by atom, the law
  /// that it has when coins replace the gates.
  @Test(arguments: Instance.all)
  func theLawOfZIsThatOfTheProductModel(_ item: Instance) throws {
    let net = try item.net()
    var model = net
    model.gate = .coin
    #expect(net.lawOfZ() == model.lawOfZ())
  }

  /// `LawIdentity.law_identity` for a statistic that is not a function of Z:
  /// the products J_{q,0} J_{q,1}.
  @Test(arguments: Instance.all.filter { $0.widths[0] > 1 })
  func theLawOfOtherEvenStatistics(_ item: Instance) throws {
    let net = try item.net()
    var model = net
    model.gate = .coin
    let law = { (net: FiniteNet) in
      var masses: [[Rational]: Rational] = [:]
      for (state, mass) in net.law().masses {
        masses[state.jacobian.map { $0[0] * $0[1] }, default: 0] += mass
      }
      return masses
    }
    #expect(law(net) == law(model))
  }

  /// An odd statistic has another law: E[Z_{p,q}] is not 0 for one layer.
  @Test func oddStatisticsAreNotCovered() throws {
    let net = try Instance([2, 1], ["rademacher"], .byInput).net()
    var model = net
    model.gate = .coin
    let mean = { (net: FiniteNet) in
      net.law().masses.map { $0.value * $0.key.jacobian[0][1] }.sum()
    }
    #expect(mean(net) == Rational(1, 2))
    #expect(mean(model) == 0)
  }

  /// `Derivative.locally_affine` and `Derivative.J_is_partial_derivative`:
  /// y(x + h) = y(x) + J h for every outcome and every small h.
  @Test(arguments: Instance.all)
  func theNetIsLocallyAffine(_ item: Instance) throws {
    var net = try item.net()
    for p in net.input.indices {
      for sign in [1, -1] {
        net.shift = net.input.indices.map {
          $0 == p ? Rational(sign, 1_000_000) : 0
        }
        for state in net.law().masses.keys {
          let change = zip(state.shifted, state.activations)
            .map { $0 - $1 }
          #expect(change == state.jacobian.map { $0[p] * net.shift[p] })
        }
      }
    }
  }
}

import ExactArithmetic
import Measures
import Networks
import PathSums
import Testing
import Theory

/// The instances of `Errata.v`: what is printed and false, and what is sharp.
@Suite struct ErrataBridgeTests {
  /// `Errata.ties_matter`: E[Z] = 1/2 where the sum over paths says 1.
  ///
  /// One weight ±√2, bias ±1, x = 1/√2. The toolkit does not call (H) met. Both
  /// sides are told the net with x and the bias times √2, which has the same
  /// derivative.
  @Test func tiesMatter() throws {
    let net = try FiniteNet([1, 1], ["rademacher"], biases: [1], at: [1])
    #expect(!net.law().hasNoTies)
    #expect(net.mom(0, 2) == 2)
    #expect(net.rowMoment(1) == Rational(1, 2))
    #expect(sumOverPaths(net, from: [0, 0], to: [0, 0]) == 1)
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [1, 1]),
      weights: [Rademacher()],
      biases: [.random(Rademacher(), variance: 2)],
      input: .ones
    )
    #expect(try exactMoment(1, spec) == 1)
    #expect(Hypotheses(spec).noTies.status != .holds)
    #expect(Hypotheses(spec).unmet != nil)
  }

  /// The other example of the notes: fair signs, no bias, x = (1, 1), E[Z] = ½.
  @Test func signsTieAtOnes() throws {
    let net = try FiniteNet([2, 1], ["rademacher"], at: [1, 1])
    #expect(!net.law().hasNoTies)
    #expect(net.rowMoment(1) == Rational(1, 2))
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [2, 1]),
      weights: [Rademacher()],
      input: .ones
    )
    #expect(Hypotheses(spec).noTies.status == .fails)
  }

  /// `Errata.lower_bound_attained`: widths 1 and fair signs give
  /// E[Z²] = 2·2^β, at every depth.
  @Test(arguments: 0...12)
  func theLowerBoundIsAttained(depth d: Int) throws {
    let widths = Array(repeating: 1, count: d + 2)
    let spec = try network(widths, ["rademacher"])
    let value = Rational(2).power(d + 1)
    #expect(spec.architecture.beta == Rational(d))
    #expect(try exactMoment(2, spec) == value)
    let bound = Bounds(spec, order: 2).all()
      .first { $0.name == "universal ln 2" }
    #expect(bound?.value?.enclosure.contains(value) == true)
    if d <= 5 {
      let net = try Instance(widths, ["rademacher"], .byLargeBiases).net()
      #expect(net.law().hasNoTies)
      #expect(net.rowMoment(2) == value)
    }
  }

  /// `Errata.no_bound_from_widths`: whatever the widths and M, a law of
  /// kurtosis 3 + t with t = (1 + M) n_d gives E[Z²] > M.
  @Test(arguments: [[2, 1], [2, 2, 1], [7, 30, 2, 5, 1], [1, 1, 1, 1]])
  func noBoundFromTheWidths(_ widths: [Int]) throws {
    for m in [0, 10, 1000, 1_000_000] {
      let t = (1 + m) * widths[widths.count - 2]
      let spec = try network(widths, ["threepoint(1/\(3 + t))"])
      #expect(try exactMoment(2, spec) > Rational(m))
    }
    let net = try Instance([2, 2, 1], ["threepoint(1/30)"], .byInput).net()
    #expect(net.rowMoment(2) == 932)
    #expect(
      try exactMoment(2, network([2, 2, 1], ["threepoint(1/30)"])) == 932
    )
  }

  /// `Errata.printed_upper_bound_false`: for every C, depth d + 1 and K ≥ 2,
  /// with all widths N > 1 + 2|C|d, every law violates E[Z^K] ≤ exp(Cβ).
  @Test(arguments: [1, 5, 700], 0...4)
  func thePrintedUpperBoundIsFalse(constant: Int, depth d: Int) throws {
    let width = 2 + 2 * constant * d
    let widths = Array(repeating: width, count: d + 2)
    let laws = ["rademacher", Instance.threePoint, "threepoint(1/50)"]
    for law in laws {
      let spec = try network(widths, [law])
      let rate = spec.architecture.beta * Rational(constant)
      let printed = Enclosure(rational: rate).exponential
      for order in 2...4 {
        let moment = Enclosure(rational: try exactMoment(order, spec))
        #expect(!Enclosure.isCertainlyAtMost(moment, printed))
        #expect(Enclosure.isCertainlyAtMost(printed, moment))
        let refuted = Bounds(spec, order: order).all()
          .filter { $0.standing == .refuted }
        #expect(refuted.count == 1 && refuted.allSatisfy { !$0.applies })
      }
    }
  }

  /// `Errata.printed_second_moment_bound_false` at the example of note 08:
  /// Gaussian moments at widths (1000, 1000, 1), where C would have to be 700.
  @Test func theExampleOfTheNote() throws {
    let spec = try network([1000, 1000, 1], [Instance.threePoint])
    let moment = try exactMoment(2, spec)
    #expect(moment == Rational(201_402, 100_000))
    let printed = Enclosure(rational: spec.architecture.beta * 700).exponential
    #expect(Enclosure.isCertainlyAtMost(printed, Enclosure(rational: moment)))
  }
}

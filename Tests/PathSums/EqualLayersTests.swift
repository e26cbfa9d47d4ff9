import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

/// Long runs of equal layers go by powers of one matrix, broken ones step by
/// step; a second name of the same law breaks a run and changes nothing else.
@Suite struct EqualLayersTests {
  /// Laws under two names.
  private static let synonyms = [
    ["gaussian", "exppower(2)"], ["uniform", "beta(1)"],
    ["semicircle", "beta(3/2)"], ["arcsine", "beta(1/2)"],
    ["laplace", "exppower(1)"],
  ]

  private static func moment(
    _ order: Int,
    _ net: Net
  ) throws -> Rational {
    let value = try ExactMoments(net.spec()).moment(order, digits: 1_000_000)
    guard let rational = value.rational else {
      throw LawViolation("the moment is not rational")
    }
    return rational
  }

  /// A network whose hidden layers are all equal, and the same with
  /// alternating names.
  private static func pair(
    _ run: Int,
    _ width: Int,
    _ laws: [String]
  ) -> (equal: Net, broken: Net) {
    let equal = Net(
      widths: [3] + Array(repeating: width, count: run) + [2],
      laws: Array(repeating: laws[0], count: run + 1),
      isEntry: false,
      isLinear: false
    )
    var broken = equal
    broken.laws = (0...run).map { laws[$0 % 2] }
    return (equal, broken)
  }

  /// Runs on both sides of 64 and far beyond, exactly.
  @Test(arguments: [63, 64, 65, 70, 127, 128, 150])
  func powersAreSteps(run: Int) throws {
    for (i, laws) in Self.synonyms.enumerated() {
      let width = [1, 2, 3, 7, 40][(i + run) % 5]
      let (equal, broken) = Self.pair(run, width, laws)
      for order in 1...3 {
        let powers = try Self.moment(order, equal)
        let steps = try Self.moment(order, broken)
        #expect(powers == steps, "K = \(order), \(run) layers of \(width)")
      }
    }
  }

  /// Seventy layers: higher moments, entries and linear outputs.
  @Test func seventyLayers() {
    let cases = Gen<(Int, Int, (Bool, Bool))>.triple(
      .int(in: 1...9),
      .int(in: 0...4),
      Gen<(Bool, Bool)>.pair(.bool, .bool)
    )
    forAll("seventy equal layers", cases, count: 12) { width, i, flags in
      var (equal, broken) = Self.pair(70, width, Self.synonyms[i])
      (equal.isEntry, equal.isLinear) = flags
      (broken.isEntry, broken.isLinear) = flags
      let powers = try Self.moment(4, equal)
      try expectLaw(powers == (try Self.moment(4, broken)), "K = 4")
      let enclosure = try ExactMoments(equal.spec()).enclosure(4)
      try expectLaw(enclosure.contains(powers), "the enclosure")
      let rounded = try ExactMoments(equal.spec()).rounded(4)
      try expectLaw(rounded.admits(powers), "double precision")
    }
  }

  /// Two runs with a layer of another width, and of another law, between.
  @Test func severalRuns() throws {
    let run = Array(repeating: 4, count: 66)
    let equal = Net(
      widths: [2] + run + [9] + run + [5] + run + [1],
      laws: Array(repeating: "uniform", count: 201),
      isEntry: true,
      isLinear: false
    )
    var broken = equal
    broken.laws = (0..<201).map { $0.isMultiple(of: 2) ? "uniform" : "beta(1)" }
    let powers = try Self.moment(3, equal)
    #expect(powers == (try Self.moment(3, broken)))
  }
}

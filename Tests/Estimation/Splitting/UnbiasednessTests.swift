import Foundation
import GSL
import Measures
import Networks
import TestSupport
import Testing

@testable import Estimation
@testable import Sampling

/// Offspring that take no notice of the weights.
private struct EqualOffspring: Resampling {
  let name = "equal"

  func offspring(
    of shares: [Double],
    total: Int,
    using generator: Generator
  ) -> [Int] {
    SystematicResampling().offspring(
      of: shares.map { $0 > 0 ? 1 / Double(shares.count) : 0 },
      total: total,
      using: generator
    )
  }
}

/// The mean of many tiny runs is the moment: a test by Catoni's inequality with
/// the exact variance, so valid at any number of runs and for any tail.
@Suite struct UnbiasednessTests {
  private static let runs = 4_000

  /// The p-value of the known mean after many islands.
  private static func pValue(
    _ splitting: Splitting,
    _ known: KnownMoment,
    runs: Int = UnbiasednessTests.runs
  ) throws -> Double {
    let level = CheckFamily.estimators.share.alpha
    var test = CatoniTest(known, samples: runs, level: level)
    for i in 0..<runs { test.add(try splitting.island(i).logEstimate) }
    return test.pValue
  }

  private static func gaussian(
    _ exact: ExactSplitting,
    order: Int? = nil,
    drawing: Splitting.Drawing = .conditioned,
    biases: [BiasMeasure] = [.none],
    potential: (any Potential)? = nil,
    resampling: any Resampling = SystematicResampling(),
    threshold: Double = 2
  ) throws -> Splitting {
    let order = order ?? exact.order
    return Splitting(
      try NetworkSpec(
        architecture: Architecture(widths: exact.widths),
        biases: biases,
        quantity: .entry(input: 0, output: 0)
      ),
      order: order,
      particles: exact.particles,
      streams: try Streams(seed: 2024, purpose: .splitting),
      drawing: drawing,
      potential: potential ?? NormPotential(order: Double(order)),
      resampling: resampling,
      threshold: threshold,
      outputCopies: exact.copies
    )
  }

  private static func rademacher(
    _ exact: EnumeratedSplitting,
    resampling: any Resampling = MultinomialResampling()
  ) throws -> Splitting {
    Splitting(
      try NetworkSpec(
        architecture: Architecture(widths: exact.widths),
        weights: [Rademacher()]
      ),
      order: exact.order,
      particles: exact.particles,
      streams: try Streams(seed: 2025, purpose: .splitting),
      potential: NormPotential(order: Double(exact.order)),
      resampling: resampling,
      threshold: 2,
      outputCopies: 1
    )
  }

  /// Checks a known mean after many islands.
  private static func expectUnbiased(
    _ splitting: Splitting,
    _ known: KnownMoment,
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let name = "unbiased: \(name)"
    let level = CheckFamily.estimators.spend(on: name).alpha
    let p = try pValue(splitting, known)
    #expect(p >= level, "\(name)", sourceLocation: sourceLocation)
  }

  private static let net = ExactSplitting(
    widths: [3, 4, 5, 2],
    order: 2,
    particles: 4,
    copies: 2
  )

  private static let alpha = CheckFamily.estimators.share.alpha

  /// Gaussian entries, conditioned and dense, every scheme of resampling, with
  /// and without biases.
  @Test func gaussianRunsAreUnbiased() throws {
    let known = Self.net.known
    // E[Zpq^4] = 3.
    #expect(abs(known.logMean - log(3)) <= 1e-12)
    for drawing in [Splitting.Drawing.conditioned, .dense] {
      let splitting = try Self.gaussian(Self.net, drawing: drawing)
      try Self.expectUnbiased(splitting, known, "\(drawing)")
    }
    for scheme: any Resampling in [
      StratifiedResampling(), MultinomialResampling(),
    ] {
      let p = try Self.pValue(
        Self.gaussian(Self.net, resampling: scheme),
        known
      )
      #expect(p >= Self.alpha, "\(scheme.name)")
    }
    let biased = try Self.gaussian(
      Self.net,
      biases: [.random(Gaussian(), variance: 1)]
    )
    try Self.expectUnbiased(biased, known, "biases")
  }

  /// Rademacher weights, against the enumeration of every outcome.
  @Test(arguments: [
    ([1, 2, 1], 2, 2), ([1, 2, 1], 3, 3), ([1, 2, 2, 1], 2, 1),
  ])
  func rademacherRunsAreUnbiased(
    widths: [Int],
    order: Int,
    particles: Int
  ) throws {
    let exact = EnumeratedSplitting(
      widths: widths,
      order: order,
      particles: particles
    )
    try Self.expectUnbiased(
      Self.rademacher(exact),
      exact.known,
      "rademacher \(widths) \(order)"
    )
  }

  /// Never resampled, or by the potential 1, it is the plain mean of N networks,
  /// with its variance.
  @Test func withoutSelectionItIsTheMean() throws {
    var plain = Self.net
    plain = ExactSplitting(
      widths: plain.widths,
      order: 2,
      particles: 1,
      copies: 1
    )
    let one = plain.known
    let known = KnownMoment(
      logMean: one.logMean,
      relativeVariance: one.relativeVariance / 5
    )
    let five = ExactSplitting(
      widths: plain.widths,
      order: 2,
      particles: 5,
      copies: 1
    )
    let never = try Self.gaussian(five, threshold: 0)
    try Self.expectUnbiased(never, known, "never resampled")
    let constant = try Self.gaussian(
      five,
      potential: NormPotential(order: 0),
      threshold: 0
    )
    try Self.expectUnbiased(constant, known, "constant potential")
  }

  /// A control variate keeps the mean, with less variance; the test would see it
  /// if it did not.
  @Test func controlsKeepTheMean() throws {
    let plain = try Self.gaussian(Self.net)
    let control = try #require(LayerControl(plain.spec, order: 2))
    #expect(abs(control.logReference - Self.net.known.logMean) <= 1e-12)
    let splitting = Splitting(
      plain.spec,
      order: 2,
      particles: Self.net.particles,
      streams: plain.streams,
      threshold: 2,
      outputCopies: Self.net.copies,
      control: control
    )
    #expect(splitting.evidence == .symmetry)
    let variance = Self.net.controlledVariance(control)
    #expect(variance < Self.net.known.relativeVariance)
    let values = try (0..<Self.runs).map {
      try #require(try splitting.island($0).controlled)
    }
    func pValue(_ shift: Double, _ level: Double) -> Double {
      let n = Double(Self.runs)
      let influence = (2 * log(2 / level) / (n * variance)).squareRoot()
      let sum = values.reduce(0) { sum, value in
        let y = influence * (value + shift - 1)
        let psi = log1p(abs(y) + y * y / 2)
        return sum + (y < 0 ? -psi : psi)
      }
      return 2 * exp(n * influence * influence * variance / 2 - abs(sum))
    }
    let alpha = CheckFamily.estimators.spend(on: "control variate").alpha
    #expect(pValue(0, alpha) >= alpha)
    #expect(pValue(0.5, alpha) < alpha)
    let estimate = SplittingEstimate(
      splitting,
      islands: try (0..<64).map { try splitting.island($0) },
      confidence: 0.95
    )
    let mean = values.prefix(64).reduce(0, +) / 64
    #expect(abs(estimate.mean.value / (3 * mean) - 1) <= 1e-12)
  }

  /// Negative controls: what would be wrong is found by the same test.
  @Test func errorsAreFound() throws {
    let known = Self.net.known
    var leaking = try Self.gaussian(Self.net)
    leaking.increment = { $1 - 0.9 * $0 }
    #expect(try Self.pValue(leaking, known) < Self.alpha)
    let next = try Self.gaussian(Self.net, order: 3)
    #expect(try Self.pValue(next, known) < Self.alpha)
    let below = try Self.gaussian(Self.net, order: 1)
    #expect(try Self.pValue(below, known) < Self.alpha)
  }

  /// Weights that are taken but not carried: the growth that follows is that of
  /// the wrong networks.
  @Test func equalOffspringAreFound() throws {
    let exact = EnumeratedSplitting(widths: [1, 2, 1], order: 3, particles: 3)
    let wrong = try Self.rademacher(exact, resampling: EqualOffspring())
    #expect(try Self.pValue(wrong, exact.known) < Self.alpha)
  }
}

import Estimation
import Foundation
import GSL
import Sampling
import TestSupport
import Testing

/// What the alarms see, and how often they cry for nothing.
@Suite struct TallyChecksTests {
  private static func findings(
    _ logs: [Double],
    order: Int = 1,
    known: KnownMoment? = nil
  ) -> TallyFindings {
    var checks = TallyChecks(order: order, samples: logs.count)
    for log in logs { checks.add(log) }
    return checks.findings(known: known)
  }

  private static func generator(_ block: Int) throws -> Generator {
    try Streams(seed: 41, purpose: .design).generator(block: block)
  }

  /// ln X for X log-normal of mean 1, with its exact moments.
  private static func logNormal(
    _ sigma: Double,
    _ count: Int,
    _ generator: Generator
  ) -> [Double] {
    (0..<count).map { _ in
      sigma * generator.draw(.gaussian) - sigma * sigma / 2
    }
  }

  private static func known(_ sigma: Double) -> KnownMoment {
    KnownMoment(logMean: 0, relativeVariance: expm1(sigma * sigma))
  }

  private static func isTail(_ alarm: TailAlarm) -> Bool {
    if case .tailNotSeen = alarm { true } else { false }
  }

  /// Where the central limit theorem is fine, every alarm of a single check is
  /// rare: at most one run in ten raises any.
  @Test func falseAlarmsAreRare() throws {
    let generator = try Self.generator(1)
    let trials = 120
    var alarmed = 0
    for _ in 0..<trials {
      let logs = Self.logNormal(0.5, 1_500, generator)
      let findings = Self.findings(logs, known: Self.known(0.5))
      if !findings.alarms.isEmpty { alarmed += 1 }
    }
    let alpha = CheckFamily.diagnostics.spend(on: "false alarms").alpha
    let law = BinomialLaw(trials: trials, probability: 0.1)
    #expect(law.tail(atLeast: alarmed) >= alpha, "\(alarmed) of \(trials)")
  }

  /// Where the mean is carried by networks that a run does not meet, the exact
  /// second moment says so; what the sample says of itself is not enough.
  @Test func theMissedTailIsSeen() throws {
    let generator = try Self.generator(2)
    let trials = 60
    let seen = (0..<trials).filter { _ in
      let logs = Self.logNormal(4, 1_500, generator)
      let findings = Self.findings(logs, known: Self.known(4))
      return findings.alarms.contains(where: Self.isTail)
    }.count
    // The exact second moment, e^16, rests on terms of ln X near 24, eight
    // standard deviations out: no run of 1,500 draws meets one.
    #expect(seen == trials)
  }

  /// A heavy tail of finite variance raises the alarms of the sample alone.
  @Test func heavyTailsRaiseAlarms() throws {
    let generator = try Self.generator(3)
    let logs = Self.logNormal(3, 2_000, generator)
    let alarms = Self.findings(logs).alarms
    func has(_ test: (TailAlarm) -> Bool) -> Bool {
      alarms.contains(where: test)
    }
    #expect(has { if case .varianceOfVariance = $0 { true } else { false } })
    #expect(has { if case .heavyTail = $0 { true } else { false } })
    #expect(has { if case .largeError = $0 { true } else { false } })
    for alarm in alarms { #expect(!"\(alarm)".isEmpty) }
  }

  /// A mean that moves during the run is found out.
  @Test func driftIsSeen() throws {
    let generator = try Self.generator(4)
    let logs = Self.logNormal(0.5, 4_000, generator).enumerated().map {
      $0.element + Double($0.offset) / 4_000
    }
    let alarms = Self.findings(logs).alarms
    let drifts = alarms.filter { if case .drift = $0 { true } else { false } }
    #expect(drifts.count == 1)
  }

  /// The figures themselves, on a sample that can be worked out: 99 ones and
  /// one hundred.
  @Test func figuresByHand() {
    let logs = (0..<100).map { $0 == 30 ? log(100) : 0.0 }
    let known = KnownMoment(logMean: log(2), relativeVariance: 50)
    let findings = Self.findings(logs, known: known)
    #expect(findings.samples == 100)
    #expect(abs(findings.largestShare - 100.0 / 199) <= 1e-12)
    #expect(findings.termsInHalf == 1)
    // Mean square (99 + 10⁴)/100 over 4 · 51.
    let ratio = findings.secondMomentRatio ?? 0
    #expect(abs(ratio - 100.99 / 204) <= 1e-12)
    #expect(abs((findings.exactRelativeError ?? 0) - 0.5.squareRoot()) <= 1e-14)
    #expect(findings.alarms.contains(.fewTerms(1)))
    #expect(
      findings.alarms.contains {
        if case .largestTerm = $0 { true } else { false }
      }
    )
    #expect(findings.alarms.contains(where: Self.isTail))
  }

  /// K multiplies the logarithm; no draws, one draw and dead draws do no harm.
  @Test func edges() throws {
    let generator = try Self.generator(5)
    let logs = Self.logNormal(0.3, 500, generator)
    let cubed = Self.findings(logs, order: 3)
    let plain = Self.findings(logs.map { 3 * $0 })
    #expect(cubed.relativeError == plain.relativeError)
    #expect(Self.findings([]).alarms.isEmpty)
    #expect(Self.findings([2]).relativeError == nil)
    let dead = Self.findings(Array(repeating: -.infinity, count: 50))
    #expect(dead.alarms == [.allZero] && dead.termsInHalf == nil)
    #expect(dead.secondMomentRatio == nil)
  }
}

import Foundation
import PathSum

/// One thing that the doctor looked at.
struct SelfCheck: Encodable {
  let name: String
  let passed: Bool
  let detail: String

  /// The false-alarm probability of one statistical check; there are fewer than
  /// a thousand.
  static let level = 1e-9

  /// All checks, the cheapest first.
  static func all() -> [SelfCheck] {
    CPULevel.available.map(stream)
      + CPULevel.available.dropFirst().map(agreement)
      + MeasureParser.examples.map(law)
      + SamplerKind.allCases.map(sampler)
  }

  /// Runs a check; what it throws is a failure.
  private static func check(
    _ name: String,
    _ body: () throws -> (Bool, String)
  ) -> SelfCheck {
    do {
      let (passed, detail) = try body()
      return SelfCheck(name: name, passed: passed, detail: detail)
    } catch {
      return SelfCheck(name: name, passed: false, detail: "\(error)")
    }
  }

  /// The vector stream of a level against sixteen scalar generators, and
  /// against a number that never changes.
  private static func stream(_ level: CPULevel) -> SelfCheck {
    check("stream on \(level.rawValue)") {
      let steps = 64
      let stream = BlockStream(try Streams(seed: 1), block: 0)
      var variates = try Variates(stream, level: level)
      let words = variates.words(steps: steps)
      let lanes = (0..<16).map { lane in
        Generator(
          xoshiro: philox(
            counter: (0, 3, UInt64(lane), 0),
            key: (1, Streams.Purpose.estimate.rawValue)
          )
        )
      }
      let expected = (0..<steps).flatMap { _ in
        lanes.map { UInt64($0.nextInteger()) }
      }
      let digest = words.reduce(0) { ($0 &* 0x100_0000_01B3) ^ $1 }
      return (
        words == expected && digest == frozenDigest,
        "\(words.count) words, digest \(String(digest, radix: 16))"
      )
    }
  }

  /// Of the first 1024 words of seed 1, block 0, under protocol 1.
  private static let frozenDigest: UInt64 = 0xbd6f_815a_cdc4_9e02

  /// No draw of a level is further from the baseline's than 2⁻⁵⁰, relative to
  /// the larger of 1 and the draw.
  private static func agreement(_ level: CPULevel) -> SelfCheck {
    check("\(level.rawValue) agrees with baseline") {
      let stream = BlockStream(try Streams(seed: 2), block: 0)
      var worst = 0.0
      for name in MeasureParser.examples {
        let law = try MeasureParser.law(name)
        var baseline = try Variates(stream, level: .baseline)
        var variates = try Variates(stream, level: level)
        let expected = baseline.draws(of: law, 1_024)
        for (x, y) in zip(variates.draws(of: law, 1_024), expected) {
          worst = max(worst, abs(x - y) / max(1, abs(y)))
        }
      }
      return (
        worst <= 0x1p-50,
        "largest difference \(Number.short(worst, digits: 2))"
      )
    }
  }

  /// Second moment by a test that is valid for any tail, signs by an exact one.
  private static func law(_ name: String) -> SelfCheck {
    check("law \(name)") {
      let law = try MeasureParser.law(name)
      let count = 16_384
      var variates = try Variates(BlockStream(Streams(seed: 3), block: 0))
      let draws = variates.draws(of: law, count)
      let kappa = law.kurtosis.doubleValue
      let positive = draws.count { $0 > 0 }
      let nonzero = draws.count { $0 != 0 }
      let signs =
        2
        * min(
          Tail.binomialLower(positive, n: nonzero, p: 0.5),
          Tail.binomialUpper(positive, n: nonzero, p: 0.5)
        )
      let areFair = !law.isSymmetric || signs >= level
      guard kappa.isFinite, kappa > 1 else {
        let isConstant = kappa != 1 || draws.allSatisfy { abs($0) == 1 }
        return (areFair && isConstant, "signs p = \(short(signs))")
      }
      let sd = law.standardDeviation
      let squares = pValue(
        draws.map { 2 * log(abs($0) / sd) },
        relativeVariance: kappa - 1
      )
      return (
        areFair && squares >= level,
        "signs p = \(short(signs)), second moment p >= \(short(squares))"
      )
    }
  }

  /// E[Z] = 1 on a small net, with the exact variance.
  private static func sampler(_ kind: SamplerKind) -> SelfCheck {
    check("sampler \(kind.rawValue)") {
      let spec = try NetworkSpec(
        architecture: Architecture(parsing: "4,8,20,1")
      )
      guard let variance = ExactMoments(spec).relativeVariance(1) else {
        return (false, "the exact variance is missing")
      }
      let sampler = try kind.sampler(for: spec)
      let streams = try Streams(seed: 4)
      let logs = (0..<32).flatMap {
        sampler.logSquaredGradients(
          Simulation.blockSize,
          from: BlockStream(streams, block: $0)
        )
      }
      let p = pValue(logs, relativeVariance: variance.value)
      let mean = logs.reduce(0) { $0 + exp($1) } / Double(logs.count)
      return (p >= level, "E[Z] = \(short(mean)), p >= \(short(p))")
    }
  }

  /// A bound on the p-value of E[X] = 1, given draws of ln X.
  private static func pValue(
    _ logs: [Double],
    relativeVariance: Double
  ) -> Double {
    let known = KnownMoment(logMean: 0, relativeVariance: relativeVariance)
    var sums = MomentAccumulator(
      order: 1,
      test: CatoniTest(known, samples: logs.count, level: level)
    )
    for log in logs { sums.add(log) }
    return sums.pValue ?? 0
  }

  private static func short(_ value: Double) -> String {
    Number.short(value, digits: 3)
  }
}

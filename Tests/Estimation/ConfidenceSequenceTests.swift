import ExactArithmetic
import Foundation
import GSL
import Sampling
import TestSupport
import Testing

@testable import Estimation

/// Looking after every draw, at heavy-tailed draws of known mean and variance.
@Suite struct ConfidenceSequenceTests {
  /// ln X of log-normal draws of mean 1 and relative variance e^{σ²} − 1.
  private static let sigma = 1.5
  private static let known = KnownMoment(
    logMean: 0,
    relativeVariance: expm1(sigma * sigma)
  )

  private static func path(_ length: Int, _ generator: Generator) -> [Double] {
    (0..<length).map { _ in
      sigma * generator.draw(.gaussian) - sigma * sigma / 2
    }
  }

  private static func generator(_ block: Int) throws -> Generator {
    try Streams(seed: 17, purpose: .design).generator(block: block)
  }

  /// The true mean is ever excluded in at most 5 % of the runs, though every one
  /// of 300 looks may end them; the textbook interval, looked at as often, fails
  /// the same check.
  @Test func coverageIsUniformInTime() throws {
    let generator = try Self.generator(1)
    let trials = 1_500
    var missed = 0
    var textbook = 0
    for _ in 0..<trials {
      var test = AnytimeTest(Self.known, level: 0.05)
      var (sum, isOut) = (0.0, false)
      for (i, log) in Self.path(300, generator).enumerated() {
        test.add(log)
        sum += exp(log) - 1
        let n = Double(i + 1)
        let z = abs(sum) / (n * Self.known.relativeVariance).squareRoot()
        if i >= 10, z > criticalZ(0.05) { isOut = true }
      }
      if test.pValue <= 0.05 { missed += 1 }
      if isOut { textbook += 1 }
    }
    let alpha = CheckFamily.coverage.spend(on: "confidence sequence").alpha
    let law = BinomialLaw(trials: trials, probability: 0.05)
    #expect(law.tail(atLeast: missed) >= alpha, "\(missed) of \(trials)")
    #expect(law.tail(atLeast: textbook) < alpha, "\(textbook) of \(trials)")
  }

  /// The interval leaves a mean out exactly where the test of it has grown.
  @Test func theSequenceInvertsTheTest() throws {
    let generator = try Self.generator(2)
    for mean in [0.2, 1, 4] {
      let shifted = KnownMoment(
        logMean: log(mean),
        relativeVariance: Self.known.relativeVariance
      )
      for _ in 0..<4 {
        var test = AnytimeTest(shifted, level: 0.2)
        var sequence = try #require(
          ConfidenceSequence(
            relativeVariance: Self.known.relativeVariance,
            confidence: 0.8
          )
        )
        var isOut = false
        for log in Self.path(60, generator) {
          test.add(log)
          sequence.add(log)
          let (low, high) = sequence.interval
          let value = LogNumber(mean)
          isOut = isOut || value < low || (high.map { $0 < value } ?? false)
          #expect(isOut == (test.pValue <= 0.2))
        }
      }
    }
  }

  /// Widths shrink towards the mean, slower than 1/√t but surely.
  @Test func widthsShrink() throws {
    let generator = try Self.generator(3)
    var sequence = try #require(
      ConfidenceSequence(relativeVariance: 0.25, confidence: 0.95)
    )
    var widths: [Double] = []
    for t in 1...6_400 {
      sequence.add(log(1 + 0.5 * generator.draw(.rademacher)))
      guard [400, 1_600, 6_400].contains(t) else { continue }
      let (low, high) = sequence.interval
      let top = try #require(high)
      #expect(low <= .one && .one <= top)
      widths.append(top.value - low.value)
    }
    for (wide, narrow) in zip(widths, widths.dropFirst()) {
      #expect((0.5...0.65).contains(narrow / wide))
    }
  }

  /// Nothing drawn leaves everything; no variance makes no sequence.
  @Test func edges() throws {
    let empty = try #require(
      ConfidenceSequence(relativeVariance: 1, confidence: 0.95)
    )
    #expect(empty.interval.low.isZero && empty.interval.high == nil)
    #expect(ConfidenceSequence(relativeVariance: 0, confidence: 0.9) == nil)
    #expect(AnytimeTest(Self.known, level: 0.05).pValue == 1)
    var huge = AnytimeTest(Self.known, level: 0.05)
    huge.add(1e6)
    #expect(huge.pValue < 1e-3)
  }
}

import Estimation
import ExactArithmetic
import Foundation
import GSL
import Sampling

/// Sampling until the intervals are narrow enough, valid whenever it stops.
///
/// The confidence sequence of each moment holds at all times at once, so the
/// data may decide when to stop. It needs the variance, which the transfer
/// recursion gives exactly, and nothing else. See ``ConfidenceSequence``.
public struct SequentialExperiment: Sendable {
  /// One moment when the run stopped.
  public struct Outcome: Sendable {
    /// What was known beforehand.
    public let expectation: Expectation
    /// The sample mean.
    public let mean: LogNumber
    /// The interval's lower end.
    public let low: LogNumber
    /// The interval's upper end; nil while it has none.
    public let high: LogNumber?
    /// The networks drawn.
    public let samples: Int
    /// A p-value of the exact value that may be read at any time.
    public let pValue: Double
    /// Violated below the level, consistent if narrow enough, or inconclusive.
    public let verdict: Verdict

    /// The interval's width over the mean; infinite without an upper end.
    public var relativeWidth: Double {
      guard let high, !mean.isZero else { return .infinity }
      return (high.subtracting(low) / mean).value
    }
  }

  /// The simulation, whose size is the most that is drawn.
  public let experiment: Experiment
  /// The relative width to reach.
  public let width: Double

  /// The run that stops at a relative width, or at the experiment's size.
  public init(_ experiment: Experiment, width: Double) {
    self.experiment = experiment
    self.width = width
  }

  /// The networks that the run will take, roughly; nil without a variance.
  ///
  /// From the width 2√(v(ln t + 1) · 2 ln(2/δ)/t) of the sequence at time t.
  public func samplesExpected(_ expectation: Expectation) -> Double? {
    guard let v = expectation.known?.relativeVariance else { return nil }
    let log2d = 2 * log(2 / (1 - experiment.confidence))
    var t = 100.0
    for _ in 0..<60 {
      t = max(100, 4 * v * log2d * (1 + log(t)) / (width * width))
    }
    return t
  }

  private struct Stop: Error {}

  fileprivate struct Track {
    let expectation: Expectation
    var sums: MomentAccumulator
    var sequence: ConfidenceSequence
    var test: AnytimeTest
  }

  /// Runs until every interval is narrow enough or the nets are used up;
  /// moments without a known variance are left out.
  ///
  /// Intervals are looked at whenever the number of networks has grown by a
  /// quarter. Throws `CancellationError` if the task is cancelled.
  public func run(
    progress: (Int) -> Void = { _ in }
  ) async throws -> [Outcome] {
    try await run(progress: progress, look: { _ in })
  }

  /// The run as it goes: the outcomes whenever the number of networks has grown
  /// by a quarter, the last of them those of ``run(progress:)``.
  ///
  ///     let net = try NetworkSpec(architecture: .init(parsing: "4,8,1"))
  ///     let experiment = Experiment(
  ///       net,
  ///       moments: [1],
  ///       samples: 10_000,
  ///       streams: try Streams(seed: 7)
  ///     )
  ///     let run = SequentialExperiment(experiment, width: 0.7)
  ///     for try await outcomes in run.estimates {
  ///       print(outcomes[0].samples, Number.short(outcomes[0].relativeWidth))
  ///     }
  ///     // 1024 0.90263
  ///     // 1280 0.80091
  ///     // 1792 0.68323
  ///
  /// Every interval may be looked at, for they hold all at once. Whoever stops
  /// listening stops the run; a run that fails ends the sequence by throwing.
  public var estimates: AsyncThrowingStream<[Outcome], any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          var seen = 0
          let last = try await run(progress: { _ in }) { outcomes in
            seen = outcomes.first?.samples ?? 0
            continuation.yield(outcomes)
          }
          if last.first?.samples != seen { continuation.yield(last) }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private func run(
    progress: (Int) -> Void,
    look: ([Outcome]) -> Void
  ) async throws -> [Outcome] {
    var tracks = experiment.expectations.compactMap(track)
    var next = 1000.0
    var count = 0
    do {
      try await experiment.simulation.run { block in
        for i in tracks.indices { tracks[i].take(block) }
        count += block.count
        progress(count)
        guard Double(count) >= next else { return }
        next = 1.25 * Double(count)
        let outcomes = tracks.map(outcome)
        look(outcomes)
        if outcomes.allSatisfy({ $0.relativeWidth <= width }) { throw Stop() }
      }
    } catch is Stop {}
    return tracks.map(outcome)
  }

  private func track(_ expectation: Expectation) -> Track? {
    guard let known = expectation.known,
      let sequence = ConfidenceSequence(
        relativeVariance: known.relativeVariance,
        confidence: experiment.confidence
      )
    else { return nil }
    return Track(
      expectation: expectation,
      sums: MomentAccumulator(order: expectation.order),
      sequence: sequence,
      test: AnytimeTest(known, level: experiment.level)
    )
  }

  private func outcome(_ track: Track) -> Outcome {
    let (low, high) = track.sequence.interval
    let p = track.test.pValue
    let mean = track.sums.mean
    let reached = high.map {
      !mean.isZero && ($0.subtracting(low) / mean).value <= width
    }
    return Outcome(
      expectation: track.expectation,
      mean: mean,
      low: low,
      high: high,
      samples: track.sums.count,
      pValue: p,
      verdict: p < experiment.level
        ? .violated : reached == true ? .consistent : .inconclusive
    )
  }
}

extension SequentialExperiment.Track {
  mutating func take(_ block: [Double]) {
    for logZ in block {
      let term = Double(expectation.order) * logZ
      sums.add(logZ)
      sequence.add(term)
      test.add(term)
    }
  }
}

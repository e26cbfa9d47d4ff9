import Estimation
import Networks
import Sampling

/// What a cell will take, and what can be hoped for.
public struct SweepForecast: Sendable {
  /// The cell.
  public let cell: SweepCell
  /// How it will be answered.
  public let course: SweepQuestion.Course
  /// What will draw; nil if nothing is drawn.
  public let drawing: String?
  /// Seconds on the threads at hand, from a short self-timing; nil where
  /// nothing is run.
  public let seconds: Double?
  /// Nets or particles for a relative standard error of
  /// ``Experiment/resolution``; nil if no number is known to be enough.
  public let samplesNeeded: Double?
  /// What to expect, in a few words.
  public let outlook: String
}

/// Forecasts of many cells; nets that were timed once are not timed again.
public final class SweepForecaster {
  private var timings: [String: SamplerTiming] = [:]
  private let threads: Int

  /// The forecaster of a run on so many threads.
  public init(threads: Int) { self.threads = threads }

  /// The forecast of a cell.
  ///
  /// Throws `CancellationError` if the task is cancelled.
  public func forecast(
    _ cell: SweepCell
  ) async throws -> SweepForecast {
    let clock = ContinuousClock()
    let start = clock.now
    let question = try SweepQuestion(cell, threads: threads)
    let thinking = seconds(clock.now - start)
    let course = try await question.course()
    switch course {
    case .exact:
      return question.forecast(course, nil, thinking, nil, "exact")
    case .refused(let sentence):
      return question.forecast(course, nil, nil, nil, "refused: \(sentence)")
    case .direct(let samples):
      let each = timing(question)?.secondsPerNetwork ?? 0
      return question.direct(samples, course, each / Double(threads))
    case .splitting(let particles):
      return try await question.split(particles, course)
    }
  }

  private func timing(_ question: SweepQuestion) -> SamplerTiming? {
    guard let sampler = question.sampler else { return nil }
    let spec = question.cell.spec
    let key =
      "\(spec.architecture);\(spec.weightsName);\(spec.biasesName);"
      + "\(spec.quantity.name);\(sampler.name)"
    if let known = timings[key] { return known }
    let timing = SamplerTiming(sampler, streams: question.streams)
    timings[key] = timing
    return timing
  }

  private func seconds(_ duration: Duration) -> Double {
    let parts = duration.components
    return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }
}

extension SweepQuestion {
  fileprivate func forecast(
    _ course: Course,
    _ drawing: String?,
    _ seconds: Double?,
    _ needed: Double?,
    _ outlook: String
  ) -> SweepForecast {
    SweepForecast(
      cell: cell,
      course: course,
      drawing: drawing,
      seconds: seconds,
      samplesNeeded: needed,
      outlook: outlook
    )
  }

  fileprivate func direct(
    _ samples: Int,
    _ course: Course,
    _ secondsEach: Double
  ) -> SweepForecast {
    let needed = expectation.samplesToTrust(
      confidence: cell.budget.confidence
    )
    let outlook =
      expectation.refusal.map { "no verdict: \($0)" }
      ?? (needed.map { $0 <= Double(samples) } == true
        ? "resolved" : "inconclusive with so few nets")
    return forecast(
      course,
      sampler?.name,
      secondsEach * Double(samples),
      needed,
      outlook
    )
  }

  fileprivate func split(
    _ particles: Int,
    _ course: Course
  ) async throws -> SweepForecast {
    let pilot = try await SplittingPilot(
      cell.spec,
      order: cell.order,
      streams: streams,
      threads: threads
    )
    guard let pilot else {
      return forecast(
        course,
        "splitting",
        nil,
        nil,
        "inconclusive: no pilot run can be believed"
      )
    }
    let needed = pilot.particlesNeeded(precision: Experiment.resolution)
    return forecast(
      course,
      pilot.evidence == .conditioning ? "conditioned" : "dense",
      Double(particles) * pilot.secondsPerParticle / Double(threads),
      needed,
      needed <= Double(particles)
        ? "resolved" : "inconclusive with so few particles"
    )
  }
}

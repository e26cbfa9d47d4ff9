import Estimation
import PathSums
import Sampling

/// What became of a cell.
public struct SweepAnswer: Sendable {
  /// The cell.
  public let cell: SweepCell
  /// How it was answered.
  public let course: SweepQuestion.Course
  /// The name of what drew, and what its numbers are evidence for; nil if
  /// nothing was drawn.
  public let drawing: (name: String, evidence: EvidenceLevel)?
  /// What was known beforehand.
  public let expectation: Expectation
  /// The row of a sampled cell.
  public let row: Row?
  /// What follows for this cell alone.
  public let verdict: Verdict
  /// Sentences that a reader should not miss.
  public let alarms: [String]
}

extension SweepQuestion {
  /// The answer; `progress` is told the share that is done.
  ///
  /// Throws `CancellationError` if the task is cancelled.
  public func answer(
    progress: (Double) -> Void = { _ in }
  ) async throws -> SweepAnswer {
    let course = try await course()
    switch course {
    case .exact: return exactAnswer()
    case .refused(let sentence): return refusal(sentence)
    case .direct(let samples):
      return try await drawn(samples, course, progress)
    case .splitting(let particles):
      return try await split(particles, course, progress)
    }
  }

  /// An exact value is held against the proved bounds, rigorously.
  private func exactAnswer() -> SweepAnswer {
    let broken = expectation.bounds.filter { bound in
      bound.applies
        && expectation.exact.map { bound.admits($0) == false } == true
    }
    return SweepAnswer(
      cell: cell,
      course: .exact,
      drawing: nil,
      expectation: expectation,
      row: nil,
      verdict: broken.isEmpty ? .consistent : .violated,
      alarms: broken.map { "outside the bound \($0.name)" }
    )
  }

  private func refusal(_ sentence: String) -> SweepAnswer {
    SweepAnswer(
      cell: cell,
      course: .refused(sentence),
      drawing: nil,
      expectation: expectation,
      row: nil,
      verdict: .refused,
      alarms: [sentence]
    )
  }

  private func drawn(
    _ samples: Int,
    _ course: Course,
    _ progress: (Double) -> Void
  ) async throws -> SweepAnswer {
    guard let experiment = experiment(samples: samples) else {
      return refusal("no sampler")
    }
    let sums = try await experiment.momentRun().run { sums, _ in
      progress(Double(sums.count) / Double(samples))
    }
    let row = experiment.report(sums).rows[0]
    let sampler = experiment.simulation.sampler
    return answer(row, course, (sampler.name, sampler.evidence))
  }

  private func split(
    _ particles: Int,
    _ course: Course,
    _ progress: (Double) -> Void
  ) async throws -> SweepAnswer {
    guard let experiment = experiment(samples: particles) else {
      return refusal("no sampler")
    }
    let row = try await experiment.split(
      expectation,
      particles: particles,
      progress: progress
    )
    let drawing = row.drawing.map { ($0.rawValue, $0.evidence) }
    return answer(row, course, drawing)
  }

  private func answer(
    _ row: Row,
    _ course: Course,
    _ drawing: (name: String, evidence: EvidenceLevel)?
  ) -> SweepAnswer {
    SweepAnswer(
      cell: cell,
      course: course,
      drawing: drawing,
      expectation: expectation,
      row: row,
      verdict: row.verdict,
      alarms: row.alarms
    )
  }
}

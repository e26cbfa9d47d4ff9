import ArgumentParser
import Foundation
import PathSum

/// `pathsum estimate --until-width`: a run that the data may stop.
struct SequentialRun {
  /// Nets that are drawn at most without --samples.
  static let defaultLimit = 20_000_000

  let command: EstimateCommand
  let width: Double

  init(_ command: EstimateCommand, width text: String) throws {
    guard let value = Rational(text)?.doubleValue, (1e-4...2).contains(value)
    else {
      throw Failure.Usage(
        "--until-width '\(text)' is not a relative width from 1e-4 to 2"
      )
    }
    let long = command.longRun
    guard command.precision == nil, long.checkpoint == nil, long.slice == nil
    else {
      throw Failure.Usage(
        "--until-width stops by itself: it goes with neither --precision nor"
          + " --checkpoint nor --slice"
      )
    }
    self.command = command
    width = value
  }

  func run() async throws {
    let sequential = try prepared()
    let outcomes = try await outcomes(sequential)
    try deliver(outcomes, sequential)
  }

  private func prepared() throws -> SequentialExperiment {
    _ = try command.output.resolvedFormat()
    try command.output.prepare()
    let seed = try Parsing.seed(command.options.seed)
    if command.options.seed == nil { Console.complain("seed \(seed)") }
    let limit =
      try command.samples.map { try Parsing.count($0, "--samples") }
      ?? SequentialRun.defaultLimit
    let experiment = try command.experiment(seed: seed, samples: limit)
    let sequential = SequentialExperiment(experiment, width: width)
    for expectation in experiment.expectations {
      if let refusal = expectation.refusal { throw Failure.Refusal(refusal) }
      guard let needed = sequential.samplesExpected(expectation) else {
        throw Failure.Refusal(
          "\(expectation.name) has no known variance, which the confidence"
            + " sequence needs: use --method splitting"
        )
      }
      guard needed <= 2 * Double(limit) else {
        throw Failure.Refusal(
          "\(expectation.name) takes about \(Number.count(needed)) nets to a"
            + " width of \(Number.percent(width)), beyond the"
            + " \(Number.count(Double(limit))) of --samples: use --method"
            + " splitting"
        )
      }
    }
    return sequential
  }

  private func outcomes(
    _ sequential: SequentialExperiment
  ) async throws -> [SequentialExperiment.Outcome] {
    let progress = Progress("until \(Number.percent(width)) wide")
    let expected =
      sequential.experiment.expectations
      .compactMap(sequential.samplesExpected).max() ?? 1
    let outcomes = try await sequential.run {
      progress.update(min(1, Double($0) / expected))
    }
    progress.finish()
    return outcomes
  }

  private func deliver(
    _ outcomes: [SequentialExperiment.Outcome],
    _ sequential: SequentialExperiment
  ) throws {
    let report = SequentialReport(
      experiment: sequential.experiment,
      outcomes: outcomes,
      width: width,
      seed: sequential.experiment.simulation.streams.seed
    )
    switch try command.output.resolvedFormat() {
    case .json: try command.output.deliver(OutputOptions.json(report.document))
    case .csv: try command.output.deliver(report.csv.csv)
    case .table: try command.output.deliver(report.text)
    }
    let verdicts = outcomes.map(\.verdict)
    if verdicts.contains(.violated) {
      throw ExitCode(Failure.Status.violated.rawValue)
    }
    if verdicts.contains(.inconclusive) {
      throw ExitCode(Failure.Status.inconclusive.rawValue)
    }
  }
}

import Networks
import PathSums
import Sampling
import Theory

/// Rows of the second-moment figure: exact ones by the transfer recursion,
/// drawn ones by their seed, one by one.
struct SecondMomentRowCheck: RowCheck {
  /// The most weights that a row may take to be drawn again.
  static let mostWeights = 4.5e7

  func applies(to table: Table) -> Bool {
    table.columns == SecondMomentFigure.Outcome().table.columns
  }

  func isQuick(_ row: [String], of table: Table) -> Bool {
    guard table.cell(row, "method") != "exact" else { return true }
    guard let samples = table.cell(row, "samples").flatMap(Double.init),
      let net = try? table.spec(row)
    else { return false }
    return samples * net.architecture.weightCount <= Self.mostWeights
  }

  func recomputed(
    _ row: [String],
    of table: Table,
    seed: UInt64?,
    threads: Int
  ) async throws -> [String: String] {
    let spec = try table.spec(row)
    let isExact = try table.required(row, "method") == "exact"
    let samples =
      isExact ? nil : try table.number(row, "samples", as: Int.self)
    let point = SecondMomentFigure.Point(
      profile: try table.required(row, "profile"),
      name: try table.required(row, "name"),
      spec: spec,
      exact: try ExactMoments(spec).moment(2),
      samples: samples
    )
    var outcome = SecondMomentFigure.Outcome()
    if let samples {
      let own = try table.number(row, "seed", as: UInt64.self)
      outcome.addSampled(
        point,
        try await sampled(point, samples, own, threads),
        isRejected: false
      )
    } else {
      outcome.addExact(point)
    }
    guard let fresh = outcome.table.rows.first else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: zip(outcome.table.columns, fresh)
    )
  }

  private func sampled(
    _ point: SecondMomentFigure.Point,
    _ samples: Int,
    _ seed: UInt64,
    _ threads: Int
  ) async throws -> SecondMomentFigure.SampledPoint {
    let experiment = Experiment(
      point.spec,
      moments: [2],
      samples: samples,
      streams: try Streams(seed: seed),
      threads: threads
    )
    let report = try await experiment.run()
    return SecondMomentFigure.SampledPoint(
      row: report.rows[0],
      sampler: experiment.simulation.sampler,
      seed: seed
    )
  }
}

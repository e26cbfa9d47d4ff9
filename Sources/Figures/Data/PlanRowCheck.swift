import Networks
import Sampling
import Theory

/// Rows of the calibration of plans: the plan is made again, not the runs that
/// it was held against.
struct PlanRowCheck: RowCheck {
  func applies(to table: Table) -> Bool {
    Set(["predicted", "needed", "precision", "method", "measured_on"])
      .isSubset(of: table.columns)
  }

  func isQuick(_ row: [String], of table: Table) -> Bool {
    ["direct", "splitting"].contains(table.cell(row, "method"))
  }

  func recomputed(
    _ row: [String],
    of table: Table,
    seed: UInt64?,
    threads: Int
  ) async throws -> [String: String] {
    let net = CalibrationNet(
      try table.required(row, "widths"),
      try table.required(row, "weights"),
      bias: try table.required(row, "bias"),
      order: try table.number(row, "moment", as: Int.self)
    )
    let precision = try table.number(row, "precision", as: Double.self)
    let spec = try net.spec()
    let isDirect = try table.required(row, "method") == "direct"
    let predicted =
      isDirect
      ? Expectation(spec, order: net.order, hypotheses: Hypotheses(spec))
        .samplesNeeded(resolution: precision)
      : try await piloted(net, spec, precision, seed, threads)
    return ["predicted": Number.full(predicted) ?? ""]
  }

  private func piloted(
    _ net: CalibrationNet,
    _ spec: NetworkSpec,
    _ precision: Double,
    _ seed: UInt64?,
    _ threads: Int
  ) async throws -> Double? {
    let runs = Replications(seed: seed ?? 1, count: 1, threads: threads)
    let pilot = try await SplittingPilot(
      spec,
      order: net.order,
      streams: try runs.streams(0),
      threads: threads
    )
    return pilot?.particlesNeeded(precision: precision)
  }
}

import Foundation
import PathSum

/// What plans foretell and what runs then need.
enum PlanTable {
  static func make(_ runs: Replications) async throws -> Table {
    var table = Table(columns: [
      "widths", "weights", "bias", "moment", "beta", "method", "precision",
      "predicted", "needed", "ratio", "within_factor_2", "measured_on",
    ])
    for net in PlanStudy.nets {
      for precision in [0.05, 0.02] {
        let direct = try await PlanStudy.direct(net, precision: precision, runs)
        add(direct, of: net, precision, to: &table)
        let split = try await PlanStudy.splitting(
          net,
          precision: precision,
          runs
        )
        add(split, of: net, precision, to: &table)
      }
    }
    return table
  }

  private static func add(
    _ outcome: PlanStudy.Outcome?,
    of net: CalibrationNet,
    _ precision: Double,
    to table: inout Table
  ) {
    guard let outcome else { return }
    let ratio = outcome.needed.map { outcome.predicted / $0 }
    let isClose = ratio.map { (0.5...2).contains($0) ? "yes" : "no" }
    table.append(
      [
        "method": outcome.method, "precision": "\(precision)",
        "predicted": Number.full(outcome.predicted),
        "needed": Number.full(outcome.needed),
        "ratio": Number.full(ratio), "within_factor_2": isClose,
        "measured_on": "\(outcome.measuredOn)",
      ],
      under: net.cells
    )
  }
}

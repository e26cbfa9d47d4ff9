import Foundation
import PathSum

/// How far the means of very many tiny runs are from exact values.
enum UnbiasednessTable {
  static func make(_ runs: Replications) async throws -> Table {
    var table = Table(columns: [
      "estimator", "claims_unbiased", "widths", "weights", "bias", "moment",
      "beta", "run_size", "replications", "relative_bias",
      "relative_standard_error", "error_from", "variance_of_variance",
      "deviation_in_errors", "within_4",
    ])
    for net in BiasStudy.nets {
      guard let study = try BiasStudy(net, runs) else { continue }
      for estimator in BiasStudy.Estimator.allCases {
        guard let outcome = try await study.run(estimator) else { continue }
        table.append(
          [
            "estimator": estimator.rawValue,
            "claims_unbiased": estimator.isUnbiased ? "yes" : "no",
            "run_size": "\(BiasStudy.runSize)",
            "replications": "\(runs.count)",
            "relative_bias": Number.full(outcome.relativeBias),
            "relative_standard_error": Number.full(outcome.standardError),
            "error_from": outcome.isErrorExact ? "exact variance" : "the runs",
            "variance_of_variance": Number.full(outcome.varianceOfVariance),
            "deviation_in_errors": Number.full(outcome.deviation),
            "within_4": abs(outcome.deviation) <= 4 ? "yes" : "no",
          ],
          under: net.cells
        )
      }
    }
    return table
  }
}

import Foundation
import PathSum

/// How often wrong formulas are found violated by a run of the usual size.
enum ControlTable {
  static func make(_ runs: Replications) async throws -> Table {
    var table = Table(columns: [
      "control", "widths", "weights", "bias", "moment", "beta", "sampler",
      "samples", "replications", "violated", "power", "ci_low", "ci_high",
    ])
    let samples = EstimateBudget.defaultSamples
    for control in NegativeControl.allCases {
      let spec = try control.net.spec()
      let kind = SamplerKind.fastest(for: spec, admitting: .conditioning)
      let sampler = try kind.sampler(for: spec)
      let verdicts = try await runs.map { streams in
        try await control.verdict(
          streams: streams,
          samples: samples,
          sampler: sampler
        )
      }
      let violated = verdicts.count { $0 == .violated }
      let interval = Tail.binomialInterval(
        violated,
        n: verdicts.count,
        confidence: 0.95
      )
      table.append(
        [
          "control": control.rawValue, "sampler": sampler.name,
          "samples": "\(samples)", "replications": "\(verdicts.count)",
          "violated": "\(violated)",
          "power": Number.full(Double(violated) / Double(verdicts.count)),
          "ci_low": Number.full(interval.low),
          "ci_high": Number.full(interval.high),
        ],
        under: control.net.cells
      )
    }
    return table
  }
}

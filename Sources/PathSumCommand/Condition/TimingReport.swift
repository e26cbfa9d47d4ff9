import Foundation
import PathSum

/// How long metrics take: medians over all readings.
struct TimingReport {
  private let setting: ConditionSetting
  private let findings: Findings

  init(_ setting: ConditionSetting, _ findings: Findings) {
    self.setting = setting
    self.findings = findings
  }

  /// One row a family, and one for the gradient that all of them need.
  var table: Table {
    var table = Table(columns: [
      "widths", "depth", "parameters", "batch", "family", "passes", "seconds",
      "seconds_per_pass", "readings", "blas",
    ])
    let readings = findings.readings
    func add(_ name: String, _ times: [(passes: Int, seconds: Double)]) {
      guard !times.isEmpty else { return }
      table.append([
        "widths": setting.architecture.description,
        "depth": "\(setting.architecture.depth)",
        "parameters": "\(setting.shape.parameterCount)",
        "batch": "\(findings.batchSize)", "family": name,
        "passes": "\(times[0].passes)",
        "seconds": "\(median(times.map(\.seconds)))",
        "seconds_per_pass":
          "\(median(times.map { $0.seconds / Double(max($0.passes, 1)) }))",
        "readings": "\(times.count)", "blas": BLAS.name,
      ])
    }
    add("gradient", readings.map { (1, $0.gradientSeconds) })
    for family in Metric.Family.allCases {
      add(
        family.rawValue,
        readings.compactMap { reading in
          reading.seconds[family].map { (reading.passes[family] ?? 1, $0) }
        }
      )
    }
    return table
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1
      ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

/// The first net and batch of a study, for other programs.
struct ConditionExport: Encodable {
  let schema = "pathsum/1"
  let command = "condition"
  let widths: [Int]
  let parameters: [Double]
  let inputs: [Double]
  let targets: [Double]

  init(_ setting: ConditionSetting, _ study: Study) throws {
    let (w, batch) = try study.first()
    widths = setting.architecture.widths
    parameters = w
    inputs = batch.inputs.values
    targets = batch.targets.values
  }
}

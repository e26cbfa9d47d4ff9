import Foundation
import PathSum

/// What `pathsum condition --train` has to say.
struct TrainingReport {
  private let trained: [TrainedVariant]
  private let rows: [TrainingRow]
  private let setting: ConditionSetting
  private let confidence: Double

  init(
    _ setting: ConditionSetting,
    _ trained: [TrainedVariant],
    report: TrainingOptions.Report,
    confidence: Double
  ) {
    self.setting = setting
    self.trained = trained
    self.confidence = confidence
    switch report {
    case .series: rows = trained.flatMap { $0.series(confidence) }
    case .epochs: rows = trained.map { $0.epochs(confidence) }
    case .scatter:
      let points = trained.flatMap { $0.scatter(confidence) }
      rows = points + TrainingReport.correlations(points, confidence)
    }
  }

  /// Spearman's correlation over the variants, of every metric with the fall of
  /// the loss and with the lowest loss.
  private static func correlations(
    _ points: [TrainingRow],
    _ confidence: Double
  ) -> [TrainingRow] {
    ["steepest_descent", "lowest_loss"].flatMap { report in
      let own = points.filter { $0.report == report }
      var names: [String] = []
      for row in own where !names.contains(row.metric) {
        names.append(row.metric)
      }
      return names.compactMap { name -> TrainingRow? in
        let pairs = own.filter { $0.metric == name }.compactMap { row in
          row.value.flatMap { value in row.against.map { (value, $0) } }
        }
        guard let rho = RankCorrelation(pairs) else { return nil }
        let interval = rho.interval(confidence: confidence)
        return TrainingRow(
          report: "correlation",
          variant: nil,
          metric: name,
          value: rho.value,
          low: interval?.low,
          high: interval?.high,
          count: rho.count,
          note: "Spearman, at the \(report.replacing("_", with: " "))"
        )
      }
    }
  }

  /// The report for machines.
  var table: Table {
    var table = Table(columns: [
      "report", "variant", "widths", "depth", "beta", "parameters",
      "activation", "block", "initialization", "normalization", "data", "loss",
      "seed", "blas", "epoch", "step", "metric", "method", "value",
      "log_value", "ci_low", "ci_high", "err_minus", "err_plus", "confidence",
      "against", "count", "note",
    ])
    for row in rows {
      let own = trained.first { $0.variant.label == row.variant }?.variant
      let c = own.map {
        $0.options.cells($0.architecture, parameters: $0.parameters)
      }
      let log = row.value.flatMap { $0 > 0 ? Foundation.log($0) : nil }
      table.append(
        [
          "report": row.report, "variant": row.variant,
          "data": setting.data.name, "loss": setting.loss.rawValue,
          "seed": "\(setting.seed)", "blas": BLAS.name,
          "epoch": Number.full(row.epoch), "step": row.step.map(String.init),
          "metric": row.metric, "method": row.method,
          "value": Number.full(row.value), "log_value": Number.full(log),
          "ci_low": Number.full(row.low), "ci_high": Number.full(row.high),
          "err_minus": Number.full(gap(row.value, row.low)),
          "err_plus": Number.full(gap(row.high, row.value)),
          "confidence": "\(confidence)", "against": Number.full(row.against),
          "count": "\(row.count)", "note": row.note,
        ],
        under: c ?? [:]
      )
    }
    return table
  }

  private func gap(_ a: Double?, _ b: Double?) -> Double? {
    guard let a, let b else { return nil }
    return a - b
  }

  /// The report for people.
  var text: String {
    var table = Table(columns: [
      "report", "variant", "epoch", "step", "metric", "value", "low", "high",
      "against", "count", "note",
    ])
    for row in rows {
      table.append([
        row.report.replacing("_", with: " "), row.variant ?? "",
        short(row.epoch), row.step.map(String.init) ?? "",
        row.metric.replacing("_", with: " "), short(row.value),
        short(row.low), short(row.high), short(row.against), "\(row.count)",
        row.note ?? "",
      ])
    }
    return """
      data \(setting.data.name), \(setting.data.count) examples, a fifth held \
      out; loss \(setting.loss.rawValue)

      \(table.text)
      low and high: Student's \(Number.percent(confidence)) interval over nets
      seed \(setting.seed)  \(BLAS.name)

      """
  }

  private func short(_ x: Double?) -> String {
    x.map { Number.short($0, digits: 4) } ?? ""
  }

  /// The report as JSON.
  var document: some Encodable {
    Document(
      data: setting.data.name,
      loss: setting.loss.rawValue,
      seed: "\(setting.seed)",
      blas: BLAS.name,
      confidence: confidence,
      results: rows
    )
  }

  private struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "condition"
    let data: String
    let loss: String
    let seed: String
    let blas: String
    let confidence: Double
    let results: [TrainingRow]
  }
}

extension TrainingRow {
  /// How the number comes about, in a word.
  fileprivate var method: String {
    if report == "correlation" { return "spearman" }
    return Metric(rawValue: metric)?.method ?? "training"
  }
}

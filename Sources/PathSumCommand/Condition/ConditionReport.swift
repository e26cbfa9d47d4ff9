import Foundation
import PathSum

/// What `pathsum condition` found at initialization.
struct ConditionReport {
  private let setting: ConditionSetting
  private let findings: Findings
  private let confidence: Double
  private let results: [Result]
  private let masks: [MaskResult]

  /// One metric.
  struct Result: Encodable {
    let metric: String
    let method: String
    let value: Double?
    let logValue: Double?
    let low: Double?
    let high: Double?
    let confidence: Double
    let deviationNets: Double?
    let deviationBatches: Double?
    let deviationDirections: Double?
    let defined: Int
    let readings: Int
    let undefined: String?
  }

  /// One metric under masks of one density.
  struct MaskResult: Encodable {
    let metric: String
    let density: Double
    let value: Double
    let meanError: Double
    let relativeError: Double?
    let timeRatio: Double?
  }

  init(
    _ setting: ConditionSetting,
    _ findings: Findings,
    confidence: Double
  ) {
    self.setting = setting
    self.findings = findings
    self.confidence = confidence
    results = findings.rows.map { row in
      let value = row.components?.mean
      let interval = row.components?.interval(confidence: confidence)
      return Result(
        metric: row.metric.rawValue,
        method: row.metric.method,
        value: value,
        logValue: value.flatMap { $0 > 0 ? log($0) : nil },
        low: interval.map { max($0.low, row.metric.range.lowerBound) },
        high: interval.map { min($0.high, row.metric.range.upperBound) },
        confidence: confidence,
        deviationNets: row.components?.nets,
        deviationBatches: row.components?.batches,
        deviationDirections: row.metric.dependsOnDirections
          ? row.components?.directions : nil,
        defined: row.defined,
        readings: row.readings,
        undefined: row.reason
      )
    }
    masks = findings.maskRows.map {
      MaskResult(
        metric: $0.metric.rawValue,
        density: $0.density,
        value: $0.mean,
        meanError: $0.meanError,
        relativeError: $0.relativeError,
        timeRatio: $0.timeRatio
      )
    }
  }

  /// The report for machines: a row a metric, then one a metric and density.
  var table: Table {
    var table = Table(columns: ConditionReport.columns)
    for r in results {
      table.append(
        [
          "metric": r.metric, "method": r.method,
          "value": Number.full(r.value), "log_value": Number.full(r.logValue),
          "ci_low": Number.full(r.low), "ci_high": Number.full(r.high),
          "err_minus": Number.full(difference(r.value, r.low)),
          "err_plus": Number.full(difference(r.high, r.value)),
          "confidence": "\(r.confidence)",
          "sd_nets": Number.full(r.deviationNets),
          "sd_batches": Number.full(r.deviationBatches),
          "sd_directions": Number.full(r.deviationDirections),
          "defined": "\(r.defined)", "readings": "\(r.readings)",
          "undefined_because": r.undefined,
        ],
        under: common
      )
    }
    for m in masks {
      table.append(
        [
          "metric": m.metric, "method": "mask",
          "mask_density": "\(m.density)", "value": "\(m.value)",
          "log_value": Number.full(m.value > 0 ? log(m.value) : nil),
          "mask_error": "\(m.meanError)",
          "mask_relative_error": Number.full(m.relativeError),
        ],
        under: common
      )
    }
    return table
  }

  private static let columns = [
    "widths", "depth", "beta", "parameters", "activation", "block",
    "initialization", "normalization", "data", "loss", "examples", "seed",
    "blas", "metric", "method", "mask_density", "value", "log_value", "ci_low",
    "ci_high", "err_minus", "err_plus", "confidence", "sd_nets", "sd_batches",
    "sd_directions", "defined", "readings", "undefined_because", "mask_error",
    "mask_relative_error",
  ]

  private var common: KeyValuePairs<String, String?> {
    let c = setting.cells
    return KeyValuePairs(
      dictionaryLiteral: c[0],
      c[1],
      c[2],
      c[3],
      c[4],
      c[5],
      c[6],
      c[7],
      ("data", setting.data.name),
      ("loss", setting.loss.rawValue),
      ("examples", "\(setting.data.count)"),
      ("seed", "\(setting.seed)"),
      ("blas", BLAS.name)
    )
  }

  private func difference(_ a: Double?, _ b: Double?) -> Double? {
    guard let a, let b else { return nil }
    return a - b
  }
}

extension Metric {
  /// How the number comes about, in a word.
  var method: String {
    switch self {
    case .weightCondition, .inputCondition: "power-iteration"
    case .weightRatio, .inputRatio: "ratio"
    default:
      switch family {
      case .weightBounds, .inputBounds, .steps: "finite-difference"
      default: "gradients"
      }
    }
  }
}

extension ConditionReport {
  /// The report for people.
  var text: String {
    let level = Number.percent(confidence)
    var table = Table(columns: [
      "metric", "mean", "\(level) low", "\(level) high", "sd nets",
      "sd batches", "sd directions", "note",
    ])
    for r in results {
      table.append([
        r.metric.replacing("_", with: " "), short(r.value), short(r.low),
        short(r.high), short(r.deviationNets), short(r.deviationBatches),
        short(r.deviationDirections),
        r.undefined.map { "undefined: \($0)" } ?? "",
      ])
    }
    var parts = [header, table.text]
    if !masks.isEmpty { parts.append(maskText) }
    parts.append(footer)
    return parts.joined(separator: "\n")
  }

  private var header: String {
    let cells = setting.cells.map { "\($0.key) \($0.value ?? "")" }
    let notes = setting.data.notes.map { "note: \($0)\n" }.joined()
    return """
      \(cells.joined(separator: "  "))
      data \(setting.data.name), \(setting.data.count) examples, loss \
      \(setting.loss.rawValue)
      \(notes)
      """
  }

  private var footer: String {
    let readings = findings.readings
    var lines = [
      "intervals: Student's, over nets (over batches or directions with one"
        + " net); power iteration bounds the norm from below",
      "seed \(setting.seed)  \(BLAS.name)",
    ]
    if !readings.allSatisfy(\.isConverged) {
      lines.append(
        "some power iterations ended at their limit: raise --power-steps"
      )
    }
    if let zeros = readings.map(\.zeroGradients).max(), zeros > 0 {
      lines.append("up to \(zeros) examples of a batch have a zero gradient")
    }
    if let longest = readings.compactMap(\.limitedStepLength).max() {
      lines.append(
        "limited steps, bounded in their largest coordinate, are up to"
          + " \(Number.short(longest, digits: 3)) long"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var maskText: String {
    var table = Table(columns: [
      "metric", "mask", "mean", "mean error", "relative", "time ratio",
    ])
    for m in masks {
      table.append([
        m.metric.replacing("_", with: " "), Number.percent(m.density),
        short(m.value), short(m.meanError), short(m.relativeError),
        short(m.timeRatio),
      ])
    }
    return table.text
  }

  private func short(_ x: Double?) -> String {
    x.map { Number.short($0, digits: 4) } ?? ""
  }

  /// The report as JSON.
  var document: some Encodable {
    Document(
      network: Dictionary(
        uniqueKeysWithValues: setting.cells.compactMap { key, value in
          value.map { (key, $0) }
        }
      ),
      data: setting.data.name,
      loss: setting.loss.rawValue,
      examples: setting.data.count,
      seed: "\(setting.seed)",
      blas: BLAS.name,
      notes: setting.data.notes,
      results: results,
      masks: masks
    )
  }

  private struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "condition"
    let network: [String: String]
    let data: String
    let loss: String
    let examples: Int
    let seed: String
    let blas: String
    let notes: [String]
    let results: [Result]
    let masks: [MaskResult]
  }
}

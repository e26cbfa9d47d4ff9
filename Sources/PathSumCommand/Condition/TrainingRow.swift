import Foundation
import PathSum

/// One number about training.
struct TrainingRow: Encodable {
  /// `series`, `steepest_descent`, `lowest_loss`, `correlation` or `epochs`.
  let report: String
  let variant: String?
  var epoch: Double?
  var step: Int?
  let metric: String
  let value: Double?
  var low: Double?
  var high: Double?
  /// The fall of the loss a step, or the lowest loss, that belongs to it.
  var against: Double?
  /// Nets, or pairs of a correlation, that the number is of.
  let count: Int
  var note: String?

  /// The mean of some nets' numbers with Student's interval.
  static func mean(
    _ report: String,
    _ variant: String,
    _ metric: String,
    _ values: [Double],
    confidence: Double
  ) -> TrainingRow {
    let components = VarianceComponents(values.map { [[$0]] })
    let interval = components?.interval(confidence: confidence)
    let range =
      Metric(rawValue: metric)?.range
      ?? (metric == "accuracy" ? 0...1 : 0...(.infinity))
    return TrainingRow(
      report: report,
      variant: variant,
      metric: metric,
      value: components?.mean,
      low: interval.map { max($0.low, range.lowerBound) },
      high: interval.map { min($0.high, range.upperBound) },
      count: values.count
    )
  }
}

extension TrainingRecord {
  /// The numbers of a point by name, those that are defined.
  static func numbers(_ point: Point) -> [(name: String, value: Double)] {
    var numbers = [
      ("training_loss", point.trainingLoss),
      ("held_out_loss", point.heldOutLoss),
    ]
    if let accuracy = point.accuracy { numbers.append(("accuracy", accuracy)) }
    guard let reading = point.reading else { return numbers }
    for metric in Metric.allCases {
      if let value = reading.values[metric]?.number {
        numbers.append((metric.rawValue, value))
      }
    }
    return numbers
  }

  /// How the run ended, if not after its last epoch.
  var remark: String? {
    switch ending {
    case .finished: nil
    case .reached(let epochs): "target reached after \(epochs) epochs"
    case .diverged(let step): "diverged at step \(step)"
    case .interrupted: "interrupted"
    }
  }
}

/// A variant with its records.
struct TrainedVariant {
  let variant: Variant
  let records: [TrainingRecord]

  /// One number a step and metric: the mean over the nets that came so far.
  func series(_ confidence: Double) -> [TrainingRow] {
    let places = Set(records.flatMap { $0.points.map(\.step) }).sorted()
    var rows = places.flatMap { step in
      rowsAt(step, confidence)
    }
    for (k, record) in records.enumerated() {
      guard let remark = record.remark else { continue }
      rows.append(
        TrainingRow(
          report: "ending",
          variant: variant.label,
          step: record.losses.count,
          metric: "ending",
          value: nil,
          count: 1,
          note: "net \(k + 1): \(remark)"
        )
      )
    }
    return rows
  }

  private func rowsAt(_ step: Int, _ confidence: Double) -> [TrainingRow] {
    let points = records.compactMap { record in
      record.points.first { $0.step == step }
    }
    return byName(points).map { name, values in
      var row = TrainingRow.mean(
        "series",
        variant.label,
        name,
        values,
        confidence: confidence
      )
      row.epoch = points.first?.epoch
      row.step = step
      return row
    }
  }

  private func byName(
    _ points: [TrainingRecord.Point]
  ) -> [(String, [Double])] {
    var names: [String] = []
    var values: [String: [Double]] = [:]
    for (name, value) in points.flatMap(TrainingRecord.numbers) {
      if values[name] == nil { names.append(name) }
      values[name, default: []].append(value)
    }
    return names.map { ($0, values[$0] ?? []) }
  }

  /// The metrics where the loss falls fastest, and where it is lowest.
  func scatter(_ confidence: Double) -> [TrainingRow] {
    let steepest = records.compactMap { $0.steepestDescent() }
    let lowest = records.compactMap { $0.lowestLoss() }
    return scatter(
      "steepest_descent",
      steepest.map { ($0.point, $0.slope) },
      confidence
    )
      + scatter("lowest_loss", lowest.map { ($0.point, $0.loss) }, confidence)
  }

  private func scatter(
    _ report: String,
    _ points: [(TrainingRecord.Point, Double)],
    _ confidence: Double
  ) -> [TrainingRow] {
    guard !points.isEmpty else { return [] }
    let against = points.reduce(0) { $0 + $1.1 } / Double(points.count)
    return byName(points.map(\.0)).map { name, values in
      var row = TrainingRow.mean(
        report,
        variant.label,
        name,
        values,
        confidence: confidence
      )
      row.against = against
      return row
    }
  }

  /// Epochs to the target accuracy; nets that did not reach it are counted.
  func epochs(_ confidence: Double) -> TrainingRow {
    let reached = records.compactMap { record -> Double? in
      if case .reached(let epochs) = record.ending { epochs } else { nil }
    }
    var row = TrainingRow.mean(
      "epochs",
      variant.label,
      "epochs_to_target",
      reached,
      confidence: confidence
    )
    let diverged = records.count {
      if case .diverged = $0.ending { true } else { false }
    }
    let missed = records.count - reached.count
    if missed > 0 {
      row.note = "\(missed) of \(records.count) nets did not reach the target"
      if diverged > 0 { row.note? += ", \(diverged) of them diverged" }
    }
    return row
  }
}

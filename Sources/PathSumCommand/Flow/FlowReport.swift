import Foundation
import PathSum

/// What `pathsum flow` has to say.
struct FlowReport {
  /// One quantity at one layer.
  struct Row {
    let layer: Int
    let width: Int
    let quantity: FlowSample.Quantity
    let mean: FlowColumn.Mean
    let curve: FlowCurves.Point?
    let quantiles: [(p: Double, bounds: FlowColumn.Bounded?)]
    let zeros: FlowColumn.Share
  }

  /// Shares of the networks by the size of their input gradient.
  struct Shares {
    let zero: FlowColumn.Share
    let below: FlowColumn.Share
    let above: FlowColumn.Share
    let outside: FlowColumn.Share
  }

  /// How a run was made.
  struct Settings {
    let seed: UInt64
    let confidence: Double
    let probabilities: [Double]
    let decades: Double
    let options: FlowOptions
  }

  let question: FlowQuestion
  let settings: Settings
  let sample: FlowSample
  let curves: FlowCurves
  let rows: [Row]
  let shares: Shares
  let diagnosis: FlowDiagnosis
  let cure: String?

  init(
    _ question: FlowQuestion,
    _ settings: Settings,
    _ sample: FlowSample,
    _ curves: FlowCurves
  ) {
    self.question = question
    self.settings = settings
    self.sample = sample
    self.curves = curves
    let confidence = settings.confidence
    rows = FlowSample.Quantity.allCases.flatMap { quantity in
      sample.columns(quantity).map { layer, column in
        let curve = curves.point(quantity, layer: layer)
        let known = curve.flatMap { curve in
          curve.square.map { (mean: curve.mean, square: $0) }
        }
        return Row(
          layer: layer,
          width: question.widths[layer],
          quantity: quantity,
          mean: column.mean(confidence: confidence, exact: known),
          curve: curve,
          quantiles: settings.probabilities.map {
            ($0, column.quantile($0, confidence: confidence))
          },
          zeros: column.zeroShare(confidence: confidence)
        )
      }
    }
    let input = sample.gradients.first ?? FlowColumn(logs: [])
    let edge = 2 * settings.decades * M_LN10
    shares = Shares(
      zero: input.zeroShare(confidence: confidence),
      below: input.shareBelow(-edge, confidence: confidence),
      above: input.shareAbove(edge, confidence: confidence),
      outside: input.shareOutside(-edge, edge, confidence: confidence)
    )
    let exact = curves.point(.gradient, layer: 0)
    diagnosis = FlowDiagnosis(
      sample,
      decades: settings.decades,
      exactMean: exact.flatMap { $0.kind == .exact ? $0.mean : nil }
    )
    cure = FlowCure(question, diagnosis, curves).sentence
  }

  /// The diagnosis and its cure in one sentence.
  var verdict: String {
    let unit = question.kind == .recurrent ? "step" : "layer"
    var facts: [String] = []
    if let typical = diagnosis.typical {
      facts.append(
        "median norm of the input gradient"
          + " \(Number.short(LogNumber(log: typical * M_LN10), digits: 3))"
      )
    }
    let mean = LogNumber(log: diagnosis.average * M_LN10)
    facts.append("root mean square \(Number.short(mean, digits: 3))")
    if let factor = diagnosis.typicalFactor {
      facts.append(
        "a typical \(unit) multiplies it by \(Number.short(factor, digits: 3))"
      )
    }
    let advice = cure.map { "; \($0)" } ?? ""
    return
      "\(diagnosis.kind.rawValue): \(facts.joined(separator: ", "))\(advice)"
  }

  /// Means that so few networks cannot resolve.
  var warnings: [String] {
    let unresolved = rows.filter { row in
      row.mean.method == .exactVariance
        && (row.mean.standardError.map {
          guard let curve = row.curve else { return false }
          return $0.log - curve.mean.log > log(0.3)
        } ?? false)
    }
    guard let first = unresolved.first, let curve = first.curve,
      let error = first.mean.standardError
    else { return [] }
    let relative = LogNumber(log: error.log - curve.mean.log)
    return [
      "\(unresolved.count) of \(rows.count) means are not resolved by"
        + " \(sample.count) nets: the exact relative standard error of"
        + " \(first.quantity.rawValue) at \(first.layer) is"
        + " \(Number.short(relative, digits: 2)); trust the exact curve and the"
        + " quantiles"
    ]
  }
}

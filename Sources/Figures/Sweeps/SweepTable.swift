import PathSums
import Sampling
import Theory

/// The rows of a sweep: one a cell, tidy; logarithms are natural.
public enum SweepTable {
  /// The columns.
  public static let columns = [
    "profile", "widths", "depth", "beta", "weights", "bias", "input",
    "output_activation", "quantity", "input_index", "output_index", "moment",
    "method", "sampler", "evidence", "interval", "stream_protocol", "seed",
    "samples", "confidence", "log_value", "ci_low", "ci_high", "err_minus",
    "err_plus", "value", "standard_error_exact", "standard_error_sample",
    "log_exact", "exact", "log_lower_bound", "lower_bound", "log_upper_bound",
    "upper_bound", "verdict", "detectable_deviation", "samples_needed",
    "p_value", "largest_share", "alarms", "cell",
  ]

  /// The row of an answered cell.
  public static func row(_ answer: SweepAnswer) -> [String] {
    var table = Table(columns: columns)
    table.append(measured(answer), under: question(answer.cell))
    var row = table.rows[0]
    for (name, cell) in known(answer.expectation) {
      if let index = columns.firstIndex(of: name) { row[index] = cell ?? "" }
    }
    return row
  }

  private static func question(
    _ cell: SweepCell
  ) -> KeyValuePairs<String, String?> {
    let spec = cell.spec
    return [
      "profile": cell.profile, "widths": "\(spec.architecture)",
      "depth": "\(spec.architecture.depth)",
      "beta": Number.full(spec.architecture.beta.doubleValue),
      "weights": spec.weightsName, "bias": spec.biasesName,
      "input": spec.input.name,
      "output_activation": spec.outputActivation.rawValue,
      "quantity": spec.quantity.name,
      "input_index": spec.quantity.input.map(String.init),
      "output_index": "\(spec.quantity.output)", "moment": "\(cell.order)",
      "cell": cell.id,
    ]
  }

  private static func known(
    _ expectation: Expectation
  ) -> KeyValuePairs<String, String?> {
    let lower = expectation.bounds.bestLower
    let upper = expectation.bounds.bestUpper
    return [
      "log_exact": Number.full(expectation.exact?.logarithm),
      "exact": expectation.exact?.rational.flatMap {
        $0.digitCount <= 2000 ? "\($0)" : nil
      },
      "log_lower_bound": Number.full(lower?.value?.logarithm),
      "lower_bound": lower?.name,
      "log_upper_bound": Number.full(upper?.value?.logarithm),
      "upper_bound": upper?.name,
    ]
  }

  private static func measured(
    _ answer: SweepAnswer
  ) -> KeyValuePairs<String, String?> {
    let estimate = answer.row?.estimate
    let exact: Double? =
      if case .exact = answer.course {
        answer.expectation.exact?.logarithm
      } else { nil }
    let value = exact ?? estimate?.mean.log
    let low = exact ?? estimate?.low.log
    let high = exact ?? estimate?.high.log
    let usesExact = estimate?.method == .exactVariance
    let isDrawn = answer.drawing != nil
    return [
      "method": answer.course.name(answer.cell.method),
      "sampler": answer.drawing?.name,
      "evidence": answer.drawing?.evidence.rawValue,
      "interval": estimate?.method.rawValue,
      "stream_protocol": isDrawn ? "\(Streams.protocolVersion)" : nil,
      "seed": isDrawn ? "\(answer.cell.seed)" : nil,
      "samples": answer.course.samples.map(String.init),
      "confidence": isDrawn ? "\(answer.cell.budget.confidence)" : nil,
      "log_value": Number.full(value), "ci_low": Number.full(low),
      "ci_high": Number.full(high),
      "err_minus": difference(value, low), "err_plus": difference(high, value),
      "value": Number.full(
        exact == nil
          ? estimate?.mean.value : answer.expectation.exact?.doubleValue
      ),
      "standard_error_exact": usesExact
        ? Number.full(estimate?.standardError.value) : nil,
      "standard_error_sample": Number.full(
        estimate?.sampleStandardError?.value
      ),
      "verdict": answer.verdict.rawValue,
      "detectable_deviation": Number.full(answer.row?.detectableDeviation),
      "samples_needed": Number.full(answer.row?.samplesNeeded),
      "p_value": Number.full(answer.row?.pValue),
      "largest_share": Number.full(estimate?.largestShare),
      "alarms": answer.alarms.joined(separator: "; "),
    ]
  }

  private static func difference(_ x: Double?, _ y: Double?) -> String? {
    guard let x, let y else { return nil }
    return x == y ? "0" : Number.full(x - y)
  }
}

extension SweepQuestion.Course {
  /// The method's name; that which was asked for, if the cell was refused.
  public func name(_ asked: SweepCell.Method) -> String {
    switch self {
    case .exact: SweepCell.Method.exact.rawValue
    case .direct: SweepCell.Method.direct.rawValue
    case .splitting: SweepCell.Method.splitting.rawValue
    case .refused: asked.rawValue
    }
  }

  /// Nets or particles; nil if nothing is drawn.
  public var samples: Int? {
    switch self {
    case .direct(let samples): samples
    case .splitting(let particles): particles
    case .exact, .refused: nil
    }
  }
}

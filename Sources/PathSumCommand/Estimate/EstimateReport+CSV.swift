import PathSum

extension EstimateReport {
  static let columns = [
    "widths", "depth", "beta", "weights", "bias", "input",
    "output_activation", "quantity", "input_index", "output_index", "moment",
    "method", "sampler", "evidence", "stream_protocol", "rng", "seed",
    "samples", "confidence", "log_value", "ci_low", "ci_high", "err_minus",
    "err_plus", "value", "standard_error_exact", "standard_error_sample",
    "log_exact", "exact", "log_lower_bound", "lower_bound", "log_upper_bound",
    "upper_bound", "verdict", "detectable_deviation", "samples_needed",
    "p_value", "largest_share", "log_median_of_means",
    "median_of_means_confidence", "median_of_means_ci_low",
    "median_of_means_ci_high", "alarms",
  ]

  /// One row a moment, and one for P(Z = 0); logarithms are natural.
  var csv: Table {
    var table = Table(columns: EstimateReport.columns)
    for row in report.rows { add(row, to: &table) }
    addZeros(to: &table)
    return table
  }

  /// What all rows of the run share.
  private var run: KeyValuePairs<String, String?> {
    [
      "widths": "\(spec.architecture)", "depth": "\(spec.architecture.depth)",
      "beta": "\(spec.architecture.beta.doubleValue)",
      "weights": spec.weightsName, "bias": spec.biasesName,
      "input": spec.input.name,
      "output_activation": spec.outputActivation.rawValue,
      "input_index": spec.quantity.input.map(String.init),
      "output_index": "\(spec.quantity.output)",
      "sampler": sampler.name,
      "evidence": sampler.evidence.rawValue,
      "stream_protocol": "\(Streams.protocolVersion)",
      "rng": generator ?? "xoshiro256++", "seed": "\(seed)",
      "samples": "\(samples)", "confidence": "\(experiment.confidence)",
    ]
  }

  private func add(_ row: Row, to table: inout Table) {
    let expected = row.expectation
    let estimate = row.estimate
    let logs = estimate.map {
      (value: $0.mean.log, low: $0.low.log, high: $0.high.log)
    }
    let usesExact = estimate?.method == .exactVariance
    let cells: KeyValuePairs<String, String?> = [
      "quantity": spec.quantity.name,
      "moment": "\(row.order)",
      "sampler": row.drawing?.rawValue ?? sampler.name,
      "evidence": row.drawing?.evidence.rawValue ?? sampler.evidence.rawValue,
      "samples": "\(estimate?.samples ?? samples)",
      "method": estimate?.method.rawValue ?? "none",
      "log_value": Number.full(logs?.value), "ci_low": Number.full(logs?.low),
      "ci_high": Number.full(logs?.high),
      "err_minus": Number.full(logs.map { $0.value - $0.low }),
      "err_plus": Number.full(logs.map { $0.high - $0.value }),
      "value": Number.full(estimate?.mean.value),
      "standard_error_exact": usesExact
        ? Number.full(estimate?.standardError.value) : nil,
      "standard_error_sample": Number.full(
        estimate?.sampleStandardError?.value
      ),
      "log_exact": Number.full(expected.exact?.logarithm),
      "exact": expected.exactText,
      "log_lower_bound": Number.full(
        expected.bounds.bestLower?.value?.logarithm
      ),
      "lower_bound": expected.bounds.bestLower?.name,
      "log_upper_bound": Number.full(
        expected.bounds.bestUpper?.value?.logarithm
      ),
      "upper_bound": expected.bounds.bestUpper?.name,
      "verdict": row.verdict.rawValue,
      "detectable_deviation": Number.full(row.detectableDeviation),
      "samples_needed": Number.full(row.samplesNeeded),
      "p_value": Number.full(estimate?.pValue),
      "largest_share": Number.full(estimate?.largestShare),
      "log_median_of_means": Number.full(row.groupMedian?.median.log),
      "median_of_means_confidence": Number.full(row.groupMedian?.confidence),
      "median_of_means_ci_low": Number.full(row.groupMedian?.low.log),
      "median_of_means_ci_high": Number.full(row.groupMedian?.high?.log),
      "alarms": row.alarms.joined(separator: "; "),
    ]
    table.append(cells, under: run)
  }

  private func addZeros(to table: inout Table) {
    guard let zeros = report.zeros else { return }
    let interval = zeros.interval(confidence: experiment.confidence)
    let log = LogNumber(zeros.share).log
    let low = LogNumber(interval.low).log
    let high = LogNumber(interval.high).log
    let cells: KeyValuePairs<String, String?> = [
      "quantity": "zero_probability",
      "method": "binomial, Clopper-Pearson",
      "log_value": Number.full(log), "ci_low": Number.full(low),
      "ci_high": Number.full(high), "err_minus": Number.full(log - low),
      "err_plus": Number.full(high - log), "value": Number.full(zeros.share),
      "log_exact": Number.full(zeros.probability.map { LogNumber($0).log }),
      "exact": zeros.exactText, "verdict": zeros.verdict?.rawValue,
      "p_value": Number.full(zeros.pValue),
    ]
    table.append(cells, under: run)
  }
}

extension Expectation {
  /// The exact value as a fraction, if it is short enough to print.
  var exactText: String? {
    exact?.rational.flatMap { $0.digitCount <= 2000 ? "\($0)" : nil }
  }
}

extension ZeroCheck {
  /// The exact probability as a fraction, if it is short enough to print.
  var exactText: String? {
    exact.flatMap { $0.digitCount <= 2000 ? "\($0)" : nil }
  }
}

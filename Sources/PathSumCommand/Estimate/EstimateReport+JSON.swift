import PathSum

extension EstimateReport {
  struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "estimate"
    let network: NetworkDocument
    let seed: String
    let samples: Int
    let sampler: String
    let evidence: String
    let rng: String
    let streamProtocol: Int
    let hypotheses: [HypothesisDocument]
    let results: [RowDocument]
    let zeroProbability: ZeroDocument?
    let cpu: String?
    let ties: String?
    let logZ: LogDocument?
    let verdict: String
  }

  struct HypothesisDocument: Encodable {
    let name: String
    let status: String
    let reason: String
  }

  struct RowDocument: Encodable {
    let quantity: String
    let moment: Int
    let method: String?
    let sampler: String
    let evidence: String
    let mean: Double?
    let logMean: Double?
    let low: Double?
    let high: Double?
    let logLow: Double?
    let logHigh: Double?
    let confidence: Double
    let standardErrorExact: Double?
    let standardErrorSample: Double?
    let exact: String?
    let enclosure: [String]?
    let exactLog: Double?
    let formulaApplies: Bool
    let lowerBound: Double?
    let lowerBoundLog: Double?
    let lowerBoundName: String?
    let upperBound: Double?
    let upperBoundLog: Double?
    let upperBoundName: String?
    let verdict: String
    let pValue: Double?
    let detectableDeviation: Double?
    let samplesNeeded: Double?
    let largestShare: Double?
    let medianOfMeans: MedianEntry?
    let alarms: [String]
  }

  struct ZeroDocument: Encodable {
    let zeros: Int
    let share: Double
    let low: Double
    let high: Double
    let exact: String?
    let exactValue: Double?
    let pValue: Double?
    let verdict: String?
  }

  struct LogDocument: Encodable {
    let mean: Double
    let standardDeviation: Double
    let quantiles: [String: Double]
  }

  var document: Document {
    return Document(
      network: NetworkDocument(spec),
      seed: "\(seed)",
      samples: samples,
      sampler: sampler.name,
      evidence: sampler.evidence.rawValue,
      rng: generator ?? "xoshiro256++",
      streamProtocol: Streams.protocolVersion,
      hypotheses: experiment.hypotheses.all.map {
        HypothesisDocument(
          name: $0.name,
          status: $0.status.rawValue,
          reason: $0.reason
        )
      },
      results: report.rows.map(rowDocument),
      zeroProbability: report.zeros.map(zeroDocument),
      cpu: cpuLevel,
      ties: tieNote,
      logZ: report.logarithms.map { logs in
        LogDocument(
          mean: logs.mean,
          standardDeviation: logs.standardDeviation,
          quantiles: Dictionary(
            uniqueKeysWithValues: logs.quantiles.map {
              ("\($0.probability)", $0.value)
            }
          )
        )
      },
      verdict: report.verdict.rawValue
    )
  }

  private func zeroDocument(_ zeros: ZeroCheck) -> ZeroDocument {
    let interval = zeros.interval(confidence: experiment.confidence)
    return ZeroDocument(
      zeros: zeros.zeros,
      share: zeros.share,
      low: interval.low,
      high: interval.high,
      exact: zeros.exactText,
      exactValue: zeros.probability,
      pValue: zeros.pValue,
      verdict: zeros.verdict?.rawValue
    )
  }

  private func rowDocument(_ row: Row) -> RowDocument {
    let expected = row.expectation
    let estimate = row.estimate
    let lower = expected.bounds.bestLower
    let upper = expected.bounds.bestUpper
    let usesExact = estimate?.method == .exactVariance
    let exactText = expected.exactText
    let ends = expected.exact?.enclosure.decimals()
    return RowDocument(
      quantity: spec.quantity.name,
      moment: row.order,
      method: estimate?.method.rawValue,
      sampler: row.drawing?.rawValue ?? sampler.name,
      evidence: row.drawing?.evidence.rawValue ?? sampler.evidence.rawValue,
      mean: finite(estimate?.mean.value),
      logMean: finite(estimate?.mean.log),
      low: finite(estimate?.low.value),
      high: finite(estimate?.high.value),
      logLow: finite(estimate?.low.log),
      logHigh: finite(estimate?.high.log),
      confidence: experiment.confidence,
      standardErrorExact: usesExact
        ? finite(estimate?.standardError.value) : nil,
      standardErrorSample: finite(estimate?.sampleStandardError?.value),
      exact: exactText,
      enclosure: exactText == nil ? ends.map { [$0.lower, $0.upper] } : nil,
      exactLog: finite(expected.exact?.logarithm),
      formulaApplies: expected.refusal == nil,
      lowerBound: finite(lower?.value?.doubleValue),
      lowerBoundLog: finite(lower?.value?.logarithm),
      lowerBoundName: lower?.name,
      upperBound: finite(upper?.value?.doubleValue),
      upperBoundLog: finite(upper?.value?.logarithm),
      upperBoundName: upper?.name,
      verdict: row.verdict.rawValue,
      pValue: finite(estimate?.pValue),
      detectableDeviation: finite(row.detectableDeviation),
      samplesNeeded: finite(row.samplesNeeded),
      largestShare: finite(estimate?.largestShare),
      medianOfMeans: row.groupMedian.map(MedianEntry.init),
      alarms: row.alarms
    )
  }

  /// The number, or nothing where JSON has none.
  private func finite(_ x: Double?) -> Double? {
    x.flatMap { $0.isFinite ? $0 : nil }
  }
}

/// A ``GroupMedian`` in JSON; ends are logarithms.
struct MedianEntry: Encodable {
  let groups: Int
  let confidence: Double
  let logMedian: Double?
  let logLow: Double?
  let logHigh: Double?

  init(_ median: GroupMedian) {
    groups = median.groups
    confidence = median.confidence
    let logs = [median.median, median.low, median.high ?? .zero].map(\.log)
    logMedian = logs[0].isFinite ? logs[0] : nil
    logLow = logs[1].isFinite ? logs[1] : nil
    logHigh = logs[2].isFinite ? logs[2] : nil
  }
}

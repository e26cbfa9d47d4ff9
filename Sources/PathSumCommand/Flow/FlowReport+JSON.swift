import Foundation
import PathSum

extension FlowReport {
  /// The report as JSON.
  var document: some Encodable { FlowDocument(self) }
}

/// A flow as JSON describes it; logarithms are natural, and what is 0, infinite
/// or unknown is absent.
private struct FlowDocument: Encodable {
  let schema = "pathsum/1"
  let command = "flow"
  let network: Net
  let seed: String
  let streamProtocol = Streams.protocolVersion
  let nets: Int
  let confidence: Double
  let results: [Result]
  let inputGradientShares: Shares
  let clipping: Clipping?
  let diagnosis: Diagnosis
  let warnings: [String]
  let notes: [String]

  struct Net: Encodable {
    let widths: String
    let depth: Int
    let activation: String
    let outputActivation: String?
    let initialization: String
    let weights: String?
    let bias: String?
    let blocks: String
    let input: String
    let outputIndex: String
  }

  struct Result: Encodable {
    let quantity: String
    let layer: Int
    let width: Int
    let mean: Double?
    let logMean: Double?
    let logLow: Double?
    let logHigh: Double?
    let logStandardError: Double?
    let method: String
    let theoryLog: Double?
    let theoryKind: String?
    let exact: String?
    let quantilesOfNonzero: [Quantile]
    let zeroShare: Share
  }

  struct Quantile: Encodable {
    let probability: Double
    let log: Double?
    let logLow: Double?
    let logHigh: Double?
  }

  struct Share: Encodable {
    let value: Double
    let low: Double
    let high: Double

    init(_ share: FlowColumn.Share) {
      (value, low, high) = (share.value, share.low, share.high)
    }
  }

  struct Shares: Encodable {
    let decades: Double
    let zero: Share
    let below: Share
    let above: Share
    let outside: Share
  }

  struct Clipping: Encodable {
    let rule: String
    let clippedShare: Share
    let logMedianNormBefore: Double?
    let logMedianNormAfter: Double?
    let medianCosine: Double
  }

  struct Diagnosis: Encodable {
    let word: String
    let sentence: String
    let cure: String?
    let typicalFactor: Double?
    let spreadDecades: Double
    let deadShare: Double
  }

  init(_ report: FlowReport) {
    let options = report.settings.options
    network = Net(
      widths: "\(report.question.architecture)",
      depth: report.question.source.depth,
      activation: options.activation,
      outputActivation: options.outputActivation,
      initialization: options.recurrentWeight ?? options.initialization,
      weights: options.weights,
      bias: options.bias,
      blocks: report.question.kind.rawValue,
      input: report.question.input.name,
      outputIndex: options.output
    )
    seed = "\(report.settings.seed)"
    nets = report.sample.count
    confidence = report.settings.confidence
    results = report.rows.map { Result($0) }
    let shares = report.shares
    inputGradientShares = Shares(
      decades: report.settings.decades,
      zero: Share(shares.zero),
      below: Share(shares.below),
      above: Share(shares.above),
      outside: Share(shares.outside)
    )
    clipping = report.clippingSummary.map {
      Clipping(
        rule: options.clip ?? "",
        clippedShare: Share($0.share),
        logMedianNormBefore: finite($0.before?.log),
        logMedianNormAfter: finite($0.after?.log),
        medianCosine: $0.cosine
      )
    }
    diagnosis = Diagnosis(
      word: report.diagnosis.kind.rawValue,
      sentence: report.verdict,
      cure: report.cure,
      typicalFactor: finite(report.diagnosis.typicalFactor),
      spreadDecades: report.diagnosis.spread,
      deadShare: report.diagnosis.deadShare
    )
    warnings = report.warnings
    notes = report.curves.notes
  }
}

extension FlowDocument.Result {
  init(_ row: FlowReport.Row) {
    let hasInterval = row.mean.standardError != nil
    let bounds = row.mean.bounds
    self.init(
      quantity: row.quantity.rawValue,
      layer: row.layer,
      width: row.width,
      mean: finite(row.mean.mean.value),
      logMean: finite(row.mean.mean.log),
      logLow: hasInterval ? finite(bounds.low.log) : nil,
      logHigh: hasInterval ? finite(bounds.high?.log) : nil,
      logStandardError: finite(row.mean.standardError?.log),
      method: row.mean.method.rawValue,
      theoryLog: finite(row.curve?.mean.log),
      theoryKind: row.curve?.kind.rawValue,
      exact: row.curve?.value?.rational.flatMap {
        $0.digitCount <= 2000 ? "\($0)" : nil
      },
      quantilesOfNonzero: row.quantiles.map {
        FlowDocument.Quantile(
          probability: $0.p,
          log: finite($0.bounds?.value.log),
          logLow: finite($0.bounds?.low.log),
          logHigh: finite($0.bounds?.high?.log)
        )
      },
      zeroShare: FlowDocument.Share(row.zeros)
    )
  }
}

/// The number, or nil if it is not finite.
private func finite(_ x: Double?) -> Double? {
  x.flatMap { $0.isFinite ? $0 : nil }
}

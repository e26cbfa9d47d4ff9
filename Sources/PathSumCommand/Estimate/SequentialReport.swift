import Foundation
import PathSum

/// A run that stopped at a wanted width, as a table, as CSV and as JSON.
struct SequentialReport {
  let experiment: Experiment
  let outcomes: [SequentialExperiment.Outcome]
  let width: Double
  let seed: UInt64

  struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "estimate"
    let network: NetworkDocument
    let seed: String
    let sampler: String
    let evidence: String
    let streamProtocol: Int
    let untilWidth: Double
    let results: [Entry]
  }

  struct Entry: Encodable {
    let quantity: String
    let moment: Int
    let method: String
    let samples: Int
    let mean: Double?
    let logMean: Double?
    let logLow: Double?
    let logHigh: Double?
    let confidence: Double
    let relativeWidth: Double?
    let exactLog: Double?
    let pValue: Double
    let verdict: String
  }

  var document: Document {
    Document(
      network: NetworkDocument(experiment.spec),
      seed: "\(seed)",
      sampler: experiment.simulation.sampler.name,
      evidence: experiment.simulation.sampler.evidence.rawValue,
      streamProtocol: Streams.protocolVersion,
      untilWidth: width,
      results: outcomes.map(entry)
    )
  }

  private func entry(_ outcome: SequentialExperiment.Outcome) -> Entry {
    Entry(
      quantity: experiment.spec.quantity.name,
      moment: outcome.expectation.order,
      method: ConfidenceSequence.method,
      samples: outcome.samples,
      mean: finite(outcome.mean.value),
      logMean: finite(outcome.mean.log),
      logLow: finite(outcome.low.log),
      logHigh: outcome.high.flatMap { finite($0.log) },
      confidence: experiment.confidence,
      relativeWidth: finite(outcome.relativeWidth),
      exactLog: outcome.expectation.exact.flatMap { finite($0.logarithm) },
      pValue: outcome.pValue,
      verdict: outcome.verdict.rawValue
    )
  }

  private func finite(_ x: Double) -> Double? { x.isFinite ? x : nil }

  var csv: Table {
    var table = Table(columns: [
      "widths", "weights", "bias", "input", "quantity", "moment", "method",
      "sampler", "evidence", "seed", "samples", "confidence", "log_value",
      "ci_low", "ci_high", "err_minus", "err_plus", "log_exact", "p_value",
      "verdict",
    ])
    let spec = experiment.spec
    for entry in outcomes.map(entry) {
      table.append([
        "widths": "\(spec.architecture)", "weights": spec.weightsName,
        "bias": spec.biasesName, "input": spec.input.name,
        "quantity": entry.quantity, "moment": "\(entry.moment)",
        "method": entry.method,
        "sampler": experiment.simulation.sampler.name,
        "evidence": experiment.simulation.sampler.evidence.rawValue,
        "seed": "\(seed)", "samples": "\(entry.samples)",
        "confidence": "\(entry.confidence)",
        "log_value": Number.full(entry.logMean),
        "ci_low": Number.full(entry.logLow),
        "ci_high": Number.full(entry.logHigh),
        "err_minus": Number.full(difference(entry.logMean, entry.logLow)),
        "err_plus": Number.full(difference(entry.logHigh, entry.logMean)),
        "log_exact": Number.full(entry.exactLog),
        "p_value": Number.full(entry.pValue), "verdict": entry.verdict,
      ])
    }
    return table
  }

  private func difference(_ x: Double?, _ y: Double?) -> Double? {
    guard let x, let y else { return nil }
    return x - y
  }

  var text: String {
    var table = Table(columns: [
      "moment", "estimate",
      "\(Number.percent(experiment.confidence)) sequence", "width", "nets",
      "exact", "verdict",
    ])
    for outcome in outcomes {
      let high = outcome.high.map { Number.short($0) } ?? "..."
      table.append([
        outcome.expectation.name, Number.short(outcome.mean),
        "[\(Number.short(outcome.low)), \(high)]",
        outcome.relativeWidth.isFinite
          ? Number.percent(outcome.relativeWidth) : "",
        "\(outcome.samples)",
        outcome.expectation.exact.map { Number.short($0.logNumber) } ?? "",
        outcome.verdict.rawValue,
      ])
    }
    let sampler = experiment.simulation.sampler
    return """
      \(experiment.spec.summary)
      sampler \(sampler.name) (evidence: \(sampler.evidence.rawValue))  seed \
      \(seed)  until the intervals are \(Number.percent(width)) wide

      \(table.text)intervals by \(ConfidenceSequence.method): they hold \
      whenever the run stops

      """
  }
}

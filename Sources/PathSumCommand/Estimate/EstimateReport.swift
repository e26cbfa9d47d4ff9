import Foundation
import PathSum

/// An experiment's outcome as a table, as CSV and as JSON.
struct EstimateReport {
  let experiment: Experiment
  let report: Experiment.Report
  let seed: UInt64
  let generator: String?

  var spec: NetworkSpec { experiment.spec }
  var samples: Int { experiment.simulation.samples }
  var sampler: any Sampler { experiment.simulation.sampler }

  /// The kernels' level, on which last bits depend; nil of the reference.
  var cpuLevel: String? {
    sampler is ReferenceSampler ? nil : try? CPULevel.current().rawValue
  }

  /// Where ties of lattice weights are rounded away; nil if nowhere.
  var tieNote: String? {
    guard case .rounded(let layer) = sampler.ties else { return nil }
    return "ties are no longer exact from layer \(layer) on: its sums may not"
      + " fit into 53 bits"
  }

  // MARK: - For the eye

  var table: String {
    var table = Table(columns: [
      "moment", "estimate", "\(Number.percent(experiment.confidence)) interval",
      "s.e. exact", "s.e. sample", "exact", "lower bound", "upper bound",
      "verdict",
    ])
    for row in report.rows { table.append(cells(row)) }
    let hypotheses = experiment.hypotheses.all
      .map { "  " + $0.sentence + "\n" }.joined()
    return """
      \(spec.summary)
      input \(spec.input.name)  quantity \(spec.quantity.name)\(position)
      sampler \(sampler.name) (evidence: \(sampler.evidence.rawValue))  \
      \(samples) nets  seed \(seed)\(generator.map { "  rng \($0)" } ?? "")\
      \(cpuLevel.map { "  cpu \($0)" } ?? "")\(tieNote.map { "\n\($0)" } ?? "")
      hypotheses
      \(hypotheses)
      \(table.text)\(notes)
      """
  }

  private var position: String {
    let output = "  output \(spec.quantity.output)"
    return spec.quantity.input.map { "  input index \($0)\(output)" } ?? output
  }

  private func cells(_ row: Row) -> [String] {
    let expected = row.expectation
    let estimate = row.estimate
    let bounds = expected.bounds
    let text: (LogNumber?) -> String = { $0.map { Number.short($0) } ?? "" }
    let isExact = estimate?.method == .exactVariance
    return [
      expected.name, text(estimate?.mean),
      estimate.map { "[\(text($0.low)), \(text($0.high))]" } ?? "",
      isExact ? text(estimate?.standardError) : "",
      text(estimate?.sampleStandardError), exactText(expected),
      text(bounds.bestLower?.value?.logNumber),
      text(bounds.bestUpper?.value?.logNumber), row.verdict.rawValue,
    ]
  }

  private func exactText(_ expected: Expectation) -> String {
    guard let exact = expected.exact else { return "" }
    let value = Number.short(exact.logNumber, digits: 7)
    return expected.refusal == nil ? value : "(formula: \(value))"
  }

  private var notes: String {
    var lines: [String] = []
    for row in report.rows {
      let name = row.expectation.name
      if let deviation = row.detectableDeviation {
        lines.append(
          "\(name): a deviation of \(Number.percent(deviation)) would have been"
            + " detected (false-alarm probability of the report"
            + " \(Experiment.falseAlarm))"
        )
      }
      lines += notes(inconclusive: row)
      if row.verdict == .inconclusive, let median = row.groupMedian,
        let high = median.high
      {
        lines.append(
          "\(name): median of \(median.groups) block means"
            + " \(Number.short(median.median)), so the moment lies in"
            + " [\(Number.short(median.low)), \(Number.short(high))] with"
            + " confidence \(Number.percent(median.confidence)), however heavy"
            + " the tail"
        )
      }
      lines += row.alarms.map { "\(name): \($0)" }
      let methods = [
        row.estimate.map { "interval by \($0.method.rawValue)" },
        row.expectation.bounds.bestLower.map { "lower bound by \($0.name)" },
        row.expectation.bounds.bestUpper.map { "upper bound by \($0.name)" },
      ].compactMap(\.self)
      if !methods.isEmpty {
        lines.append("\(name): " + methods.joined(separator: ", "))
      }
    }
    lines.append(zeroLine)
    if let logs = report.logarithms {
      let quantiles = logs.quantiles.map {
        "\(Number.percent($0.probability)) \(Number.short($0.value, digits: 4))"
      }.joined(separator: ", ")
      lines.append(
        "ln Z given Z > 0: mean \(Number.short(logs.mean, digits: 4)), s.d."
          + " \(Number.short(logs.standardDeviation, digits: 4)), quantiles"
          + " \(quantiles) (sample)"
      )
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func notes(inconclusive row: Row) -> [String] {
    guard let needed = row.samplesNeeded,
      let error = row.expectation.relativeStandardError(samples: samples)
    else { return [] }
    let wish =
      error > Experiment.resolution
      ? Number.percent(Experiment.resolution)
      : "an interval that covers as it says"
    return [
      "\(row.expectation.name): inconclusive, since \(samples) nets give a"
        + " relative standard error of \(Number.percent(error)) (from the exact"
        + " variance); \(wish) takes \(Number.count(needed)) nets"
    ]
  }

  private var zeroLine: String {
    guard let zeros = report.zeros else {
      return "P(Z=0) and the law of ln Z take whole nets: --method direct"
    }
    let measured =
      "P(Z=0): \(Number.short(zeros.share)) of the nets"
    guard let probability = zeros.probability, let p = zeros.pValue else {
      return measured + " (no exact value here)"
    }
    let verdict = zeros.verdict?.rawValue ?? ""
    return measured + ", exact \(Number.short(probability)), binomial p ="
      + " \(Number.short(p, digits: 2)): \(verdict)"
  }
}

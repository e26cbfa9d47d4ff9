import Foundation
import PathSum

/// What moments take, as a table, as CSV and as JSON.
struct PlanReport {
  let spec: NetworkSpec
  let plans: [SamplePlan]
  let precision: Double
  let threads: Int

  struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "plan"
    let network: NetworkDocument
    let precision: Double
    let threads: Int
    let results: [Entry]
  }

  struct Entry: Encodable {
    let quantity: String
    let moment: Int
    let method: String
    let sampler: String?
    let evidence: String?
    let samples: Double?
    let samplesForError: Double?
    let seconds: Double?
    let basis: String?
    let advice: String
  }

  var document: Document {
    Document(
      network: NetworkDocument(spec),
      precision: precision,
      threads: threads,
      results: entries
    )
  }

  private var entries: [Entry] {
    plans.flatMap { plan -> [Entry] in
      let advice = PlanReport.advice(plan)
      guard !plan.ways.isEmpty else {
        return [
          Entry(
            quantity: spec.quantity.name,
            moment: plan.order,
            method: "none",
            sampler: nil,
            evidence: nil,
            samples: nil,
            samplesForError: nil,
            seconds: nil,
            basis: nil,
            advice: advice
          )
        ]
      }
      return plan.ways.map { way in
        Entry(
          quantity: spec.quantity.name,
          moment: plan.order,
          method: way.method,
          sampler: way.sampler,
          evidence: way.evidence.rawValue,
          samples: way.samples,
          samplesForError: way.samplesForError,
          seconds: way.seconds,
          basis: way.basis,
          advice: advice
        )
      }
    }
  }

  var csv: Table {
    var table = Table(columns: [
      "widths", "weights", "bias", "quantity", "moment", "precision", "method",
      "sampler", "evidence", "samples", "samples_for_error", "seconds",
      "threads", "basis", "advice",
    ])
    for entry in entries {
      table.append([
        "widths": "\(spec.architecture)", "weights": spec.weightsName,
        "bias": spec.biasesName, "quantity": entry.quantity,
        "moment": "\(entry.moment)", "precision": "\(precision)",
        "method": entry.method, "sampler": entry.sampler,
        "evidence": entry.evidence, "samples": Number.full(entry.samples),
        "samples_for_error": Number.full(entry.samplesForError),
        "seconds": Number.full(entry.seconds), "threads": "\(threads)",
        "basis": entry.basis, "advice": entry.advice,
      ])
    }
    return table
  }

  var text: String {
    var table = Table(columns: [
      "moment", "method", "sampler", "evidence", "samples", "time", "basis",
    ])
    for plan in plans {
      for way in plan.ways {
        table.append([
          "moment": plan.expectation.name, "method": way.method,
          "sampler": way.sampler, "evidence": way.evidence.rawValue,
          "samples": Number.count(way.samples),
          "time": PlanReport.duration(way.seconds), "basis": way.basis,
        ])
      }
    }
    let advice = plans.map {
      "\($0.expectation.name): \(PlanReport.advice($0))\n"
    }.joined()
    return """
      \(spec.summary)
      relative standard error \(Number.percent(precision)), \(threads) \
      thread\(threads == 1 ? "" : "s")

      \(table.text)\(advice)
      """
  }

  /// What to do, in a few words.
  static func advice(_ plan: SamplePlan) -> String {
    if let refusal = plan.expectation.refusal { return "refused: \(refusal)" }
    let splitting = plan.splitting.map {
      "splitting: \(Number.count($0.samples)) particles,"
        + " \(duration($0.seconds))"
    }
    guard let direct = plan.direct else {
      let reason =
        plan.expectation.hasInfiniteVariance
        ? "the variance of one net is infinite or beyond e^600"
        : plan.expectation.known == nil
          ? "the variance of one net is not known"
          : "the kurtosis of Z^\(plan.order) is infinite or beyond reach"
      return "hopeless by direct sampling: \(reason); "
        + (splitting ?? "splitting finds no footing either")
    }
    let nets = "\(Number.count(direct.samples)) nets"
    if direct.seconds > SamplePlan.hopeless {
      let bare = Number.count(direct.samplesForError)
      let reason =
        direct.samples > direct.samplesForError
        ? "\(bare) nets for the standard error alone, \(nets) for an interval"
          + " that covers"
        : nets
      return "hopeless by direct sampling: \(reason); "
        + (splitting ?? "splitting finds no footing either")
    }
    return "direct: \(nets), \(duration(direct.seconds))"
      + (splitting.map { "; \($0)" } ?? "")
  }

  /// Why a wanted precision is refused.
  static func refusal(_ plan: SamplePlan, timeLimit: Double) -> String {
    "\(plan.expectation.name) to \(Number.percent(plan.precision)) takes more"
      + " than the \(duration(timeLimit)) of --time-limit: \(advice(plan))"
  }

  /// Seconds in the unit that a reader would choose.
  static func duration(_ seconds: Double) -> String {
    let units: [(String, Double)] = [
      ("years", 365.25 * 86400), ("days", 86400), ("h", 3600), ("min", 60),
      ("s", 1),
    ]
    // 90 min rather than 1.5 h, but 1.5 s rather than 1500 ms.
    let unit =
      units.first { seconds >= ($0.1 > 1 ? 2 * $0.1 : 1) } ?? ("ms", 1e-3)
    let value = seconds / unit.1
    let digits = (100..<1000).contains(value) ? 3 : 2
    return "\(Number.short(value, digits: digits)) \(unit.0)"
  }
}

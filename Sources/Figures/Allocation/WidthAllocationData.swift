import Estimation
import ExactArithmetic
import Foundation
import Networks
import PathSums
import Theory

/// The rows of the width-allocation figure as they are made.
struct WidthAllocationData {
  private var rows: GalleryRows
  private var pValues: [Double?] = []
  private var isBestBelowEqual = true

  init(_ figure: WidthAllocationFigure) { rows = GalleryRows(figure) }

  /// Panel a: two hidden layers for three laws.
  mutating func addSplits() throws {
    for law in WidthAllocationFigure.laws {
      for first in 2...62 {
        let spec = try WidthAllocationFigure.split(first, law)
        let moment = try ExactMoments(spec).moment(2)
        add(
          "split",
          law,
          spec.architecture,
          law,
          x: Double(first) / Double(WidthAllocationFigure.neurons),
          .exact(moment.logarithm)
        )
      }
    }
  }

  /// Panels b and c: the best and equal widths under a budget of parameters.
  mutating func addDepths() throws {
    for hidden in WidthAllocationFigure.depths {
      let best = try WidthAllocation(
        inputs: WidthAllocationFigure.inputs,
        outputs: 1,
        depth: hidden + 1,
        budget: .parameters(WidthAllocationFigure.parameters)
      )
      for (series, ratio) in [("equal", 1), ("alternating", 2)] {
        guard
          let net = try WidthAllocationFigure.regular(hidden, ratio: ratio)
        else { continue }
        let moment = GaussianMoments.moment(2, net, .row(output: 0))
        let excess = moment.logarithm - best.secondMoment.logarithm
        isBestBelowEqual = isBestBelowEqual && excess >= 0
        add(
          "depth",
          series,
          net,
          "gaussian",
          x: Double(hidden),
          standing: WidthAllocationData.name(best.standing),
          .exact(excess)
        )
      }
    }
    for hidden in WidthAllocationFigure.shownDepths { try addWidths(hidden) }
  }

  private mutating func addWidths(_ hidden: Int) throws {
    let best = try WidthAllocation(
      inputs: WidthAllocationFigure.inputs,
      outputs: 1,
      depth: hidden + 1,
      budget: .parameters(WidthAllocationFigure.parameters)
    )
    for (layer, width) in best.architecture.hiddenWidths.enumerated() {
      add(
        "widths",
        "best \(hidden)",
        best.architecture,
        "gaussian",
        x: Double(layer + 1),
        standing: WidthAllocationData.name(best.standing),
        .exact(Double(width))
      )
    }
  }

  private static func name(_ standing: WidthAllocation.Standing) -> String {
    switch standing {
    case .proved(let reason): reason
    case .bestFound(let gap):
      "best found, at most \(Number.percent(gap)) above the optimum"
    }
  }

  /// Adds a sampled moment.
  mutating func add(_ run: WidthAllocationFigure.Sampled, first: Int) {
    guard let row = run.row, let estimate = row.estimate,
      row.expectation.samplesToTrust().map({ $0 <= Double(run.samples) })
        == true
    else { return }
    pValues.append(row.pValue)
    add(
      "split",
      "nets",
      run.spec.architecture,
      "gaussian",
      x: Double(first) / Double(WidthAllocationFigure.neurons),
      .sampled(
        estimate.mean.log,
        low: estimate.low.log,
        high: estimate.high.log,
        confidence: estimate.confidence,
        method: estimate.method.rawValue,
        sampler: run.sampler.name,
        evidence: run.sampler.evidence.rawValue,
        samples: run.samples,
        seed: run.seed
      )
    )
  }

  private mutating func add(
    _ panel: String,
    _ series: String,
    _ net: Architecture,
    _ law: String,
    x: Double,
    standing: String? = nil,
    _ ordinate: GalleryRows.Ordinate
  ) {
    rows.add(
      panel: panel,
      series: series,
      parameters: [
        "widths": net.description, "weights": law,
        "beta": Number.full(net.beta.doubleValue),
        "hidden_layers": "\(net.hiddenWidths.count)", "standing": standing,
      ],
      x: x,
      ordinate
    )
  }

  /// The data and their verdict.
  var outcome: GalleryOutcome {
    let rejected = VerdictFamily(level: Experiment.falseAlarm)
      .rejected(pValues)
    let violated = rejected.count { $0 }
    return GalleryOutcome(
      table: rows.table,
      findings: [
        "exact:        the best widths have an E[Z^2] no larger than regular"
          + " ones at every depth: \(isBestBelowEqual ? "yes" : "no")",
        "Monte Carlo:  \(rejected.count - violated) of \(rejected.count) moments"
          + " consistent, \(violated) violated (exact variance; Holm,"
          + " false-alarm probability \(Experiment.falseAlarm))",
      ],
      isViolated: violated > 0 || !isBestBelowEqual
    )
  }
}

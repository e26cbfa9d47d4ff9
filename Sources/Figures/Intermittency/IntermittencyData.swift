import Estimation
import ExactArithmetic
import Foundation
import Networks
import PathSums
import Sampling
import Theory

/// The rows of the intermittency figure as they are made.
struct IntermittencyData {
  private var rows: GalleryRows
  private var pValues: [Double?] = []

  init(_ figure: IntermittencyFigure) { rows = GalleryRows(figure) }

  /// Hidden layers of the networks whose moments are sampled.
  static let sampledMoments = [1, 2, 3, 4, 5, 6, 7, 8]
  /// Hidden layers of the networks whose quantiles are sampled.
  static let sampledQuantiles = [4, 12, 20, 28]
  /// Hidden layers of the last network.
  private static let depth = 32

  private static func beta(_ layers: Int) -> Double {
    Double(layers) / Double(IntermittencyFigure.width)
  }

  /// Panel a: exact moments without their prefactor, over K(K−1)/2.
  mutating func addMoments() {
    for order in IntermittencyFigure.orders {
      let rate = IntermittencyFigure.rate(
        order,
        width: IntermittencyFigure.width
      )
      for layers in 0...IntermittencyData.depth {
        let beta = IntermittencyData.beta(layers)
        add(
          "moments",
          "exact \(order)",
          layers,
          order,
          beta,
          .exact(rate * beta)
        )
      }
    }
  }

  /// Panel b: the rate of each moment against the width.
  mutating func addRates() {
    for order in IntermittencyFigure.orders {
      for exponent in 0...20 {
        let n = Int(pow(2, Double(exponent) / 2).rounded())
        rows.add(
          panel: "rates",
          series: "exact \(order)",
          parameters: ["width": "\(n)", "moment": "\(order)"],
          x: Double(n),
          .exact(IntermittencyFigure.rate(order, width: n))
        )
      }
    }
  }

  /// Panel c: quantiles by inversion, and half the logarithm of E[Z²].
  mutating func addQuantiles() throws {
    for layers in 1...IntermittencyData.depth {
      let spec = try IntermittencyFigure.spec(layers)
      let law = try LogLaw(spec)
      let beta = IntermittencyData.beta(layers)
      for p in IntermittencyFigure.probabilities {
        let value = try law.quantile(p).value
        let ordinate = GalleryRows.Ordinate.exact(value, method: "inversion")
        add("quantiles", "exact \(p)", layers, nil, beta, ordinate)
      }
      let second = GaussianMoments.moment(
        2,
        spec.architecture,
        spec.quantity
      ).logarithm
      add("quantiles", "second", layers, 2, beta, .exact(second / 2))
    }
  }

  /// Adds sampled moments.
  mutating func add(_ run: IntermittencyStudy.Moments) {
    for row in run.rows {
      guard let estimate = row.estimate else { continue }
      pValues.append(row.pValue)
      let base = GaussianMoments.prefactor(
        row.order,
        inputWidth: IntermittencyFigure.width,
        quantity: .row(output: 0)
      ).logarithm
      let scale = 2 / Double(row.order * (row.order - 1))
      let ordinate = GalleryRows.Ordinate.sampled(
        scale * (estimate.mean.log - base),
        low: scale * (estimate.low.log - base),
        high: scale * (estimate.high.log - base),
        confidence: estimate.confidence,
        method: estimate.method.rawValue,
        sampler: run.sampler.name,
        evidence: run.sampler.evidence.rawValue,
        samples: run.samples,
        seed: run.seed
      )
      let beta = IntermittencyData.beta(run.layers)
      add("moments", "law \(row.order)", run.layers, row.order, beta, ordinate)
    }
  }

  /// Adds sampled quantiles, whose variance p(1−p)/(N f²) has the exact
  /// density f.
  mutating func add(_ draws: LawDraws, layers: Int) throws {
    let law = try LogLaw(IntermittencyFigure.spec(layers))
    var gap = 0.0
    for p in IntermittencyFigure.probabilities {
      let exact = try law.quantile(p).value
      gap = max(gap, abs(draws.share(atMost: exact) - p))
      let count = Double(draws.logs.count)
      let error = (p * (1 - p) / count).squareRoot() / law.density(exact).value
      let y = draws.quantile(p)
      let ordinate = GalleryRows.Ordinate.sampled(
        y,
        low: y - 1.959963984540054 * error,
        high: y + 1.959963984540054 * error,
        confidence: 0.95,
        method: "order statistic, exact density",
        sampler: draws.sampler.name,
        evidence: draws.sampler.evidence.rawValue,
        samples: draws.samples,
        seed: draws.seed
      )
      let beta = IntermittencyData.beta(layers)
      add("quantiles", "law \(p)", layers, nil, beta, ordinate)
    }
    pValues.append(draws.pValue(gap: gap))
  }

  private mutating func add(
    _ panel: String,
    _ series: String,
    _ layers: Int,
    _ order: Int?,
    _ beta: Double,
    _ ordinate: GalleryRows.Ordinate
  ) {
    rows.add(
      panel: panel,
      series: series,
      parameters: [
        "beta": Number.full(beta), "width": "\(IntermittencyFigure.width)",
        "hidden_layers": "\(layers)", "moment": order.map(String.init),
      ],
      x: beta,
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
        "Monte Carlo:  \(rejected.count - violated) of \(rejected.count) moments"
          + " and quantile sets consistent with the exact law, \(violated)"
          + " violated (law samples; Holm, false-alarm probability"
          + " \(Experiment.falseAlarm))"
      ],
      isViolated: violated > 0
    )
  }
}

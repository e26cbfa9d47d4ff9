import ExactArithmetic
import Foundation
import Networks
import PathSums
import Sampling
import Theory

/// What a relative error of 5 % costs, by direct sampling and by splitting.
///
///     direct: N = (E[Z^{2K}]/E[Z^K]² − 1)/0.05²,  exactly
///
/// grows exponentially in β; splitting, which resamples layer by layer, stays
/// affordable. Its plan comes from a pilot; what runs need, from the scatter of
/// their islands.
public struct SamplesFigure: GalleryFigure {
  public let name = "samples"
  public let title = "Samples for a relative error of 5 %"
  public let caption = """
    Networks (or particles) for a relative error of 5 % of E[Z^K] against β, \
    widths 5,5,…,5,1, Gaussian weights: direct sampling exactly, splitting \
    (real networks, evidence: definition) as a pilot foretells it and as the \
    scatter of its islands asks for, with approximate 95 % intervals.
    """
  public let columns = GalleryRows.columns([
    "widths", "beta", "moment", "precision",
  ])

  /// The figure.
  public init() {}

  static let orders = [1, 2]
  static let precision = 0.05
  static let width = 5
  /// Hidden layers of the networks that are split.
  static let splitLayers = [1, 3, 6, 12, 18, 25]

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 3 : 20
  }

  static func widths(_ layers: Int) -> String { "5,5x\(layers),1" }

  /// Networks that direct sampling takes, from the exact variance.
  static func direct(_ order: Int, _ layers: Int) throws -> LogNumber? {
    let net = try CalibrationNet(widths(layers), order: order).spec()
    return ExactMoments(net).relativeVariance(order).map {
      LogNumber(log: $0.log - 2 * log(precision))
    }
  }

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    var rows = GalleryRows(self)
    for order in SamplesFigure.orders {
      for layers in 1...26 {
        guard let samples = try SamplesFigure.direct(order, layers) else {
          continue
        }
        let ordinate = GalleryRows.Ordinate.exact(samples.value)
        SamplesFigure.add("exact", order, layers, ordinate, to: &rows)
      }
    }
    let layers = SamplesFigure.splitLayers.filter {
      settings.level == .paper || $0 <= 12
    }
    let jobs = SamplesFigure.orders.flatMap { order in
      layers.map { (order: order, layers: $0) }
    }
    for (index, job) in jobs.enumerated() {
      let runs = Replications(
        seed: Streams.subseed(of: settings.seed, index: index),
        count: settings.level == .paper ? 64 : 32,
        threads: settings.threads
      )
      if let outcome = try await SamplesFigure.split(job, runs) {
        SamplesFigure.add(outcome, job, runs, to: &rows)
      }
      progress(Double(index + 1) / Double(jobs.count))
    }
    return SamplesFigure.outcome(rows)
  }

  private static func split(
    _ job: (order: Int, layers: Int),
    _ runs: Replications
  ) async throws -> PlanStudy.Outcome? {
    try await PlanStudy.splitting(
      CalibrationNet(widths(job.layers), order: job.order),
      precision: precision,
      runs
    )
  }

  private static func add(
    _ outcome: PlanStudy.Outcome,
    _ job: (order: Int, layers: Int),
    _ runs: Replications,
    to rows: inout GalleryRows
  ) {
    func sampled(_ y: Double, _ reach: Double, _ method: String)
      -> GalleryRows.Ordinate
    {
      .sampled(
        y,
        low: y * max(0, 1 - reach),
        high: y * (1 + reach),
        confidence: 0.95,
        method: method,
        sampler: "splitting",
        evidence: EvidenceLevel.definition.rawValue,
        samples: outcome.measuredOn,
        seed: runs.seed
      )
    }
    // The relative error of a variance of n Gaussian numbers.
    let count = Double(max(2, outcome.measuredOn))
    let reach = 1.959963984540054 * (2 / (count - 1)).squareRoot()
    let foretold = GalleryRows.Ordinate.exact(
      outcome.predicted,
      method: "plan from a pilot"
    )
    add("foretold", job.order, job.layers, foretold, to: &rows)
    if let needed = outcome.needed {
      let measured = sampled(needed, reach, "scatter of islands")
      add("needed", job.order, job.layers, measured, to: &rows)
    }
  }

  private static func add(
    _ series: String,
    _ order: Int,
    _ layers: Int,
    _ ordinate: GalleryRows.Ordinate,
    to rows: inout GalleryRows
  ) {
    let beta = Double(layers) / Double(width)
    rows.add(
      panel: "moment \(order)",
      series: series,
      parameters: [
        "widths": widths(layers), "beta": Number.full(beta),
        "moment": "\(order)", "precision": "\(precision)",
      ],
      x: beta,
      ordinate
    )
  }

  private static func outcome(_ rows: GalleryRows) -> GalleryOutcome {
    func values(_ series: String) -> [String: Double] {
      let kept = rows.table.rows.filter {
        rows.table.cell($0, "series") == series
      }
      return kept.reduce(into: [:]) { values, row in
        let key =
          (rows.table.cell(row, "panel") ?? "")
          + (rows.table.cell(row, "x") ?? "")
        values[key] = rows.table.cell(row, "y").flatMap { Double($0) }
      }
    }
    let needed = values("needed")
    let ratios = values("foretold").compactMap { key, plan in
      needed[key].map { plan / $0 }
    }
    let within = ratios.count { (1 / 3.0...3).contains($0) }
    return GalleryOutcome(
      table: rows.table,
      findings: [
        "splitting:    \(within) of \(ratios.count) plans within a factor of 3"
          + " of what the islands' scatter asks for"
      ]
    )
  }

  public var chart: Chart {
    Chart(
      name,
      columns: 2,
      aspect: 0.8,
      panels: SamplesFigure.orders.map(panel)
    )
  }

  private func panel(_ order: Int) -> Chart.Panel {
    func series(
      _ title: ChartText,
      _ name: String,
      _ style: Chart.Series.Style,
      _ role: Chart.Series.Role,
      _ hue: Int,
      size: Double = 1
    ) -> Chart.Series {
      Chart.Series(
        title,
        panel: "moment \(order)",
        series: name,
        style: style,
        role: role,
        hue: hue,
        size: size
      )
    }
    return Chart.Panel(
      "(\(order == 1 ? "a" : "b")) *K* = \(order)",
      x: Chart.Axis(
        "*β* = Σ 1/*n*_j",
        low: 0,
        high: 5.2,
        ticks: .every(1)
      ),
      y: Chart.Axis(
        "samples for a relative error of 5 %",
        isLogarithmic: true,
        low: 100,
        high: order == 1 ? 1e12 : 1e20
      ),
      key: .topLeft,
      series: [
        series("direct, exact", "exact", .line, .exact, 0),
        series("splitting, foretold", "foretold", .points, .limit, 1, size: 2),
        series(
          "splitting, measured",
          "needed",
          .pointsWithBars,
          .monteCarlo,
          3
        ),
      ]
    )
  }
}

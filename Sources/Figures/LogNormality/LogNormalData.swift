import Estimation
import Foundation
import Networks
import PathSums
import Sampling
import Theory

/// The rows of the log-normal figure as they are made.
struct LogNormalData {
  private var rows: GalleryRows
  private var pValues: [Double] = []

  init(_ figure: LogNormalFigure) { rows = GalleryRows(figure) }

  /// Networks to draw: for a distribution function, or for a distance.
  struct Job {
    let beta: Double
    let width: Int
    let spec: NetworkSpec
    let kind: SamplerKind
    let samples: Int
    let isDistance: Bool

    /// Neurons drawn, roughly.
    var work: Double {
      Double(samples) * beta * Double(width)
        * (kind == .conditioned ? Double(width) : 8)
    }
  }

  /// What a level draws.
  static func jobs(_ level: GalleryLevel) throws -> [Job] {
    let isPaper = level == .paper
    return try LogNormalFigure.betas.flatMap { beta in
      let nets = try [8, 32].map { n in
        Job(
          beta: beta,
          width: n,
          spec: try LogNormalFigure.spec(beta, n),
          kind: .conditioned,
          samples: isPaper ? 100_000 : 4_000,
          isDistance: false
        )
      }
      // Beyond these the distance is too small for the samples to see.
      let law = try (isPaper ? [8, 16, 32, 64] : [8, 16]).map { n in
        Job(
          beta: beta,
          width: n,
          spec: try LogNormalFigure.spec(beta, n),
          kind: .chiSquare,
          samples: isPaper ? 400_000 : 40_000,
          isDistance: true
        )
      }
      return nets + law
    }
  }

  /// The panel of a β.
  static func panel(_ beta: Double) -> String { "beta \(Chart.number(beta))" }

  private static func grid(_ beta: Double, _ steps: Int) -> [Double] {
    let index = LogNormalFigure.betas.firstIndex(of: beta) ?? 0
    let range = LogNormalFigure.ranges[index]
    let width = range.upperBound - range.lowerBound
    return (0...steps).map {
      range.lowerBound + width * Double($0) / Double(steps)
    }
  }

  /// Exact distribution functions and their limit n → ∞.
  mutating func addExact(_ beta: Double) throws {
    for n in [8, 32] {
      let law = try LogLaw(LogNormalFigure.spec(beta, n))
      for x in LogNormalData.grid(beta, 120) {
        add(
          LogNormalData.panel(beta),
          "exact \(n)",
          beta,
          n,
          x: x,
          .exact(law.cdf(x + log(2)).value, method: "inversion")
        )
      }
    }
    let limit = LogNormal(mean: -2.5 * beta, variance: 5 * beta)
    for x in LogNormalData.grid(beta, 120) {
      add(
        LogNormalData.panel(beta),
        "limit",
        beta,
        nil,
        x: x,
        .exact(limit.cdf(x), method: "log-normal limit")
      )
    }
  }

  /// Exact distances to the limit, between certain bounds.
  mutating func addDistances() throws {
    for beta in LogNormalFigure.betas {
      for n in LogNormalFigure.widths {
        let distance = try LogNormalData.distance(beta, n)
        add(
          "distance",
          "exact \(Chart.number(beta))",
          beta,
          n,
          x: Double(n),
          .band(distance.low...distance.high, method: "inversion, certain")
        )
      }
    }
  }

  /// The distance of the exact law to its log-normal limit, V = 5β + 2/n₀.
  static func distance(
    _ beta: Double,
    _ n: Int
  ) throws -> (low: Double, high: Double) {
    let spec = try LogNormalFigure.spec(beta, n)
    let limit = try LogNormal(spec.architecture, spec.quantity)
    return try LogLaw(spec).distance(to: limit, tolerance: 1e-6)
  }

  /// Adds what was drawn.
  mutating func add(_ job: Job, _ draws: LawDraws) throws {
    if job.isDistance {
      try addSampledDistance(job, draws)
    } else {
      try addShares(job, draws)
    }
  }

  private mutating func addShares(_ job: Job, _ draws: LawDraws) throws {
    let law = try LogLaw(job.spec)
    var gap = 0.0
    for x in LogNormalData.grid(job.beta, 30).dropFirst().dropLast() {
      let exact = law.cdf(x + log(2)).value
      let share = draws.share(atMost: x + log(2))
      gap = max(gap, abs(share - exact))
      let variance = exact * (1 - exact) / Double(draws.logs.count)
      let reach = 1.959963984540054 * variance.squareRoot()
      add(
        LogNormalData.panel(job.beta),
        "nets \(job.width)",
        job.beta,
        job.width,
        x: x,
        sampled(share, share - reach, share + reach, "exact variance", draws)
      )
    }
    pValues.append(draws.pValue(gap: gap))
  }

  private mutating func addSampledDistance(
    _ job: Job,
    _ draws: LawDraws
  ) throws {
    let limit = try LogNormal(job.spec.architecture, job.spec.quantity)
    let exact = try LogNormalData.distance(job.beta, job.width)
    let seen = draws.distance(to: limit.cdf)
    let gap = max(0, seen - exact.high, exact.low - seen)
    pValues.append(draws.pValue(gap: gap))
    let low = max(0, seen - draws.floor)
    add(
      "distance",
      "law \(Chart.number(job.beta))",
      job.beta,
      job.width,
      x: Double(job.width),
      sampled(seen, low, seen + draws.floor, "Massart's inequality", draws)
    )
  }

  private func sampled(
    _ y: Double,
    _ low: Double,
    _ high: Double,
    _ method: String,
    _ draws: LawDraws
  ) -> GalleryRows.Ordinate {
    .sampled(
      y,
      low: low,
      high: high,
      confidence: 0.95,
      method: method,
      sampler: draws.sampler.name,
      evidence: draws.sampler.evidence.rawValue,
      samples: draws.samples,
      seed: draws.seed
    )
  }

  private mutating func add(
    _ panel: String,
    _ series: String,
    _ beta: Double,
    _ width: Int?,
    x: Double,
    _ ordinate: GalleryRows.Ordinate
  ) {
    rows.add(
      panel: panel,
      series: series,
      parameters: [
        "beta": Number.full(beta), "width": width.map(String.init),
        "hidden_layers": width.map { "\(Int(beta * Double($0)))" },
      ],
      x: x,
      ordinate
    )
  }

  /// The data and their verdict: every curve and distance is one test.
  var outcome: GalleryOutcome {
    let rejected = VerdictFamily(level: Experiment.falseAlarm)
      .rejected(pValues)
    let violated = rejected.count { $0 }
    return GalleryOutcome(
      table: rows.table,
      findings: [
        "Monte Carlo:  \(rejected.count - violated) of \(rejected.count) curves"
          + " and distances consistent with the exact law, \(violated) violated"
          + " (Massart's inequality; Holm, false-alarm probability"
          + " \(Experiment.falseAlarm))"
      ],
      isViolated: violated > 0
    )
  }
}

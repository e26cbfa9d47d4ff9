import ExactArithmetic
import Foundation
import Networks
import Theory

/// The theorem's plot in the gallery: E[Z²] collapses on β.
public struct SecondMoment: GalleryFigure {
  public let name = SecondMomentFigure.name
  public let title = "The second moment collapses on β"
  public let caption = """
    ln(E[Z²]/(2(1+2/n₀))) against β for five width profiles and published \
    architectures, Gaussian weights, no bias: exact values, real nets with 95 % \
    intervals from the exact variance (evidence: definition), the proved bounds, \
    and the slides' upper bound without prefactor, which is refuted.
    """

  let published: [(name: String, architecture: Architecture)]
  let draws: Double?

  /// The figure with architectures of the literature; `draws` replaces the
  /// budget of a Monte Carlo point.
  public init(
    published: [(name: String, architecture: Architecture)] = [],
    draws: Double? = nil
  ) {
    self.published = published
    self.draws = draws
  }

  public var columns: [String] { SecondMomentFigure.Outcome().table.columns }

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 15 : 130
  }

  /// The figure's networks at a level.
  public func figure(_ settings: GallerySettings) throws -> SecondMomentFigure {
    try SecondMomentFigure(
      published: published,
      seed: settings.seed,
      threads: settings.threads,
      draws: draws ?? (settings.level == .quick ? 4e6 : 4e7)
    )
  }

  public func plan(_ settings: GallerySettings) throws -> String? {
    let counts = try figure(settings).counts
    return "\(counts.exact) networks exactly, \(counts.sampled) of them by"
      + " Monte Carlo; the exact variance rules the others out at this budget"
  }

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    let outcome = try await figure(settings).run(progress: progress)
    return GalleryOutcome(
      table: outcome.table,
      findings: findings(outcome),
      isViolated: outcome.verdicts[.violated] != nil
        || outcome.withinBounds < outcome.networks
    )
  }

  private func findings(_ outcome: SecondMomentFigure.Outcome) -> [String] {
    let sampled = outcome.verdicts.values.reduce(0, +)
    let consistent = outcome.verdicts[.consistent] ?? 0
    let violated = outcome.verdicts[.violated] ?? 0
    let eValue = Number.short(LogNumber(log: outcome.jointLogEValue), digits: 2)
    return [
      "exact:        \(outcome.withinBounds) of \(outcome.networks) networks"
        + " within all proved bounds (rigorous)",
      "Monte Carlo:  \(consistent) of \(sampled) points consistent,"
        + " \(violated) violated (reference sampler, exact variance, 95 %"
        + " intervals; Holm over all points, false-alarm probability"
        + " \(Experiment.falseAlarm); joint e-value \(eValue))",
      "refuted:      E[Z^2] <= exp(5 beta), the slides' upper bound without"
        + " its prefactor, by \(outcome.refutations) networks (rigorous)",
    ]
  }

  public var chart: Chart {
    Chart(
      name,
      panels: [
        Chart.Panel(
          x: Chart.Axis(
            "*β* = Σ 1/*n*_j over hidden layers",
            low: -0.02,
            high: 2.02,
            ticks: .every(0.25)
          ),
          y: Chart.Axis(
            "ln( E[*Z*^2] / (2(1+2/*n*_0)) )",
            low: -0.75,
            high: 6,
            ticks: .every(1)
          ),
          key: .right,
          series: bounds + exact + [sampled]
        )
      ]
    )
  }

  private var bounds: [Chart.Series] {
    [
      .line("5β: upper bound, sharp", slope: 5, role: .bound, hue: 0),
      .line("ln 6·β: lower bound, sharp", slope: log(6), role: .bound, hue: 1),
      .line("ln 2·β: lower, every law", slope: log(2), role: .bound, hue: 2),
      .line("β/2: lower, slides", slope: 0.5, role: .bound, hue: 5),
      .line(
        "5β − ln 2: slides, refuted",
        slope: 5,
        intercept: -log(2),
        role: .refuted
      ),
    ]
  }

  private var exact: [Chart.Series] {
    let profiles = Profile.allCases.map { profile in
      series(profile.rawValue, "exact: \(profile.rawValue)", hue: 0)
    }
    return profiles
      + [series("published", "exact: published nets", hue: 4)]
  }

  private func series(
    _ profile: String,
    _ title: String,
    hue: Int
  ) -> Chart.Series {
    Chart.Series(
      ChartText(title),
      where: [("method", "exact"), ("profile", profile)],
      x: "beta",
      y: "log_value",
      style: .points,
      role: .exact,
      hue: hue
    )
  }

  private var sampled: Chart.Series {
    Chart.Series(
      "real nets, 95 % intervals",
      where: [("method", "direct, exact variance")],
      x: "beta",
      y: "log_value",
      style: .pointsWithBars,
      role: .monteCarlo,
      hue: 3,
      size: 0.6
    )
  }
}

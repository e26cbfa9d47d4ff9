import Foundation
import GSL
import Networks
import PathSums
import Sampling

/// Shattered gradients, and what is left of the claim.
///
/// D. Balduzzi, M. Frean, L. Leary, J. P. Lewis, K. W.-D. Ma, B. McWilliams,
/// *The Shattered Gradients Problem*, arXiv:1702.08591: gradients of deep plain
/// nets look like white noise, those of ResNets and looks-linear nets do not.
/// Their rate 2^{−L} assumes that two inputs co-activate a neuron with
/// probability ¼; in bias-free nets angles shrink and the correlation falls like
/// L^{−3} only.
public struct ShatteredGradients: GalleryFigure {
  public let name = "shattered-gradients"
  public let title = "Shattered gradients, honestly"
  public let caption = """
    Derivatives of nets of one number over [−2, 2] with their autocorrelation, \
    the correlation of the gradients at two inputs at an angle of one radian \
    against depth, from real nets and in the limits, and the shrinking of small \
    angles in one layer against the exact drift (sampler: dense, evidence: \
    definition).
    """
  public let columns = GalleryRows.columns(["net", "width", "depth"])

  /// The figure.
  public init() {}

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 30 : 300
  }

  /// The angle between the two inputs.
  static let angle = 1.0

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    var data = ShatteredGradientsData(self, settings)
    let nets = ScalarNet.allCases
    for (i, net) in nets.enumerated() {
      try Task.checkCancellation()
      try data.addDerivative(net, index: i)
      progress(Double(i + 1) / Double(2 * nets.count))
    }
    data.addLimits()
    try await data.addCorrelations()
    progress(0.9)
    try await data.addDrifts()
    progress(1)
    return data.outcome
  }

  public var chart: Chart {
    Chart(
      name,
      columns: 3,
      aspect: 1,
      panels: derivatives + [autocorrelation, correlation, drift]
    )
  }

  private var derivatives: [Chart.Panel] {
    ScalarNet.allCases.enumerated().map { i, net in
      Chart.Panel(
        ChartText("(\(Array("abcdef")[i])) \(net.rawValue)"),
        x: Chart.Axis("*x*", low: -2, high: 2, ticks: .every(1)),
        y: Chart.Axis("d*f* / d*x*, scaled", low: -4, high: 4),
        key: .none,
        series: [
          Chart.Series(
            nil,
            panel: "derivative",
            series: net.rawValue,
            style: .line,
            role: .exact,
            hue: i
          )
        ]
      )
    }
  }

  private var autocorrelation: Chart.Panel {
    Chart.Panel(
      "(g) autocorrelation, one net each",
      x: Chart.Axis("lag in *x*", low: 0, high: 1, ticks: .every(0.25)),
      y: Chart.Axis("autocorrelation", low: -0.4, high: 1.05),
      key: .none,
      series: ScalarNet.allCases.enumerated().map { i, net in
        Chart.Series(
          ChartText(net.rawValue),
          panel: "autocorrelation",
          series: net.rawValue,
          style: .line,
          role: .exact,
          hue: i
        )
      }
    )
  }

  private var correlation: Chart.Panel {
    func limit(
      _ title: ChartText,
      _ series: String,
      _ role: Chart.Series.Role,
      _ hue: Int
    ) -> Chart.Series {
      Chart.Series(
        title,
        panel: "correlation",
        series: series,
        style: .line,
        role: role,
        hue: hue
      )
    }
    return Chart.Panel(
      "(h) two inputs, 1 rad apart",
      x: Chart.Axis(
        "hidden layers *L*",
        isLogarithmic: true,
        low: 1,
        high: 100
      ),
      y: Chart.Axis("correlation", isLogarithmic: true, low: 1e-3, high: 1.5),
      key: .below,
      series: [
        limit("infinite width", "wide", .exact, 0),
        Chart.Series(
          "nets, *n* = 40",
          panel: "correlation",
          series: "n = 40",
          style: .pointsWithBars,
          role: .monteCarlo,
          hue: 1
        ),
        Chart.Series(
          "nets, *n* = 200",
          panel: "correlation",
          series: "n = 200",
          style: .pointsWithBars,
          role: .monteCarlo,
          hue: 2
        ),
        .power(
          "765 / *L*^3",
          coefficient: 765,
          exponent: -3,
          role: .limit,
          hue: 0
        ),
        limit("2^{−L}, *c* = 1/4", "2^-L", .refuted, 3),
        limit("(3/4)^L, ResNet, *c* = 1/4", "(3/4)^L", .limit, 4),
        limit("ramped ResNet, *c* = 1/4", "ramp", .limit, 5),
        limit("the same, infinite width", "wide ramp", .exact, 5),
      ]
    )
  }

  private var drift: Chart.Panel {
    Chart.Panel(
      "(i) drift of ln sin²*θ* in a layer",
      x: Chart.Axis("width *n*", isLogarithmic: true, low: 6, high: 400),
      y: Chart.Axis("*n* times the decrease", low: 0, high: 10),
      key: .below,
      series: [
        Chart.Series(
          "exact, *θ* → 0",
          panel: "drift",
          series: "exact",
          style: .line,
          role: .exact,
          hue: 0
        ),
        Chart.Series(
          "nets, *θ* = 0.001",
          panel: "drift",
          series: "nets",
          style: .pointsWithBars,
          role: .monteCarlo,
          hue: 0
        ),
        Chart.Series(
          "*ρ*(*n*) as transcribed",
          panel: "drift",
          series: "transcribed",
          style: .line,
          role: .limit,
          hue: 1
        ),
      ]
    )
  }
}

import Conditioning
import ExactArithmetic
import Foundation
import GSL
import Networks
import PathSums
import Sampling

/// Activation lengths under six initialisations, and how they spread.
///
/// The first failure mode of Hanin and Rolnick, *How to Start Training: The
/// Effect of Initialization and Architecture*, arXiv:1803.01719, is a mean
/// length M_d = ‖a^{(d)}‖²/n that explodes or vanishes; the second a variance of
/// the lengths over layers that explodes. Their figure 1a measures M_d in nets
/// as wide as deep. Here each mean has its exact curve, and medians show what a
/// typical net does.
public struct ActivationLength: GalleryFigure {
  public let name = "activation-length"
  public let title = "Activation lengths under six initialisations"
  public let caption = """
    Activation lengths of ReLU nets against depth, with width equal to depth and \
    with width 30: exact means (lines) and sampled medians with 95 % intervals \
    (points), the expected empirical variance over layers, and the weight \
    gradients of all layers of a net, whose exact mean is flat (samplers: dense, \
    evidence definition, and conditioned).
    """
  public let columns = GalleryRows.columns([
    "initialization", "width", "depth", "layer", "statistic",
  ])

  /// The figure.
  public init() {}

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 25 : 300
  }

  /// Depths of the nets that are as wide as deep.
  static let depths = [1, 2, 3, 5, 8, 12, 20, 32, 50, 70, 100]
  /// Width and depth of the narrow nets.
  static let narrow = (width: 30, depth: 100)
  /// Widths of the net whose weight gradients are shown.
  static let profile = [10] + Array(repeating: 30, count: 20) + [1]

  /// How many nets are drawn: fewer where every weight is.
  static func nets(
    _ start: LengthFlow.Start,
    width: Int,
    depth: Int,
    _ level: GalleryLevel
  ) -> Int {
    let budget = level == .quick ? 1.0 : 20.0
    let cost =
      Double(depth * width) * (start.sampler == "dense" ? Double(width) : 1)
    return Int(min(10_000, max(100, budget * 5e7 / cost)))
  }

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    var data = ActivationLengthData(self, settings)
    let starts = LengthFlow.Start.allCases
    for (i, start) in starts.enumerated() {
      try await data.addWide(start)
      try await data.addNarrow(start)
      progress(Double(i + 1) / Double(starts.count + 1))
    }
    try await data.addGradients()
    progress(1)
    return data.outcome
  }

  public var chart: Chart {
    Chart(
      name,
      columns: 2,
      panels: [
        Chart.Panel(
          "(a) width = depth",
          x: Chart.Axis("depth *d*", isLogarithmic: true, low: 0.9, high: 110),
          y: Chart.Axis(
            "*M*_d / *M*_0",
            isLogarithmic: true,
            low: 1e-10,
            high: 10
          ),
          key: .bottomLeft,
          series: lengths("a")
        ),
        Chart.Panel(
          "(b) width 30",
          x: Chart.Axis("depth *d*", low: 0, high: 100, ticks: .every(20)),
          y: Chart.Axis(
            "*M*_d / *M*_0",
            isLogarithmic: true,
            low: 1e-10,
            high: 10
          ),
          key: .none,
          series: lengths("b")
        ),
        Chart.Panel(
          "(c) variance over the layers, He normal",
          x: Chart.Axis("depth *d*", low: 0, high: 100, ticks: .every(20)),
          y: Chart.Axis("E V̂", isLogarithmic: true, low: 0.01, high: 3e4),
          key: .topLeft,
          series: [
            series("exact, width 30", "c", "exact", .line, .exact, 0),
            series("nets", "c", "nets", .pointsWithBars, .monteCarlo, 0),
            series("exact, width = depth", "c", "wide", .line, .exact, 1),
          ]
        ),
        Chart.Panel(
          "(d) weight gradients, 10,30x20,1",
          x: Chart.Axis("layer *j*", low: 0, high: 22, ticks: .every(5)),
          y: Chart.Axis(
            "‖∂*f*/∂*W*_j‖² / *n*_{j−1}",
            isLogarithmic: true,
            low: 0.003,
            high: 30
          ),
          key: .bottomLeft,
          series: [
            series("exact mean", "d", "exact", .line, .exact, 0),
            series("mean", "d", "mean", .pointsWithBars, .monteCarlo, 0),
            series(
              "median of those on",
              "d",
              "50%",
              .pointsWithBars,
              .monteCarlo,
              1
            ),
            series("5 %, 95 %", "d", "5%", .points, .monteCarlo, 2),
            series(nil, "d", "95%", .points, .monteCarlo, 2),
          ]
        ),
      ]
    )
  }

  private func lengths(_ panel: String) -> [Chart.Series] {
    LengthFlow.Start.allCases.enumerated().flatMap { i, start in
      [
        series(
          ChartText(start.rawValue),
          panel,
          "\(start.rawValue) exact mean",
          .line,
          .exact,
          i
        ),
        series(
          nil,
          panel,
          "\(start.rawValue) median",
          .pointsWithBars,
          .monteCarlo,
          i
        ),
      ]
    }
  }

  private func series(
    _ title: ChartText?,
    _ panel: String,
    _ series: String,
    _ style: Chart.Series.Style,
    _ role: Chart.Series.Role,
    _ hue: Int
  ) -> Chart.Series {
    Chart.Series(
      title,
      panel: panel,
      series: series,
      style: style,
      role: role,
      hue: hue,
      size: 0.7
    )
  }
}

/// How the figure is drawn.
extension Quenched {
  public var chart: Chart {
    Chart(
      name,
      columns: 2,
      panels: [meansPanel, pairsPanel, typicalPanel, histogramPanel]
    )
  }

  private func mark(
    _ title: ChartText?,
    _ panel: String,
    _ series: String,
    _ style: Chart.Series.Style,
    _ role: Chart.Series.Role,
    _ hue: Int
  ) -> Chart.Series {
    .init(
      title,
      panel: panel,
      series: series,
      style: style,
      role: role,
      hue: hue
    )
  }

  private var beta: Chart.Axis {
    .init("*β* = Σ 1/*n*_j", low: 0, high: 1, ticks: .every(0.25))
  }

  private var meansPanel: Chart.Panel {
    Chart.Panel(
      "fluctuation of squared entries",
      x: beta,
      y: .init(
        "*n*_0^2 × variance",
        isLogarithmic: true,
        low: 0.5,
        high: 1e4
      ),
      series: [
        mark("upper bound", "means", "upper bound", .line, .bound, 0),
        mark("lower bound", "means", "lower bound", .line, .bound, 5),
        mark("annealed, width 20", "means", "annealed", .line, .exact, 4),
        mark("quenched, width 20", "means", "quenched n=20", .line, .exact, 1),
        mark("quenched, width 8", "means", "quenched n=8", .line, .exact, 2),
        mark(
          "real nets, width 20",
          "means",
          "drawn quenched",
          .pointsWithBars,
          .monteCarlo,
          1
        ),
      ]
    )
  }

  private var pairsPanel: Chart.Panel {
    let names = Quenched.series.dropFirst()
    return Chart.Panel(
      "pairs of squared entries, width 20",
      x: beta,
      y: .init(
        "*n*_0^2 E[*s* *s*′]",
        isLogarithmic: true,
        low: 0.5,
        high: 1e3
      ),
      series: names.enumerated().map { i, name in
        mark(ChartText(name), "pairs", name, .line, .exact, i + 1)
      }
        + names.enumerated().map { i, name in
          mark(
            i == 0 ? "real nets" : nil,
            "pairs",
            "drawn \(name)",
            .pointsWithBars,
            .monteCarlo,
            i + 1
          )
        }
    )
  }

  private var typicalPanel: Chart.Panel {
    Chart.Panel(
      "mean and typical network, width 20",
      x: beta,
      y: .init(
        "*n*_0^2 *V*",
        isLogarithmic: true,
        low: 1e-2,
        high: 1e3
      ),
      key: .bottomLeft,
      series: [
        mark("mean, exact", "typical", "mean", .line, .exact, 1),
        mark(
          "median, real nets",
          "typical",
          "median",
          .pointsWithBars,
          .monteCarlo,
          3
        ),
      ]
    )
  }

  private var histogramPanel: Chart.Panel {
    let betas = ["0.1", "0.5", "1"]
    return Chart.Panel(
      "real nets, width 20; upright lines at the means",
      x: .init("ln(*n*_0^2 *V*)", low: -14, high: 7, ticks: .every(2)),
      y: .init("density", low: 0, high: 0.5, ticks: .every(0.1)),
      key: .topLeft,
      series: betas.enumerated().map { i, beta in
        mark(
          "*β* = \(beta)",
          "histogram",
          "beta=\(beta)",
          .steps,
          .monteCarlo,
          i + 1
        )
      }
        + betas.enumerated().map { i, beta in
          mark(nil, "histogram", "mean beta=\(beta)", .line, .exact, i + 1)
        }
    )
  }
}

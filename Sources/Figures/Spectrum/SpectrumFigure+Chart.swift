/// How the figure is drawn.
extension SpectrumFigure {
  public var chart: Chart {
    Chart(
      name,
      columns: 2,
      panels: [momentPanel, histogramPanel, exponentPanel, rankPanel]
    )
  }

  private func curve(
    _ title: ChartText,
    _ series: String,
    _ role: Chart.Series.Role,
    hue: Int
  ) -> Chart.Series {
    .init(
      title,
      panel: "moment",
      series: series,
      style: role == .monteCarlo ? .pointsWithBars : .line,
      role: role,
      hue: hue
    )
  }

  private var momentPanel: Chart.Panel {
    Chart.Panel(
      "second moment of the squared singular values",
      x: .init("layers *L*", low: 0, high: 33, ticks: .every(8)),
      y: .init(
        "(1/*n*) E tr (*JJ*^T)^2",
        isLogarithmic: true,
        low: 1,
        high: 1e4
      ),
      keyTitle: "weights and width *n*",
      series: [
        curve("Gaussian 16", "gaussian n=16", .exact, hue: 1),
        curve("Gaussian 64", "gaussian n=64", .exact, hue: 2),
        curve("Gaussian 256", "gaussian n=256", .exact, hue: 4),
        curve("2*L* + 1", "limit gaussian", .limit, hue: 0),
        curve("orthogonal 16", "orthogonal n=16", .exact, hue: 3),
        curve("*L* + 1", "limit orthogonal", .limit, hue: 5),
        curve("real nets", "drawn gaussian", .monteCarlo, hue: 1),
        curve(
          "orthogonal nets",
          "drawn orthogonal",
          .monteCarlo,
          hue: 3
        ),
      ]
    )
  }

  private var histogramPanel: Chart.Panel {
    Chart.Panel(
      "real Gaussian nets, *n* = \(SpectrumFigure.width)",
      x: .init(
        "log_{10} of the singular value",
        low: -12,
        high: 2,
        ticks: .every(2)
      ),
      y: .init("share a decade", low: 0, high: 0.6, ticks: .every(0.1)),
      key: .topLeft,
      series: SpectrumFigure.depths.enumerated().map { i, depth in
        .init(
          "*L* = \(depth)",
          panel: "histogram",
          series: "L=\(depth)",
          style: .steps,
          role: .monteCarlo,
          hue: i + 1
        )
      }
    )
  }

  private var exponentPanel: Chart.Panel {
    Chart.Panel(
      "Lyapunov exponents, *n* = \(SpectrumFigure.lyapunov.width)",
      x: .init("*k*", low: 0, high: 21, ticks: .every(5)),
      y: .init("*λ_k* a layer", low: -1.4, high: 0),
      key: .bottomLeft,
      series: [
        .init(
          "exact",
          panel: "exponents",
          series: "exact",
          style: .line,
          role: .exact,
          hue: 1
        ),
        .init(
          "real nets",
          panel: "exponents",
          series: "drawn",
          style: .pointsWithBars,
          role: .monteCarlo,
          hue: 1
        ),
      ]
    )
  }

  private var rankPanel: Chart.Panel {
    func mark(
      _ title: ChartText,
      _ series: String,
      _ hue: Int
    ) -> Chart.Series {
      let isDrawn = series == "drawn"
      return .init(
        title,
        panel: "rank",
        series: series,
        style: isDrawn ? .pointsWithBars : .line,
        role: isDrawn ? .monteCarlo : .exact,
        hue: hue
      )
    }
    return Chart.Panel(
      "share of nonzero singular values",
      x: .init("layers *L*", low: 0, high: 33, ticks: .every(8)),
      y: .init("E rank *J* / *n*", low: 0, high: 0.6, ticks: .every(0.1)),
      key: .bottomLeft,
      series: [
        mark("exact, *n* = 128", "n=128", 1),
        mark("exact, *n* = 16", "n=16", 3),
        mark("real nets, *n* = 128", "drawn", 1),
      ]
    )
  }
}

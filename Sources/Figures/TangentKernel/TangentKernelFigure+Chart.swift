/// How the figure is drawn.
extension TangentKernelFigure {
  public var chart: Chart {
    Chart(
      name,
      columns: 2,
      panels: [
        panel("whole", "whole kernel", "*K*"),
        panel("weights", "weight part", "*K_w*"),
        panel("biases", "bias part, biases 0", "*K_b*"),
        deadPanel,
      ]
    )
  }

  private func panel(
    _ part: String,
    _ title: ChartText,
    _ symbol: String
  ) -> Chart.Panel {
    let isWhole = part == "whole"
    let estimate: [Chart.Series] =
      isWhole
      ? [
        .init(
          "published estimate",
          panel: "ratios",
          series: "estimate",
          style: .line,
          role: .limit,
          hue: 4
        )
      ] : []
    return Chart.Panel(
      title,
      x: .init("depth over width *d*/*n*", low: 0, high: 2, ticks: .every(0.5)),
      y: .init(
        "E[\(symbol)^2] / E[\(symbol)]^2",
        isLogarithmic: true,
        low: 1,
        high: 3e4
      ),
      key: .topLeft,
      series: [
        .init(
          "exp(5*d*/*n*)",
          panel: "ratios",
          series: "exp(5d/n)",
          style: .line,
          role: .limit,
          hue: 0
        )
      ] + estimate
        + TangentKernelFigure.widths.enumerated().map { i, n in
          .init(
            "exact, *n* = \(n)",
            panel: "ratios",
            series: "\(part) n=\(n)",
            style: .line,
            role: .exact,
            hue: i + 1
          )
        }
        + TangentKernelFigure.widths.enumerated().map { i, n in
          .init(
            i == 0 ? "real nets" : nil,
            panel: "ratios",
            series: "drawn \(part) n=\(n)",
            style: .pointsWithBars,
            role: .monteCarlo,
            hue: i + 1
          )
        }
    )
  }

  private var deadPanel: Chart.Panel {
    Chart.Panel(
      "dead layers, \(TangentKernelFigure.deadDepth) layers",
      x: .init("width *n*", low: 0.5, high: 8.5, ticks: .every(1)),
      y: .init("E[*K_b*] / (*d*/2)", low: 0, high: 1.3, ticks: .every(0.25)),
      key: .bottomRight,
      series: [
        .init(
          "exact, biases 0",
          panel: "dead",
          series: "exact none",
          style: .line,
          role: .exact,
          hue: 3
        ),
        .init(
          "exact, Gaussian biases",
          panel: "dead",
          series: "exact gaussian(1/4)",
          style: .line,
          role: .exact,
          hue: 1
        ),
        .init(
          "real nets, biases 0",
          panel: "dead",
          series: "drawn none",
          style: .pointsWithBars,
          role: .monteCarlo,
          hue: 3
        ),
        .init(
          "real nets, Gaussian biases",
          panel: "dead",
          series: "drawn gaussian(1/4)",
          style: .pointsWithBars,
          role: .monteCarlo,
          hue: 1
        ),
      ]
    )
  }
}

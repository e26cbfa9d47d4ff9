extension WidthAllocationFigure {
  public var chart: Chart {
    Chart(name, columns: 2, aspect: 0.7, panels: [splits, depth, best])
  }

  private func curve(
    _ title: ChartText,
    _ panel: String,
    _ series: String,
    _ hue: Int,
    style: Chart.Series.Style = .line,
    role: Chart.Series.Role = .exact
  ) -> Chart.Series {
    Chart.Series(
      title,
      panel: panel,
      series: series,
      style: style,
      role: role,
      hue: hue
    )
  }

  private var splits: Chart.Panel {
    Chart.Panel(
      "(a) \(WidthAllocationFigure.neurons) neurons in two hidden layers",
      x: Chart.Axis(
        "share of the first layer",
        low: 0,
        high: 1,
        ticks: .every(0.25)
      ),
      y: Chart.Axis("ln E[*Z*^2]", low: 0.8, high: 2.6, ticks: .every(0.4)),
      key: .topRight,
      series: WidthAllocationFigure.laws.enumerated().map { index, law in
        curve("exact, \(law)", "split", law, index + 1)
      } + [
        curve(
          "nets, gaussian",
          "split",
          "nets",
          1,
          style: .pointsWithBars,
          role: .monteCarlo
        )
      ]
    )
  }

  private var depth: Chart.Panel {
    Chart.Panel(
      "(b) regular widths, \(WidthAllocationFigure.parameters) parameters",
      x: Chart.Axis("hidden layers", low: 0, high: 17, ticks: .every(4)),
      y: Chart.Axis("ln E[*Z*^2] over the best", low: 0),
      key: .topLeft,
      series: [
        curve("*n*, 2*n*, *n*, …", "depth", "alternating", 3),
        curve("equal widths", "depth", "equal", 1),
      ]
    )
  }

  private var best: Chart.Panel {
    Chart.Panel(
      "(c) best widths, \(WidthAllocationFigure.parameters) parameters",
      x: Chart.Axis("hidden layer", low: 0, high: 10, ticks: .every(1)),
      y: Chart.Axis("width", low: 0, high: 140),
      key: .topRight,
      series: WidthAllocationFigure.shownDepths.enumerated().map {
        index,
        hidden in
        curve(
          "\(hidden) hidden layers",
          "widths",
          "best \(hidden)",
          index + 1,
          style: .points
        )
      }
    )
  }
}

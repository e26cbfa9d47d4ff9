/// How the figure is drawn.
extension Failures {
  public var chart: Chart {
    Chart(
      name,
      columns: 2,
      panels: [
        casesPanel(
          "ties",
          "atoms (F1, F3), *x* = 0 (F4), repaired (F2)",
          "weights ±1, widths 2,1 and 2,2,1",
          ["F1: E *Z*", "F1: E *Z*^2", "F2: E *Z*^2", "F3: E *Z*", "F4: E *Z*"]
        ),
        casesPanel(
          "others",
          "asymmetry (F5, F6), sharing (F7), dead layers (F9)",
          "E *Z* of F5 and F6, E *Z*^2 of F7, E *K*_b of F9",
          ["F5 *x*>0", "F5 *x*<0", "F6", "F7, one", "F7, two", "F9"]
        ),
        oddPanel, biasPanel,
      ]
    )
  }

  private func mark(
    _ title: ChartText,
    _ panel: String,
    _ series: String,
    _ style: Chart.Series.Style,
    _ role: Chart.Series.Role,
    _ hue: Int,
    size: Double = 1
  ) -> Chart.Series {
    .init(
      title,
      panel: panel,
      series: series,
      style: style,
      role: role,
      hue: hue,
      size: size
    )
  }

  private func marks(_ panel: String) -> [Chart.Series] {
    [
      mark("truth", panel, "truth", .boxes(width: 0.6), .exact, 5),
      mark("sum over paths", panel, "formula", .points, .refuted, 0, size: 1.8),
      mark("real nets", panel, "drawn", .pointsWithBars, .monteCarlo, 3),
    ]
  }

  private func places(_ labels: [String]) -> Chart.Ticks {
    .at(labels.enumerated().map { (Double($0.offset + 1), $0.element) })
  }

  private func casesPanel(
    _ panel: String,
    _ title: ChartText,
    _ abscissa: ChartText,
    _ labels: [String]
  ) -> Chart.Panel {
    Chart.Panel(
      title,
      x: .init(
        abscissa,
        low: 0.4,
        high: Double(labels.count) + 0.6,
        ticks: places(labels)
      ),
      y: .init("value / sum over paths", low: 0, high: 2.5, ticks: .every(0.5)),
      key: .topRight,
      series: marks(panel)
    )
  }

  private var oddPanel: Chart.Panel {
    Chart.Panel(
      "odd powers: the sum over paths is 0 (F8)",
      x: .init(
        "one Gaussian weight an output, *x* = 1",
        low: 0.4,
        high: 2.6,
        ticks: places(["E *Z*_{pq}", "E *Z*_{p1} *Z*_{p2}"])
      ),
      y: .init("value", low: -0.05, high: 1, ticks: .every(0.2)),
      key: .topRight,
      series: marks("odd")
    )
  }

  private var biasPanel: Chart.Panel {
    let labels = ["none", "10^{−12}", "10^{−6}", "10^{−3}", "0.1", "1"]
    return Chart.Panel(
      "weights ±1, widths 2,2,1, *x* = (1,1)",
      x: .init(
        "standard deviation of Gaussian biases",
        low: -0.5,
        high: 5.5,
        ticks: .at(labels.enumerated().map { (Double($0.offset), $0.element) })
      ),
      y: .init("probability, mean", low: -0.1, high: 2, ticks: .every(0.5)),
      key: .topRight,
      series: [
        mark("P(tie), exact", "bias", "P(tie)", .points, .exact, 1, size: 1.8),
        mark("E *Z*, exact", "bias", "E[Z]", .points, .exact, 2, size: 1.8),
        mark(
          "P(tie), real nets",
          "bias",
          "drawn P(tie)",
          .pointsWithBars,
          .monteCarlo,
          1
        ),
        mark(
          "E *Z*, real nets",
          "bias",
          "drawn E[Z]",
          .pointsWithBars,
          .monteCarlo,
          2
        ),
      ]
    )
  }
}

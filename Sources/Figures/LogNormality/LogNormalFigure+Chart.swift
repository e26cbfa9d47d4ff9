extension LogNormalFigure {
  public var chart: Chart {
    let panels = LogNormalFigure.betas.enumerated().map(distribution)
    return Chart(name, columns: 2, aspect: 0.7, panels: panels + [distance])
  }

  private func distribution(_ index: Int, _ beta: Double) -> Chart.Panel {
    let panel = LogNormalData.panel(beta)
    let range = LogNormalFigure.ranges[index]
    func curve(
      _ title: ChartText,
      _ series: String,
      _ role: Chart.Series.Role,
      _ hue: Int
    ) -> Chart.Series {
      Chart.Series(
        title,
        panel: panel,
        series: series,
        style: .line,
        role: role,
        hue: hue
      )
    }
    func points(_ title: ChartText, _ series: String, _ hue: Int)
      -> Chart.Series
    {
      Chart.Series(
        title,
        panel: panel,
        series: series,
        style: .pointsWithBars,
        role: .monteCarlo,
        hue: hue,
        size: 0.6
      )
    }
    return Chart.Panel(
      "(\(["a", "b", "c"][index])) *β* = \(Chart.number(beta))",
      x: Chart.Axis(
        "ln(*Z*/2), given *Z* > 0",
        low: range.lowerBound,
        high: range.upperBound
      ),
      y: Chart.Axis(
        "distribution function",
        low: 0,
        high: 1,
        ticks: .every(0.25)
      ),
      key: .topLeft,
      series: [
        curve("limit", "limit", .limit, 0),
        curve("exact, *n* = 8", "exact 8", .exact, 1),
        points("nets, *n* = 8", "nets 8", 1),
        curve("exact, *n* = 32", "exact 32", .exact, 3),
        points("nets, *n* = 32", "nets 32", 3),
      ]
    )
  }

  private var distance: Chart.Panel {
    let colours = [1, 2, 3]
    let exact = zip(LogNormalFigure.betas, colours).map { beta, hue in
      Chart.Series(
        "exact, *β* = \(Chart.number(beta))",
        panel: "distance",
        series: "exact \(Chart.number(beta))",
        style: .line,
        role: .exact,
        hue: hue
      )
    }
    let law = zip(LogNormalFigure.betas, colours).map { beta, hue in
      Chart.Series(
        beta == 1 ? "law samples" : nil,
        panel: "distance",
        series: "law \(Chart.number(beta))",
        style: .pointsWithBars,
        role: .monteCarlo,
        hue: hue,
        size: 0.8
      )
    }
    return Chart.Panel(
      "(d) distance to the limit",
      x: Chart.Axis(
        "*n*",
        isLogarithmic: true,
        low: 7,
        high: 600,
        ticks: .at(LogNormalFigure.widths.map { (Double($0), "\($0)") })
      ),
      y: Chart.Axis(
        "sup |*F* − *Φ*|",
        isLogarithmic: true,
        low: 0.0002,
        high: 2
      ),
      key: .bottomLeft,
      series: exact + law + [
        .power(
          "proved order, *β* = 1",
          coefficient: 1,
          exponent: -0.2,
          role: .bound,
          hue: 0
        ),
        .power(
          "∝ 1/*n*",
          coefficient: 0.25,
          exponent: -1,
          role: .limit,
          hue: 5
        ),
      ]
    )
  }
}

/// How the figure is drawn.
extension Universality {
  public var chart: Chart {
    Chart(
      name,
      columns: 2,
      panels: [momentPanel(2), momentPanel(8), spreadPanel, growthPanel]
    )
  }

  private func momentPanel(_ depth: Int) -> Chart.Panel {
    let exact = Universality.fourLaws.enumerated().map { i, law in
      let kurtosis = Number.short(law.kurtosis)
      return Chart.Series(
        ChartText("\(law.label), *κ* = \(kurtosis)"),
        panel: "d=\(depth)",
        series: law.name,
        style: .line,
        role: .exact,
        hue: i + 1
      )
    }
    let drawn = Universality.fourLaws.enumerated().map { i, law in
      Chart.Series(
        i == 0 ? "real nets" : nil,
        panel: "d=\(depth)",
        series: "drawn \(law.name)",
        style: .pointsWithBars,
        role: .monteCarlo,
        hue: i + 1
      )
    }
    let widths = [4, 8, 16, 32, 64, 128].map { (Double($0), "\($0)") }
    let shallow = [2, 3, 5, 10, 20].map { (Double($0), "\($0)") }
    return Chart.Panel(
      "*d* = \(depth) layers",
      x: .init(
        "width *n*",
        isLogarithmic: true,
        low: 3.5,
        high: 150,
        ticks: .at(widths)
      ),
      y: .init(
        "E *Z*^2",
        isLogarithmic: true,
        low: 1.8,
        high: depth == 2 ? 20 : 3e3,
        ticks: depth == 2 ? .at(shallow) : .automatic
      ),
      key: .topRight,
      series: exact + drawn
    )
  }

  private var spreadPanel: Chart.Panel {
    let outputs = Universality.spreadWidths[4]
    return Chart.Panel(
      "four layers of width 120",
      x: .init("2(*κ* − 3)/*n*", low: -0.045, high: 0.06, ticks: .every(0.02)),
      y: .init(
        "Var ln *Z* − 5*β* − 2/*n*_0",
        low: -0.06,
        high: 0.1,
        ticks: .every(0.02)
      ),
      key: .topLeft,
      series: [
        .line("slope 1", slope: 1, role: .limit, hue: 1),
        .line(
          "slope 1/\(outputs)",
          slope: 1 / Double(outputs),
          role: .limit,
          hue: 3
        ),
        .init(
          "exact, Gaussian",
          panel: "spread",
          series: "exact gaussian",
          style: .points,
          role: .exact,
          hue: 0,
          size: 1.8
        ),
        .init(
          "real nets, one output",
          panel: "spread",
          series: "one output",
          style: .pointsWithBars,
          role: .monteCarlo,
          hue: 1
        ),
        .init(
          "real nets, flat over \(outputs)",
          panel: "spread",
          series: "flat over outputs",
          style: .pointsWithBars,
          role: .monteCarlo,
          hue: 3
        ),
      ]
    )
  }

  private var growthPanel: Chart.Panel {
    Chart.Panel(
      "growth a layer, deep inside",
      x: .init("kurtosis *κ*", low: 1, high: 9, ticks: .every(2)),
      y: .init("*n*^2 (growth − 1 − 5/*n*)", low: -40, high: 100),
      key: .topLeft,
      series: [
        .line("12(*κ* − 3)", slope: 12, intercept: -36, role: .limit, hue: 0)
      ]
        + [1000, 100, 30, 10].enumerated().map { i, n in
          .init(
            "exact, *n* = \(n)",
            panel: "growth",
            series: "n=\(n)",
            style: .line,
            role: .exact,
            hue: i + 1
          )
        }
    )
  }
}

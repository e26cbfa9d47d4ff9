import Foundation

extension IntermittencyFigure {
  public var chart: Chart {
    Chart(
      name,
      columns: 2,
      aspect: 0.7,
      panels: [
        moments("(a) moments, *n* = \(IntermittencyFigure.width)", 2, 10),
        moments("(b) where samples resolve them", 0.4, 2),
        rates, quantiles,
      ]
    )
  }

  private func curves(_ panel: String) -> [Chart.Series] {
    IntermittencyFigure.orders.enumerated().map { index, order in
      Chart.Series(
        "*K* = \(order)",
        panel: panel,
        series: "exact \(order)",
        style: .line,
        role: .exact,
        hue: index + 1
      )
    }
  }

  /// The moments up to β = `last`, ordinates up to `top`.
  private func moments(
    _ title: ChartText,
    _ last: Double,
    _ top: Double
  ) -> Chart.Panel {
    let points = IntermittencyFigure.sampledOrders.enumerated()
      .map { index, order in
        Chart.Series(
          index == 0 ? "law samples" : nil,
          panel: "moments",
          series: "law \(order)",
          style: .pointsWithBars,
          role: .monteCarlo,
          hue: index + 1,
          size: 0.7
        )
      }
    return Chart.Panel(
      title,
      x: Chart.Axis("*β*", low: 0, high: last, ticks: .every(last / 4)),
      y: Chart.Axis(
        "ln( E[*Z*^K] / prefactor ) / (*K*(*K*−1)/2)",
        low: 0,
        high: top,
        ticks: .every(top / 5)
      ),
      key: .topLeft,
      series: [.line("5*β*: bound, sharp", slope: 5, role: .bound, hue: 0)]
        + curves("moments") + points
    )
  }

  private var rates: Chart.Panel {
    Chart.Panel(
      "(c) rate of each moment",
      x: Chart.Axis(
        "*n*",
        isLogarithmic: true,
        low: 1,
        high: 1024,
        ticks: .at([1, 4, 16, 64, 256, 1024].map { ($0, Chart.number($0)) })
      ),
      y: Chart.Axis(
        "*n* ln *g*_K(*n*) / (*K*(*K*−1)/2)",
        low: 0,
        high: 5.5,
        ticks: .every(1)
      ),
      key: .bottomRight,
      series: [
        .line("5: log-normal", slope: 0, intercept: 5, role: .limit, hue: 0)
      ] + curves("rates")
    )
  }

  private var quantiles: Chart.Panel {
    let titles: [ChartText] = ["1 % quantile", "median", "99 % quantile"]
    let exact = zip(IntermittencyFigure.probabilities, titles).enumerated()
      .map { index, pair in
        Chart.Series(
          pair.1,
          panel: "quantiles",
          series: "exact \(pair.0)",
          style: .line,
          role: .exact,
          hue: [1, 2, 3][index]
        )
      }
    let law = IntermittencyFigure.probabilities.enumerated().map { index, p in
      Chart.Series(
        index == 0 ? "law samples" : nil,
        panel: "quantiles",
        series: "law \(p)",
        style: .pointsWithBars,
        role: .monteCarlo,
        hue: [1, 2, 3][index],
        size: 0.8
      )
    }
    let others: [Chart.Series] = [
      .line("ln E[*Z*] = 0", slope: 0, role: .exact, hue: 0),
      Chart.Series(
        "ln E[*Z*^2] / 2",
        panel: "quantiles",
        series: "second",
        style: .line,
        role: .exact,
        hue: 4
      ),
      .line(
        "limit of the median",
        slope: -2.5,
        intercept: log(2) - 1 / Double(IntermittencyFigure.width),
        role: .limit,
        hue: 5
      ),
    ]
    return Chart.Panel(
      "(d) ln *Z*, given *Z* > 0, *n* = \(IntermittencyFigure.width)",
      x: Chart.Axis("*β*", low: 0, high: 2, ticks: .every(0.5)),
      y: Chart.Axis("ln *Z*", low: -26, high: 6, ticks: .every(4)),
      key: .bottomLeft,
      series: exact + law + others
    )
  }
}

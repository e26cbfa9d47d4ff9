/// The chart of a flow: three panels over the layers, drawn from the CSV of
/// `pathsum flow`.
public enum FlowChart {
  /// The chart named `name`; the weight gradients' panel only if there are any,
  /// and a point for every one of the given quantiles.
  public static func chart(
    _ name: String,
    probabilities: [Double],
    hasWeightGradients: Bool,
    isInTime: Bool
  ) -> Chart {
    var panels = [
      ("activation_length", "(a) activation length", "ln ‖*a*‖² / *n*"),
      ("squared_gradient", "(b) gradient", "ln ‖∂*f* / ∂*a*‖²"),
    ]
    if hasWeightGradients {
      panels.append(
        ("squared_weight_gradient", "(c) weight gradient", "ln ‖∂*f* / ∂*W*‖²")
      )
    }
    return Chart(
      name,
      columns: panels.count,
      aspect: 1.1,
      panels: panels.map { quantity, title, label in
        Chart.Panel(
          ChartText(title),
          x: Chart.Axis(isInTime ? "time" : "layer"),
          y: Chart.Axis(ChartText(label)),
          key: .below,
          series: series(quantity, probabilities)
        )
      }
    )
  }

  private static func series(
    _ quantity: String,
    _ probabilities: [Double]
  ) -> [Chart.Series] {
    let mean = [("quantity", quantity), ("statistic", "mean")]
    let curves = [
      Chart.Series(
        "theory of the mean",
        where: mean,
        x: "layer",
        y: "theory_log_value",
        style: .line,
        role: .exact,
        hue: 0
      ),
      Chart.Series(
        "mean",
        where: mean,
        x: "layer",
        y: "log_value",
        style: .pointsWithBars,
        role: .monteCarlo,
        hue: 0,
        size: 0.6
      ),
    ]
    return curves
      + probabilities.prefix(5).enumerated().map { i, p in
        Chart.Series(
          ChartText("\(Number.short(100 * p, digits: 4)) % quantile"),
          where: [
            ("quantity", quantity), ("statistic", "quantile_of_nonzero"),
            ("argument", "\(p)"),
          ],
          x: "layer",
          y: "log_value",
          style: .line,
          role: .limit,
          hue: 1 + i
        )
      }
  }
}

import Theory

/// The figure of a sweep: ln of the moments against β, a panel for each K.
public enum SweepChart {
  /// The most series of drawn points that marks can tell apart.
  public static let mostSeries = 6
  /// The most panels.
  public static let mostPanels = 8

  /// The chart of the table in `NAME.csv`.
  ///
  /// Throws if there are more moments or laws than a figure can show.
  public static func chart(
    _ name: String,
    _ sweep: Sweep
  ) throws(FileError) -> Chart {
    let orders = distinct(sweep.cells.map { "\($0.order)" })
    let groups = distinct(sweep.cells.map(Group.init))
    let methods = shown(Set(sweep.cells.map(\.method)))
    let series = groups.count * max(1, methods.count { $0 != .exact })
    guard series <= mostSeries, orders.count <= mostPanels else {
      throw FileError(
        .badData,
        "a figure tells up to \(mostSeries) series and \(mostPanels) moments"
          + " apart, not \(series) and \(orders.count): cut the sweep by --set"
      )
    }
    let panels = orders.map { order in
      Chart.Panel(
        ChartText("*K* = \(order)"),
        x: Chart.Axis("*β* = Σ 1/*n*_j over hidden layers", low: 0),
        y: Chart.Axis("ln of the moment"),
        series: groups.enumerated().flatMap { hue, group in
          group.series(order, methods, hue)
        }
      )
    }
    return Chart(name, columns: min(2, panels.count), panels: panels)
  }

  /// What marks of one colour share.
  private struct Group: Hashable {
    let weights: String
    let bias: String
    let quantity: String

    init(_ cell: SweepCell) {
      weights = cell.spec.weightsName
      bias = cell.spec.biasesName
      quantity = cell.spec.quantity.name
    }

    func series(
      _ order: String,
      _ methods: [SweepCell.Method],
      _ hue: Int
    ) -> [Chart.Series] {
      // A star would begin italics.
      let name =
        weights.replacing("*", with: "·")
        + (bias == "none" ? "" : ", bias \(bias.replacing("*", with: "·"))")
        + (quantity == "row" ? "" : ", \(quantity)")
      return methods.map { method in
        Chart.Series(
          ChartText("\(name): \(method.rawValue)"),
          where: [
            ("weights", weights), ("bias", bias), ("quantity", quantity),
            ("moment", order), ("method", method.rawValue),
          ],
          x: "beta",
          y: "log_value",
          style: method == .exact ? .points : .pointsWithBars,
          role: method == .exact ? .exact : .monteCarlo,
          hue: hue
        )
      }
    }
  }

  /// The methods that rows can have.
  private static func shown(
    _ asked: Set<SweepCell.Method>
  ) -> [SweepCell.Method] {
    [.exact, .direct, .splitting].filter { method in
      asked.contains(method) || method != .exact && asked.contains(.auto)
    }
  }

  private static func distinct<Element: Hashable>(
    _ all: [Element]
  ) -> [Element] {
    var seen: Set<Element> = []
    return all.filter { seen.insert($0).inserted }
  }
}

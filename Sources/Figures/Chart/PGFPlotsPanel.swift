/// The commands that draw one panel with PGFPlots.
struct PGFPlotsPanel {
  let chart: Chart
  let panel: Chart.Panel
  let style: ChartStyle

  /// The commands, one line each.
  var lines: [String] {
    ["\\nextgroupplot[\(options.joined(separator: ",\n  "))]"]
      + zip(panel.series, Look.looks(panel.series)).enumerated().flatMap {
        mark($0.element.0, $0.element.1, index: $0.offset)
      }
  }

  private var options: [String] {
    var options = axis("x", panel.x) + axis("y", panel.y)
    if let title = panel.title { options.append("title={\(title.tex)}") }
    options += key
    return options
  }

  private func axis(_ name: String, _ axis: Chart.Axis) -> [String] {
    var options = ["\(name)label={\(axis.label.tex)}"]
    options.append("\(name)mode=\(axis.isLogarithmic ? "log" : "normal")")
    if let low = axis.low {
      options.append("\(name)min=\(Chart.number(low))")
    }
    if let high = axis.high {
      options.append("\(name)max=\(Chart.number(high))")
    }
    switch axis.ticks {
    case .automatic: break
    case .every(let step):
      options.append("\(name)tick distance=\(Chart.number(step))")
    case .at(let places):
      let marks = places.map { Chart.number($0.0) }.joined(separator: ",")
      let labels = places.map { "{\(ChartText($0.1).tex)}" }
        .joined(separator: ",")
      options += [
        "\(name)tick={\(marks)}", "\(name)ticklabels={\(labels)}",
      ]
    }
    return options
  }

  private var key: [String] {
    let below =
      "legend style={at={(0.5,-0.24)}, anchor=north},"
      + " legend columns=\(chart.keyColumns(panel, style))"
    return switch chart.key(panel, style) {
    case .right: ["legend pos=outer north east"]
    case .below: [below]
    case .topLeft: ["legend pos=north west"]
    case .topRight: ["legend pos=north east"]
    case .bottomLeft: ["legend pos=south west"]
    case .bottomRight: ["legend pos=south east"]
    case .none: []
    }
  }

  private func mark(
    _ series: Chart.Series,
    _ look: Look,
    index: Int
  ) -> [String] {
    let keyed = series.title == nil ? ["forget plot"] : []
    let legend = series.title.map { ["\\addlegendentry{\($0.tex)}"] } ?? []
    let colour = "c\(look.colour)"
    let line = [colour, "no marks"] + dashes(look)
    switch series.source {
    case .line(let slope, let intercept):
      let formula =
        Chart.number(slope) + "*x"
        + (intercept == 0 ? "" : "+(\(Chart.number(intercept)))")
      return [plot(line + domain + keyed, "{\(formula)};")] + legend
    case .power(let coefficient, let exponent):
      let formula =
        "\(Chart.number(coefficient))*x^(\(Chart.number(exponent)))"
      return [plot(line + domain + keyed, "{\(formula)};")] + legend
    case .rows(let conditions, let x, let y):
      if case .band = series.style {
        return band(conditions, x, colour, keyed, index) + legend
      }
      let table = plot(
        options(series, look) + keyed,
        "table[x=x, y=y, y error minus=m, y error plus=p]"
          + " {\\jobname-rows.dat};"
      )
      return [
        rows(conditions, x, y, bars: isBarred(series)), table,
      ] + legend
    }
  }

  private func isBarred(_ series: Chart.Series) -> Bool {
    if case .pointsWithBars = series.style { true } else { false }
  }

  private func plot(_ options: [String], _ what: String) -> String {
    "\\addplot[\(options.joined(separator: ", "))] \(what)"
  }

  /// Where a curve that is a formula is drawn.
  private var domain: [String] {
    let low = panel.x.low ?? (panel.x.isLogarithmic ? 1 : 0)
    let high = panel.x.high ?? (panel.x.isLogarithmic ? 1000 : 1)
    return ["domain=\(Chart.number(low)):\(Chart.number(high))"]
  }

  private func options(_ series: Chart.Series, _ look: Look) -> [String] {
    let colour = "c\(look.colour)"
    let isFilled = series.role == .monteCarlo
    let marks = [
      colour, "only marks", "mark=\(look.mark(isFilled: isFilled))",
      "mark size=\(Chart.number((1.6 * series.size * 100).rounded() / 100))pt",
    ]
    return switch series.style {
    case .line: [colour, "no marks"] + dashes(look)
    case .steps: [colour, "no marks", "const plot"] + dashes(look)
    case .points: marks
    case .pointsWithBars:
      marks + ["error bars/y dir=both", "error bars/y explicit"]
    case .boxes(let width):
      [
        "ybar", "bar width=\(Chart.number(width))", "draw=\(colour)",
        "fill=\(colour)!40", "bar shift=0pt",
      ]
    case .band: []
    }
  }

  private func rows(
    _ conditions: [(column: String, value: String)],
    _ x: String,
    _ y: String,
    bars: Bool
  ) -> String {
    let checks = conditions.map {
      "\\PathSumCheck{\($0.column)}{\($0.value)}"
    }.joined()
    let ends = bars ? "{err_minus}{err_plus}" : "{\(y)}{\(y)}"
    return "\\PathSumRows{\\PathSumFolder \(chart.name).csv}{\(checks)}%\n"
      + "  {\(x)}{\(y)}\(ends)"
  }

  private func band(
    _ conditions: [(column: String, value: String)],
    _ x: String,
    _ colour: String,
    _ keyed: [String],
    _ index: Int
  ) -> [String] {
    let edges = ["ci_low", "ci_high"].flatMap { end in
      [
        rows(conditions, x, end, bars: false),
        plot(
          ["draw=none", "no marks", "forget plot", "name path=\(end)\(index)"],
          "table[x=x, y=y] {\\jobname-rows.dat};"
        ),
      ]
    }
    return edges + [
      plot(
        ["fill=\(colour)", "fill opacity=0.25", "draw=none"] + keyed,
        "fill between[of=ci_low\(index) and ci_high\(index)];"
      )
    ]
  }

  private func dashes(_ look: Look) -> [String] {
    guard !look.pattern.isEmpty else { return ["solid"] }
    let pieces = look.pattern.enumerated().map {
      "\($0.offset.isMultiple(of: 2) ? "on" : "off")"
        + " \(Chart.number(Double($0.element) / 8))pt"
    }
    return ["dash pattern=\(pieces.joined(separator: " "))"]
  }
}

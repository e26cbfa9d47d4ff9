/// The commands that draw one panel with gnuplot.
struct GnuplotPanel {
  let chart: Chart
  let panel: Chart.Panel
  let target: GnuplotScript.Target

  /// The commands, one line each.
  var lines: [String] {
    axis("x", panel.x) + axis("y", panel.y) + [
      panel.title.map { "set title \(quoted($0))" } ?? "unset title",
      key,
    ] + plot
  }

  private var style: ChartStyle {
    if case .file(let style) = target { style } else { .screen }
  }

  private var isTerminal: Bool {
    if case .terminal = target { true } else { false }
  }

  private func quoted(_ text: ChartText) -> String {
    "\"\(isTerminal ? text.plain : text.gnuplot)\""
  }

  private func axis(_ name: String, _ axis: Chart.Axis) -> [String] {
    var lines = [
      "set \(name)label \(quoted(axis.label))",
      axis.isLogarithmic ? "set logscale \(name)" : "unset logscale \(name)",
      "set \(name)range [\(end(axis.low)):\(end(axis.high))]",
    ]
    switch axis.ticks {
    case .automatic:
      lines.append("set \(name)tics autofreq")
    case .every(let step):
      lines.append("set \(name)tics \(Chart.number(step))")
    case .at(let places):
      let marks = places.map {
        "\(quoted(ChartText($0.1))) \(Chart.number($0.0))"
      }
      lines.append("set \(name)tics (\(marks.joined(separator: ", ")))")
    }
    let powers = isTerminal ? "%g" : "10^{%L}"
    lines.append(
      "set format \(name) \"\(axis.isLogarithmic ? powers : "%g")\""
    )
    return lines
  }

  private func end(_ value: Double?) -> String {
    value.map(Chart.number) ?? "*"
  }

  private var key: String {
    let position = isTerminal ? Chart.Key.below : chart.key(panel, style)
    // A blank first line keeps a key below the plot off the axis' label.
    let blank = if case .below = position { " title \" \"" } else { " notitle" }
    let common = "Left reverse spacing 1.2 samplen 3 width 1"
    let title =
      panel.keyTitle.map { " title \(quoted($0)) left" } ?? blank
    let place =
      switch position {
      case .right: "outside right center vertical maxcols 1"
      case .below:
        "outside below center horizontal maxcols \(chart.keyColumns(panel, style))"
      case .topLeft: "inside left top vertical maxcols 1"
      case .topRight: "inside right top vertical maxcols 1"
      case .bottomLeft: "inside left bottom vertical maxcols 1"
      case .bottomRight: "inside right bottom vertical maxcols 1"
      case .none: ""
      }
    return place.isEmpty ? "unset key" : "set key \(place) \(common)\(title)"
  }

  private var plot: [String] {
    let marks = zip(panel.series, Look.looks(panel.series)).map(mark)
    return ["plot \\"]
      + marks.enumerated().map {
        "  " + $0.element + ($0.offset + 1 < marks.count ? ", \\" : "")
      }
  }

  private func mark(_ series: Chart.Series, _ look: Look) -> String {
    let title = series.title.map { "title \(quoted($0))" } ?? "notitle"
    return "\(data(series)) \(drawing(series, look)) \(title)"
  }

  private func data(_ series: Chart.Series) -> String {
    switch series.source {
    case .line(let slope, let intercept):
      return Chart.number(slope) + "*x"
        + (intercept == 0 ? "" : " + (\(Chart.number(intercept)))")
    case .power(let coefficient, let exponent):
      return "\(Chart.number(coefficient))*x**(\(Chart.number(exponent)))"
    case .rows(let conditions, let x, let y):
      let kept = conditions.map(condition).joined(separator: " && ")
      let isLine =
        switch series.style {
        case .line, .steps, .band: true
        case .points, .pointsWithBars, .boxes: false
        }
      // What is left out of a line is missing, so that the line goes on; bars
      // that are missing would be no bars anywhere, so theirs are undefined.
      func cell(_ expression: String) -> String {
        "(\(kept) ? \(expression) : \(isLine ? "NaN" : "1/0"))"
      }
      let place = "(column(\"\(x)\"))"
      let value = cell("column(\"\(y)\")")
      var columns = [place, value]
      switch series.style {
      case .pointsWithBars:
        columns += [
          cell("column(\"\(y)\") - column(\"err_minus\")"),
          cell("column(\"\(y)\") + column(\"err_plus\")"),
        ]
      case .band:
        columns = [
          place, cell("column(\"ci_low\")"), cell("column(\"ci_high\")"),
        ]
      case .boxes(let width): columns.append("(\(Chart.number(width)))")
      case .line, .steps, .points: break
      }
      return "data using " + columns.joined(separator: ":")
    }
  }

  /// gnuplot 5.4 takes a quoted cell up to its first comma only.
  private func condition(column: String, value: String) -> String {
    let whole = "is(\"\(column)\", \"\(value)\")"
    let head = value.prefix { $0 != "," }
    return head == value
      ? whole : "(\(whole) || is(\"\(column)\", \"\(head)\"))"
  }

  private func drawing(_ series: Chart.Series, _ look: Look) -> String {
    let colour = "lc rgb \"#\(look.colour)\""
    let isFilled = series.role == .monteCarlo
    let point =
      "pt \(look.gnuplotShape(isFilled: isFilled))"
      + " ps \(Chart.number(0.8 * series.size))"
    let line = "\(dashes(look)) lw \(series.role == .exact ? 2 : 1.6) \(colour)"
    return switch series.style {
    case .line: "with lines \(line)"
    case .steps: "with steps \(line)"
    case .points: "with points \(point) \(colour)"
    case .pointsWithBars: "with yerrorbars \(point) dt 1 lw 1.3 \(colour)"
    case .band: "with filledcurves fs transparent solid 0.25 noborder \(colour)"
    case .boxes: "with boxes \(colour) fs solid 0.4 border \(colour)"
    }
  }

  /// The dash pattern in gnuplot's units of five points.
  private func dashes(_ look: Look) -> String {
    guard !look.pattern.isEmpty else { return "dt 1" }
    let lengths = look.pattern.map { Chart.number(Double($0) / 2) }
    return "dt (\(lengths.joined(separator: ",")))"
  }
}

extension Chart {
  /// A number as every back end reads it: the shortest text, without ".0".
  static func number(_ x: Double) -> String {
    x == x.rounded() && abs(x) < 1e6 ? "\(Int(x))" : "\(x)"
  }
}

/// A chart as a gnuplot script that reads `NAME.csv` beside it.
///
/// gnuplot 5.4 or later. The script draws `NAME.svg`, `.png` and `.pdf`; the
/// SVG has the same bytes on every run. The key of the text: `is(c, v)` holds
/// in rows whose column c is v; what is not drawn is NaN, which
/// `set datafile missing NaN` skips without breaking a line.
struct GnuplotScript {
  let chart: Chart
  let style: ChartStyle

  /// The script that draws the three files.
  var text: String {
    var lines = head(
      "# Draws \(chart.name).csv as \(chart.name).svg, .png and .pdf."
    )
    lines += ["do for [type in \"svg png pdf\"] {"]
    lines += terminals.map { type, terminal in
      "  if (type eq \"\(type)\") { set terminal \(terminal) }"
    }
    lines.append("  set output \"\(chart.name).\".type")
    let isSingle = chart.panels.count == 1
    if !isSingle {
      let rows = chart.rows(style)
      lines.append("  set multiplot layout \(rows),\(chart.columns(style))")
    }
    lines += panels(.file(style)).map { $0.isEmpty ? $0 : "  " + $0 }
    if !isSingle { lines.append("  unset multiplot") }
    lines += ["  unset output", "}"]
    return lines.map { $0 + "\n" }.joined()
  }

  /// The script that draws every panel with letters on stdout.
  static func terminal(_ chart: Chart, columns: Int, rows: Int) -> String {
    let script = GnuplotScript(chart: chart, style: .screen)
    let lines =
      script.head("# Draws \(chart.name).csv on a terminal.")
      + ["set terminal dumb \(columns) \(rows) noenhanced"]
      + script.panels(.terminal)
    return lines.map { $0 + "\n" }.joined()
  }

  /// Where the panels go, which decides their labels and keys.
  enum Target {
    case file(ChartStyle)
    case terminal
  }

  private func head(_ first: String) -> [String] {
    [
      first,
      "set datafile separator comma",
      "set datafile missing NaN",
      "data = \"\(chart.name).csv\"",
      "is(c, v) = (strcol(c) eq v)",
      "set grid lc rgb \"#dddddd\" lw 0.5",
      "set border lw 0.8",
      "set samples 400",
    ]
  }

  private func panels(_ target: Target) -> [String] {
    chart.panels.flatMap {
      GnuplotPanel(chart: chart, panel: $0, target: target).lines
    }
  }

  private var terminals: [(String, String)] {
    let (width, height) = (style.width, chart.height(style))
    let letters = style.letters
    func pixels(_ centimetres: Double, _ density: Double) -> String {
      "\(Int((centimetres * density).rounded()))"
    }
    let density = style == .screen ? 100.0 : 240.0
    let scale = density / 50
    func rounded(_ x: Double) -> String { "\((x * 10).rounded() / 10)" }
    return [
      (
        "svg",
        "svg size \(pixels(width, 50)),\(pixels(height, 50)) dynamic enhanced"
          + " font \"Helvetica,\(rounded(letters * 1.2))\""
          + " linewidth \(rounded(style.lines))"
      ),
      (
        "png",
        "pngcairo size \(pixels(width, density)),\(pixels(height, density))"
          + " enhanced font \"Helvetica,\(rounded(letters * 1.1 * scale))\""
          + " linewidth \(rounded(scale * style.lines))"
          + " pointscale \(rounded(0.8 * scale * style.lines))"
      ),
      (
        "pdf",
        "pdfcairo size \(rounded(width))cm,\(rounded(height))cm enhanced"
          + " font \"Helvetica,\(rounded(letters))\""
          + " linewidth \(rounded(style.lines))"
          + " pointscale \(rounded(0.7 * style.lines))"
      ),
    ]
  }
}

/// A chart as a LaTeX source that reads `NAME.csv` beside it with PGFPlots.
///
/// `pdflatex NAME.tex` makes a page of the figure's size. A paper says
/// `\input{NAME.tex}` after `\usepackage{pgfplots}`; `\PathSumFolder`, if
/// defined, is put before the name of the CSV.
struct PGFPlotsSource {
  let chart: Chart
  let style: ChartStyle
  let caption: String

  /// The source.
  var text: String {
    let lines =
      [
        "% Draws \(chart.name).csv with PGFPlots.",
        "% \(caption)",
        "% On its own: pdflatex \(chart.name).tex. In a paper:",
        "% \\usepackage{pgfplots} in the preamble, then"
          + " \\input{\(chart.name).tex}.",
      ] + PGFPlotsSource.opening
      + [PGFPlotsSource.reader] + PGFPlotsSource.beginning
      + ["\\begin{tikzpicture}[font=\(font)]"]
      + PGFPlotsSource.colours
      + ["\\begin{groupplot}[\(group)]"]
      + chart.panels.flatMap {
        PGFPlotsPanel(chart: chart, panel: $0, style: style).lines
      }
      + ["\\end{groupplot}", "\\end{tikzpicture}%"]
      + PGFPlotsSource.closing
    return lines.map { $0 + "\n" }.joined()
  }

  private var font: String {
    let leading = Chart.number(style.letters * 1.2)
    return "\\fontsize{\(Chart.number(style.letters))}{\(leading)}\\selectfont"
  }

  /// The grid of panels, which all have the same size.
  private var group: String {
    let columns = chart.columns(style)
    let isNarrowed = chart.panels.contains { chart.key($0, style) == .right }
    let share = isNarrowed ? 0.62 : 1
    let panelWidth = style.width / Double(columns) - 1.3
    let width = panelWidth * share
    let keyLines = chart.panels.map { chart.keyLines($0, style) }.max() ?? 0
    let gap = 2.2 + 0.047 * style.letters * Double(keyLines)
    func cm(_ x: Double) -> String { "\((x * 100).rounded() / 100)cm" }
    return """
      group style={group size=\(columns) by \(chart.rows(style)),
        horizontal sep=1.6cm, vertical sep=\(cm(gap))},
      scale only axis, width=\(cm(width - 0.4)),
      height=\(cm((width - 0.4) * chart.aspect)),
      grid=major, grid style={gray!25, line width=0.2pt},
      legend cell align=left, legend style={draw=none, fill opacity=0.8,
        text opacity=1, row sep=-1pt,
        /tikz/every even column/.append style={column sep=4pt}}, tick align=inside,
      unbounded coords=jump, samples=101, every mark/.append style={
        solid, line width=0.4pt},
      every axis plot/.append style={
        line width=\(style == .screen ? "0.8pt" : "0.6pt")}
      """
  }

  /// Alone, the source is a document; `%` keeps line ends out of a paper.
  private static let opening = [
    "\\ifdefined\\pgfplotsset\\def\\PathSumAlone{0}\\else%",
    "\\def\\PathSumAlone{1}\\documentclass{article}%",
    "\\usepackage{pgfplots}%",
    "\\fi%",
    "\\usepgfplotslibrary{groupplots,fillbetween}%",
    "\\pgfplotsset{compat=1.16}%",
  ]

  private static let beginning = [
    "\\ifnum\\PathSumAlone=1 \\begin{document}\\setbox0=\\hbox\\bgroup\\fi%"
  ]

  /// Alone, the page is as large as the figure.
  private static let closing = [
    "\\ifnum\\PathSumAlone=1 \\egroup",
    "\\ifdefined\\pagewidth\\let\\pdfpagewidth\\pagewidth",
    "\\let\\pdfpageheight\\pageheight\\fi",
    "\\pdfpagewidth=\\wd0 \\pdfpageheight=\\dimexpr\\ht0+\\dp0\\relax",
    "\\hoffset=-1in \\voffset=-1in \\shipout\\box0",
    "\\expandafter\\end\\else\\expandafter\\PathSumSkip\\fi{document}%",
  ]

  private static let colours = Look.colours.map {
    "\\definecolor{c\($0)}{HTML}{\($0.uppercased())}"
  }
}

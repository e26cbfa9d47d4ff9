extension Chart {
  /// The gnuplot script that draws `NAME.svg`, `.png` and `.pdf`.
  public func gnuplot(_ style: ChartStyle = .screen) -> String {
    GnuplotScript(chart: self, style: style).text
  }

  /// The gnuplot script that draws with letters, panel by panel, on stdout.
  public func terminal(columns: Int = 79, rows: Int = 28) -> String {
    GnuplotScript.terminal(self, columns: columns, rows: rows)
  }

  /// The LaTeX source that draws the CSV with PGFPlots.
  public func pgfplots(
    _ style: ChartStyle = .screen,
    caption: String
  ) -> String {
    PGFPlotsSource(chart: self, style: style, caption: caption).text
  }
}

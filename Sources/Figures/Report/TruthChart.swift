import Theory

/// Claims by source and truth, as stacked bars in SVG.
struct TruthChart {
  private let rows: [(source: String, counts: [PrintedTruth: Int])]

  /// Shades and patterns differ too, so that the chart survives in black and
  /// white.
  private static let fills: [(truth: PrintedTruth, colour: String)] = [
    (.true, "var(--true)"), (.partly, "var(--partly)"),
    (.false, "var(--false)"), (.notCheckable, "var(--none)"),
  ]

  init(_ report: ClaimReport) {
    rows = Claim.Source.allCases.compactMap { source in
      let outcomes = report.outcomes(of: source)
      guard !outcomes.isEmpty else { return nil }
      let truths = outcomes.compactMap { $0.finding?.truth }
      return (
        source.rawValue,
        Dictionary(grouping: truths, by: \.self).mapValues(\.count)
      )
    }
  }

  var svg: String {
    let most = rows.map { $0.counts.values.reduce(0, +) }.max() ?? 1
    let unit = 560 / Double(max(1, most))
    let bars = rows.enumerated().map { index, row in
      bar(row, y: 10 + 38 * index, unit: unit)
    }.joined()
    let height = 20 + 38 * rows.count
    return """
      <svg viewBox="0 0 720 \(height)" role="img"
      aria-label="Claims by source and truth">\(bars)</svg>
      """
  }

  private func bar(
    _ row: (source: String, counts: [PrintedTruth: Int]),
    y: Int,
    unit: Double
  ) -> String {
    var x = 110.0
    var text = "<text x=\"100\" y=\"\(y + 19)\" text-anchor=\"end\">"
    text += "\(row.source)</text>"
    for (truth, colour) in TruthChart.fills {
      guard let count = row.counts[truth] else { continue }
      let width = Double(count) * unit
      text += """
        <rect x="\(rounded(x))" y="\(y)" width="\(rounded(width - 2))" \
        height="28" fill="\(colour)"><title>\(truth.rawValue): \(count)\
        </title></rect>
        <text x="\(rounded(x + width / 2))" y="\(y + 19)" \
        text-anchor="middle">\(width > 70 ? "\(truth.rawValue) " : "")\
        \(count)</text>
        """
      x += width
    }
    return text
  }
}

/// A coordinate with one decimal.
func rounded(_ x: Double) -> String { "\((10 * x).rounded() / 10)" }

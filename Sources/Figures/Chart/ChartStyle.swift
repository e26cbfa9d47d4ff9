/// For what page a figure is drawn.
public enum ChartStyle: String, CaseIterable, Sendable {
  /// For the screen, as in the repository.
  case screen
  /// One column of a two-column paper, 8.6 cm.
  case oneColumn = "one-column"
  /// Across both columns, 17.8 cm.
  case twoColumn = "two-column"

  /// The width of the page in centimetres.
  var width: Double {
    switch self {
    case .screen: 18
    case .oneColumn: 8.6
    case .twoColumn: 17.8
    }
  }

  /// The size of letters in points.
  var letters: Double {
    switch self {
    case .screen: 10
    case .oneColumn: 7
    case .twoColumn: 8
    }
  }

  /// The width of lines over that of the screen.
  var lines: Double { self == .screen ? 1 : 0.7 }
}

extension Chart {
  /// Panels side by side in a style.
  func columns(_ style: ChartStyle) -> Int {
    style == .oneColumn ? 1 : min(columns, panels.count)
  }

  /// Panels one above the other in a style.
  func rows(_ style: ChartStyle) -> Int {
    let columns = columns(style)
    return (panels.count + columns - 1) / columns
  }

  /// Where a panel's key stands in a style.
  func key(_ panel: Panel, _ style: ChartStyle) -> Key {
    panel.key == .right && style == .oneColumn ? .below : panel.key
  }

  /// The height in centimetres, with room for the keys.
  func height(_ style: ChartStyle) -> Double {
    let columns = columns(style)
    let panelWidth = style.width / Double(columns)
    let rowHeights = stride(from: 0, to: panels.count, by: columns).map {
      start in
      let row = panels[start..<min(start + columns, panels.count)]
      let keys = row.map { keyHeight($0, style) }.max() ?? 0
      let isNarrowed = row.contains { key($0, style) == .right }
      return panelWidth * (isNarrowed ? 0.93 : 1) * aspect + keys
    }
    return rowHeights.reduce(0, +)
  }

  /// Key entries side by side below a panel: as many as their letters allow.
  func keyColumns(_ panel: Panel, _ style: ChartStyle) -> Int {
    let points = style.width / Double(columns(style)) * 28.35
    let longest = panel.series.compactMap { $0.title?.plain.count }.max() ?? 0
    let entry = 0.5 * style.letters * Double(longest) + 30
    return max(1, min(3, Int(points / entry)))
  }

  /// The lines of a key below a panel.
  func keyLines(_ panel: Panel, _ style: ChartStyle) -> Int {
    guard key(panel, style) == .below else { return 0 }
    let entries = panel.series.count { $0.title != nil }
    let columns = keyColumns(panel, style)
    return (entries + columns - 1) / columns
  }

  private func keyHeight(_ panel: Panel, _ style: ChartStyle) -> Double {
    let lines = keyLines(panel, style)
    return lines == 0 ? 0 : 0.047 * style.letters * Double(lines + 1)
  }
}

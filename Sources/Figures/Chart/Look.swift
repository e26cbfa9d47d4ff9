/// How one series of a panel looks: its colour, dashes and point shape.
///
/// Colours are Okabe and Ito's, which colour-blind readers can tell apart
/// (Color Universal Design, jfly.uni-koeln.de/color). No two lines of a panel
/// share their dashes and no two sets of points their shape, so that the
/// figure survives in black and white.
struct Look {
  /// A colour as six hexadecimal digits.
  let colour: String
  /// The index of a dash pattern, 0 solid.
  let dash: Int
  /// The index of a shape, even ones hollow.
  let shape: Int

  /// Okabe and Ito's colours; yellow is left out, being too pale for lines.
  static let colours = [
    "000000", "0072b2", "009e73", "d55e00", "cc79a7", "56b4e9", "e69f00",
  ]

  /// Dashes and gaps in tenths of a millimetre, from solid on.
  static let dashes: [[Int]] = [
    [], [24, 12], [5, 9], [24, 8, 5, 8], [40, 10], [12, 6],
    [24, 8, 5, 8, 5, 8], [40, 8, 12, 8], [5, 20],
  ]

  /// Shapes by gnuplot's number and PGFPlots' name.
  static let shapes: [(gnuplot: Int, pgfplots: String)] = [
    (4, "square"), (6, "o"), (8, "triangle"), (12, "diamond"),
    (10, "triangle, mark options={rotate=180}"), (14, "pentagon"),
    (3, "asterisk"), (1, "+"), (2, "x"),
  ]

  /// Shapes of sampled points, which are filled.
  static let filledShapes: [(gnuplot: Int, pgfplots: String)] = [
    (7, "*"), (5, "square*"), (9, "triangle*"), (13, "diamond*"),
    (11, "triangle*, mark options={rotate=180}"),
    (15, "pentagon*"),
  ]

  /// The looks of a panel's series, in their order.
  static func looks(_ series: [Chart.Series]) -> [Look] {
    var hues: Set<Int> = Set(series.compactMap(\.hue))
    var (lines, hollow, filled) = (0, 0, 0)
    var next = 0
    return series.map { one in
      var hue = one.hue ?? 0
      if one.hue == nil, one.role != .refuted {
        while hues.contains(next), next < colours.count { next += 1 }
        hue = next
        hues.insert(hue)
      }
      var look = Look(
        colour: one.role == .refuted && one.hue == nil
          ? "d55e00" : colours[hue % colours.count],
        dash: 0,
        shape: 0
      )
      switch one.style {
      case .line, .steps:
        look = Look(colour: look.colour, dash: lines, shape: 0)
        lines += 1
      case .points, .pointsWithBars:
        let isFilled = one.role == .monteCarlo
        look = Look(
          colour: look.colour,
          dash: 0,
          shape: isFilled ? filled : hollow
        )
        if isFilled { filled += 1 } else { hollow += 1 }
      case .band, .boxes: break
      }
      return look
    }
  }

  /// gnuplot's shape number.
  func gnuplotShape(isFilled: Bool) -> Int {
    let all = isFilled ? Look.filledShapes : Look.shapes
    return all[shape % all.count].gnuplot
  }

  /// PGFPlots' mark.
  func mark(isFilled: Bool) -> String {
    let all = isFilled ? Look.filledShapes : Look.shapes
    return all[shape % all.count].pgfplots
  }

  /// The dashes and gaps of a line.
  var pattern: [Int] { Look.dashes[dash % Look.dashes.count] }
}

import Foundation

/// Bins of log₁₀ s for singular values s, an eighth of a decade wide.
enum LogBins {
  private static let low = -13.0
  private static let step = 0.125
  private static let count = 120

  /// The middle of a bin.
  static func centre(_ bin: Int) -> Double {
    low + (Double(bin) + 0.5) * step
  }

  /// The share of `all` that lies in each bin, per decade.
  static func densities(_ values: [Double], all: Int) -> [Double] {
    var shares = Array(repeating: 0.0, count: count)
    let share = 1 / (step * Double(max(1, all)))
    for value in values where value > 0 {
      let place = ((log10(value) - low) / step).rounded(.down)
      if place >= 0, place < Double(count) { shares[Int(place)] += share }
    }
    return shares
  }
}

import GSL
import Sampling

/// A histogram of equal bins, with binomial intervals.
struct Histogram {
  /// One bin.
  struct Bin {
    /// The middle.
    let centre: Double
    /// The share of the values per unit of the abscissa.
    let density: Double
    /// Clopper and Pearson's interval of the density.
    let low: Double
    let high: Double
  }

  private let start: Double
  private let width: Double
  private var counts: [Int]
  /// All values, those outside the bins included.
  private(set) var count = 0

  /// Empty bins between two ends.
  init(from start: Double, to end: Double, bins: Int) {
    self.start = start
    width = (end - start) / Double(max(1, bins))
    counts = Array(repeating: 0, count: max(1, bins))
  }

  /// Takes one value in.
  mutating func add(_ value: Double) {
    count += 1
    let place = ((value - start) / width).rounded(.down)
    guard place >= 0, place < Double(counts.count) else { return }
    counts[Int(place)] += 1
  }

  /// The bins from the first to the last that is not empty.
  func densities() -> [Bin] {
    guard let first = counts.firstIndex(where: { $0 > 0 }),
      let last = counts.lastIndex(where: { $0 > 0 })
    else { return [] }
    return (first...last).map { i in
      let interval = Tail.binomialInterval(
        counts[i],
        n: count,
        confidence: GalleryRows.Ordinate.confidence
      )
      return Bin(
        centre: start + (Double(i) + 0.5) * width,
        density: Double(counts[i]) / Double(count) / width,
        low: interval.low / width,
        high: interval.high / width
      )
    }
  }
}

extension GalleryRows.Ordinate {
  /// The density of one bin over drawn networks.
  static func sampled(
    _ bin: Histogram.Bin,
    samples: Int,
    seed: UInt64
  ) -> GalleryRows.Ordinate {
    .sampled(
      bin.density,
      low: bin.low,
      high: bin.high,
      confidence: confidence,
      method: "share of nets, Clopper-Pearson",
      sampler: DrawnNet.sampler.rawValue,
      evidence: DrawnNet.sampler.evidence.rawValue,
      samples: samples,
      seed: seed
    )
  }
}

import CGSL

/// The draws beyond a threshold among very many.
///
/// Most batches have none: GSL's search for the extremes, which is compiled for
/// speed in every build, looks at each piece first.
struct FarDraws {
  /// How many draws were looked at.
  private(set) var total = 0
  /// Those with |x| > threshold, in order.
  private(set) var values: [Double] = []
  private let threshold: Double
  private let piece = 256

  /// No draws yet.
  init(beyond threshold: Double) { self.threshold = threshold }

  /// The draws of a source.
  init(beyond threshold: Double, among count: Int, of source: LawDraws) {
    self.init(beyond: threshold)
    var far = self
    source.forEachBatch(of: count) { far.add($0) }
    self = far
  }

  /// The same draws, seen from a larger threshold.
  func narrowed(to threshold: Double) -> FarDraws {
    var far = FarDraws(beyond: threshold)
    far.total = total
    far.values = values.filter { !(abs($0) <= threshold) }
    return far
  }

  /// Looks at more draws.
  mutating func add(_ draws: [Double]) {
    total += draws.count
    draws.withUnsafeBufferPointer { draws in
      for start in stride(from: 0, to: draws.count, by: piece) {
        let count = min(piece, draws.count - start)
        let slice = UnsafeBufferPointer(
          rebasing: draws[start..<(start + count)]
        )
        guard reaches(slice) else { continue }
        for x in slice where !(abs(x) <= threshold) { values.append(x) }
      }
    }
  }

  private func reaches(_ slice: UnsafeBufferPointer<Double>) -> Bool {
    var (low, high) = (0.0, 0.0)
    gsl_stats_minmax(&low, &high, slice.baseAddress, 1, slice.count)
    // What is not a number is kept and fails later.
    return !(low >= -threshold && high <= threshold)
  }
}

import Foundation

/// A positive number x 2^e with 1 ≤ x < 2, however large or small.
struct BinaryTerm: Sendable, Equatable {
  let value: Double
  let exponent: Int

  /// The number of logarithm `log`, which must be finite.
  init(log: Double) {
    let exponent = (log / M_LN2).rounded(.down)
    // Rounding may leave the fraction a hair outside [1, 2).
    value = min(max(exp(log - exponent * M_LN2), 1), 2 - 0x1p-52)
    self.exponent = Int(exponent)
  }

  init(value: Double, exponent: Int) {
    self.value = value
    self.exponent = exponent
  }

  static func < (x: BinaryTerm, y: BinaryTerm) -> Bool {
    (x.exponent, x.value) < (y.exponent, y.value)
  }
}

/// Σ x, Σ x², Σ x³ and Σ x⁴ of draws of any size, exactly after one rounding a
/// term; see ``BinarySum``.
struct PowerSums: Sendable, Equatable {
  private(set) var count = 0
  private(set) var largest: BinaryTerm?
  private(set) var sums = [BinarySum](repeating: BinarySum(), count: 4)

  init() {}

  init(count: Int, largest: BinaryTerm?, sums: [BinarySum]) {
    self.count = count
    self.largest = largest
    self.sums = sums
  }

  /// Takes in one draw; nil stands for 0.
  mutating func add(_ term: BinaryTerm?) {
    count += 1
    guard let term else { return }
    keepLargest(term)
    var power = 1.0
    for k in 0..<4 {
      power *= term.value
      sums[k].add(power, exponent: (k + 1) * term.exponent)
    }
  }

  /// Takes in a draw by its logarithm; −∞ stands for 0.
  mutating func add(_ log: Double) {
    add(log == -.infinity ? nil : BinaryTerm(log: log))
  }

  mutating func merge(_ other: PowerSums) {
    count += other.count
    if let term = other.largest { keepLargest(term) }
    for k in 0..<4 { sums[k].merge(other.sums[k]) }
  }

  private mutating func keepLargest(_ term: BinaryTerm) {
    if largest.map({ $0 < term }) ?? true { largest = term }
  }

  /// Σ x^k over the k-th power of the largest draw; 0 if all are 0.
  private func relative(_ k: Int) -> Double {
    guard let largest, let sum = sums[k - 1].scaled else { return 0 }
    var power = 1.0
    for _ in 0..<k { power *= largest.value }
    return scalbn(sum.value / power, sum.exponent - k * largest.exponent)
  }

  /// ln of the mean of x; −∞ if all draws are 0.
  var logMean: Double { sums[0].logarithm - log(Double(max(1, count))) }

  /// ln of the mean of x²; −∞ if all draws are 0.
  var logMeanSquare: Double { sums[1].logarithm - log(Double(max(1, count))) }

  /// The largest draw's share of the sum; 0 if all are 0.
  var largestShare: Double { largest == nil ? 0 : 1 / relative(1) }

  /// The sum over the largest draw; 0 if all are 0.
  var sumOverLargest: Double { relative(1) }

  /// The sample variance over the squared sample mean; nil of fewer than two
  /// draws or if all are 0.
  var relativeVariance: Double? {
    guard count > 1, largest != nil else { return nil }
    let n = Double(count)
    let sum = relative(1)
    return max(0, n * relative(2) / (sum * sum) - 1) * n / (n - 1)
  }

  /// The standard error of the mean over the mean, from the sample.
  var relativeStandardError: Double? {
    relativeVariance.map { ($0 / Double(count)).squareRoot() }
  }

  /// Σ(x − x̄)⁴/(Σ(x − x̄)²)² − 1/n; nil without spread.
  var varianceOfVariance: Double? {
    guard count > 1, largest != nil else { return nil }
    let n = Double(count)
    let mean = relative(1) / n
    let square = relative(2)
    let second = square - n * mean * mean
    let third = 4 * mean * relative(3)
    let rest = 6 * mean * mean * square - 3 * n * mean * mean * mean * mean
    let fourth = relative(4) - third + rest
    // Below this the differences are rounding.
    guard second > 1e-12 * square else { return nil }
    return max(0, fourth / (second * second) - 1 / n)
  }
}

import GSL

/// How a weighted population becomes an equally weighted one.
///
/// The estimate stays unbiased as long as each particle's expected number of
/// offspring, given the population, is N times its share of the weight.
public protocol Resampling: Sendable {
  /// The scheme's name.
  var name: String { get }
  /// The number of offspring of each particle, `total` in all; `shares` are the
  /// weights divided by their sum, which must be positive.
  func offspring(
    of shares: [Double],
    total: Int,
    using generator: Generator
  ) -> [Int]
}

/// One uniform number places a comb of N teeth on the cumulated shares.
///
/// Every particle gets its expected number of offspring, rounded up or down.
/// Source: Kitagawa, "Monte Carlo filter and smoother for non-Gaussian nonlinear
/// state space models", J. Comput. Graph. Statist. 5 (1996).
public struct SystematicResampling: Resampling {
  /// The scheme.
  public init() {}

  public let name = "systematic"

  public func offspring(
    of shares: [Double],
    total: Int,
    using generator: Generator
  ) -> [Int] {
    let offset = generator.uniform()
    return counts(of: shares, total: total) { _ in offset }
  }
}

/// One uniform number in each of N equal strata of the cumulated shares.
public struct StratifiedResampling: Resampling {
  /// The scheme.
  public init() {}

  public let name = "stratified"

  public func offspring(
    of shares: [Double],
    total: Int,
    using generator: Generator
  ) -> [Int] {
    counts(of: shares, total: total) { _ in generator.uniform() }
  }
}

/// N independent draws in proportion to the shares: the textbook scheme, whose
/// variance is easiest to compute.
public struct MultinomialResampling: Resampling {
  /// The scheme.
  public init() {}

  public let name = "multinomial"

  public func offspring(
    of shares: [Double],
    total: Int,
    using generator: Generator
  ) -> [Int] {
    let points = (0..<total).map { _ in generator.uniform() }.sorted()
    return counts(of: shares, total: total) { i in
      points[i] * Double(total) - Double(i)
    }
  }
}

/// The offspring of teeth (i + offset_i)/N on the cumulated shares; teeth that
/// rounding pushes past the end belong to the last particle of positive share.
private func counts(
  of shares: [Double],
  total: Int,
  _ offset: (Int) -> Double
) -> [Int] {
  var counts = Array(repeating: 0, count: shares.count)
  guard let last = shares.lastIndex(where: { $0 > 0 }) else { return counts }
  var particle = 0
  var cumulated = shares[0]
  for i in 0..<total {
    let tooth = (Double(i) + offset(i)) / Double(total)
    while particle < last, tooth >= cumulated {
      particle += 1
      cumulated += shares[particle]
    }
    counts[particle] += 1
  }
  return counts
}

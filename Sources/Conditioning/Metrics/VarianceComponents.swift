import GSL

/// How much of a metric's spread comes from nets, batches and directions.
///
/// Values y_{rsd} of net r, batch s of that net and directions d on that batch,
/// equally many of each. With ȳ the means over the last indices,
///
///     σ_d² = mean var_d,  σ_s² = mean var_s(ȳ_rs) − σ_d²/D,
///     σ_r² = var_r(ȳ_r) − mean var_s(ȳ_rs)/S,
///
/// the unbiased estimates of a nested analysis of variance (H. Scheffé, *The
/// Analysis of Variance*, 1959, chapter 7), negative ones counted as 0.
public struct VarianceComponents: Sendable {
  /// The mean of all values.
  public let mean: Double
  /// The deviation between nets; nil with one net.
  public let nets: Double?
  /// The deviation between batches on one net; nil with one batch a net.
  public let batches: Double?
  /// The deviation between sets of directions on one batch; nil with one.
  public let directions: Double?
  /// The standard error of the mean, from the largest level that was repeated.
  public let standardError: Double?
  /// The degrees of freedom behind it.
  public let degreesOfFreedom: Int

  /// The components of values by net, batch and directions.
  ///
  /// Nil unless there is at least one value and all lists are equally long.
  public init?(_ values: [[[Double]]]) {
    let sizes = (
      values.count, values.first?.count ?? 0,
      values.first?.first?.count ?? 0
    )
    guard sizes.0 > 0, sizes.1 > 0, sizes.2 > 0,
      values.allSatisfy({ net in
        net.count == sizes.1 && net.allSatisfy { $0.count == sizes.2 }
      })
    else { return nil }
    let batchMeans = values.map { $0.map(VarianceComponents.mean) }
    let netMeans = batchMeans.map(VarianceComponents.mean)
    mean = VarianceComponents.mean(netMeans)
    let within = VarianceComponents.mean(
      values.flatMap { $0.map(VarianceComponents.variance) }
    )
    let between = VarianceComponents.mean(
      batchMeans.map(VarianceComponents.variance)
    )
    let among = VarianceComponents.variance(netMeans)
    directions = sizes.2 > 1 ? within.squareRoot() : nil
    let directionShare = sizes.2 > 1 ? within / Double(sizes.2) : 0
    batches = sizes.1 > 1 ? max(0, between - directionShare).squareRoot() : nil
    let batchShare = sizes.1 > 1 ? between / Double(sizes.1) : 0
    nets = sizes.0 > 1 ? max(0, among - batchShare).squareRoot() : nil
    let level = VarianceComponents.level(sizes, within, between, among)
    standardError = level?.error
    degreesOfFreedom = level?.degrees ?? 0
  }

  /// The error of the mean from the means of nets; without repeated nets, given
  /// that net, from its batches; else from the directions on that batch.
  private static func level(
    _ sizes: (Int, Int, Int),
    _ within: Double,
    _ between: Double,
    _ among: Double
  ) -> (error: Double, degrees: Int)? {
    for (count, variance) in [
      (sizes.0, among), (sizes.1, between), (sizes.2, within),
    ] where count > 1 {
      return ((variance / Double(count)).squareRoot(), count - 1)
    }
    return nil
  }

  /// Student's interval for the mean; nil without repetition.
  public func interval(
    confidence: Double
  ) -> (low: Double, high: Double)? {
    guard let standardError else { return nil }
    let t = Tail.studentQuantile(
      (1 + confidence) / 2,
      nu: Double(degreesOfFreedom)
    )
    return (mean - t * standardError, mean + t * standardError)
  }

  private static func mean(_ x: [Double]) -> Double {
    x.reduce(0, +) / Double(max(x.count, 1))
  }

  private static func variance(_ x: [Double]) -> Double {
    guard x.count > 1 else { return 0 }
    let mean = mean(x)
    let square = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return square / Double(x.count - 1)
  }
}

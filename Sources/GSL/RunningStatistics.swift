import CGSL

/// One-pass mean, standard deviation, extremes and quantiles (`gsl_rstat`).
///
/// Quantiles are the P² approximations of Jain and Chlamtac; they depend on the
/// order in which values arrive, so feed values in a fixed order.
public final class RunningStatistics {
  private let moments: UnsafeMutablePointer<gsl_rstat_workspace>
  private let markers:
    [(
      probability: Double,
      workspace: UnsafeMutablePointer<gsl_rstat_quantile_workspace>
    )]

  /// An empty accumulator that also follows the given quantiles.
  public init(quantiles: [Double] = []) {
    _ = Library.isSilenced
    moments = gsl_rstat_alloc()
    markers = quantiles.map { ($0, gsl_rstat_quantile_alloc($0)) }
  }

  deinit {
    gsl_rstat_free(moments)
    for marker in markers { gsl_rstat_quantile_free(marker.workspace) }
  }

  /// Takes one finite value in.
  public func add(_ value: Double) {
    gsl_rstat_add(value, moments)
    for marker in markers { gsl_rstat_quantile_add(value, marker.workspace) }
  }

  /// How many values were taken in.
  public var count: Int { Int(gsl_rstat_n(moments)) }

  /// The mean; 0 of no values.
  public var mean: Double { gsl_rstat_mean(moments) }

  /// The sample variance, with divisor n − 1; 0 of fewer than two values.
  public var variance: Double { count < 2 ? 0 : gsl_rstat_variance(moments) }

  /// The sample skewness.
  public var skewness: Double { gsl_rstat_skew(moments) }

  /// The largest value.
  public var maximum: Double { gsl_rstat_max(moments) }

  /// The followed quantiles, in the order asked for.
  public var quantiles: [(probability: Double, value: Double)] {
    markers.map { ($0.probability, gsl_rstat_quantile_get($0.workspace)) }
  }
}

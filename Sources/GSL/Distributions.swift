import CGSL

/// Quantiles and tails of the laws that intervals and tests are made of.
public enum Tail {
  /// The standard Gaussian quantile: P(N ≤ z) = `p`, for 0 < p < 1.
  public static func gaussianQuantile(_ p: Double) -> Double {
    gsl_cdf_ugaussian_Pinv(p)
  }

  /// z with P(|N| > z) = `alpha`, accurate for tiny `alpha`.
  public static func twoSidedGaussianQuantile(_ alpha: Double) -> Double {
    gsl_cdf_ugaussian_Qinv(alpha / 2)
  }

  /// P(|N| > z) for a standard Gaussian N.
  public static func twoSidedGaussian(_ z: Double) -> Double {
    2 * gsl_cdf_ugaussian_Q(abs(z))
  }

  /// The quantile of Student's t with `nu` degrees of freedom.
  public static func studentQuantile(_ p: Double, nu: Double) -> Double {
    gsl_cdf_tdist_Pinv(p, nu)
  }

  /// P(χ²_ν > x).
  public static func chiSquared(_ x: Double, nu: Double) -> Double {
    gsl_cdf_chisq_Q(x, nu)
  }

  /// The Clopper–Pearson interval for the probability of an event that was seen
  /// `k` times in `n` trials: the probabilities at which a tail of the binomial
  /// law equals (1 − confidence)/2, by bisection.
  public static func binomialInterval(
    _ k: Int,
    n: Int,
    confidence: Double
  ) -> (low: Double, high: Double) {
    let tail = (1 - confidence) / 2
    return (
      k == 0
        ? 0 : crossing { binomialUpper(k, n: n, p: $0) > tail },
      k == n
        ? 1 : crossing { binomialLower(k, n: n, p: $0) < tail }
    )
  }

  /// Where a condition turns true on (0, 1), to the last bit.
  private static func crossing(_ isBeyond: (Double) -> Bool) -> Double {
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { return middle }
      if isBeyond(middle) { high = middle } else { low = middle }
    }
  }

  /// P(Bin(n, p) ≤ k).
  public static func binomialLower(_ k: Int, n: Int, p: Double) -> Double {
    gsl_cdf_binomial_P(UInt32(k), p, UInt32(n))
  }

  /// P(Bin(n, p) ≥ k).
  public static func binomialUpper(_ k: Int, n: Int, p: Double) -> Double {
    k == 0 ? 1 : gsl_cdf_binomial_Q(UInt32(k - 1), p, UInt32(n))
  }
}

extension Tail {
  /// P(T > t) for Student's t with `nu` degrees of freedom.
  public static func studentUpper(_ t: Double, nu: Double) -> Double {
    gsl_cdf_tdist_Q(t, nu)
  }
}

import CGSL

extension Generator {
  /// One draw of a χ² variable with `nu` > 0 degrees of freedom
  /// (`gsl_ran_chisq`).
  public func chiSquared(degrees nu: Double) -> Double {
    gsl_ran_chisq(raw, nu)
  }
}

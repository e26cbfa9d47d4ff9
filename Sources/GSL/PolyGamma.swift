import CGSL

/// The logarithmic derivatives ψ = Γ′/Γ, ψ′ and ψ″ of the Gamma function.
///
/// The cumulants of ln χ²_b are ψ(b/2) + ln 2, ψ′(b/2), ψ″(b/2), …
/// (`gsl_sf_psi`; the errors are GSL's own estimates, a few ulps.)
public enum PolyGamma {
  /// ψ^{(n)}(x) for n ≥ 0 and x > 0; n = 0 is the digamma function.
  ///
  /// Throws where GSL reports a failure, such as a pole.
  public static func value(_ n: Int, _ x: Double) throws(GSLError) -> Double {
    var result = gsl_sf_result()
    try Library.check("polygamma of order \(n) at \(x)") {
      switch n {
      case 0: gsl_sf_psi_e(x, &result)
      case 1: gsl_sf_psi_1_e(x, &result)
      default: gsl_sf_psi_n_e(Int32(clamping: n), x, &result)
      }
    }
    return result.val
  }
}

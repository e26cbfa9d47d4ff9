import CGSL

/// Adaptive quadrature with GSL's error estimate (`gsl_integration`).
public enum Quadrature {
  /// An integral and the estimate of its absolute error.
  public struct Result: Sendable {
    /// The integral.
    public let value: Double
    /// GSL's estimate of the absolute error.
    public let error: Double
  }

  /// ∫ over the whole line of `integrand`, by QAGI.
  public static func overTheLine(
    relativeError: Double = 1e-10,
    _ integrand: (Double) -> Double
  ) throws(GSLError) -> Result {
    try run(integrand) { function, workspace, value, error in
      gsl_integration_qagi(
        function,
        0,
        relativeError,
        limit,
        workspace,
        value,
        error
      )
    }
  }

  /// ∫ from `a` to `b` of `integrand`, by QAGS, which tolerates end-point
  /// singularities.
  public static func between(
    _ a: Double,
    _ b: Double,
    relativeError: Double = 1e-10,
    _ integrand: (Double) -> Double
  ) throws(GSLError) -> Result {
    try run(integrand) { function, workspace, value, error in
      gsl_integration_qags(
        function,
        a,
        b,
        0,
        relativeError,
        limit,
        workspace,
        value,
        error
      )
    }
  }

  private static var limit: Int { 2000 }

  private typealias Rule = (
    UnsafeMutablePointer<gsl_function>,
    UnsafeMutablePointer<gsl_integration_workspace>?,
    UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
  ) -> Int32

  private static func run(
    _ integrand: (Double) -> Double,
    _ rule: Rule
  ) throws(GSLError) -> Result {
    var value = 0.0
    var error = 0.0
    var status: Int32 = 0
    _ = Library.isSilenced
    withoutActuallyEscaping(integrand) { integrand in
      var box = Integrand(evaluate: integrand)
      withUnsafeMutablePointer(to: &box) { box in
        var function = gsl_function(
          function: { x, context in
            let box = context?.assumingMemoryBound(to: Integrand.self)
            return box?.pointee.evaluate(x) ?? 0
          },
          params: UnsafeMutableRawPointer(box)
        )
        let workspace = gsl_integration_workspace_alloc(limit)
        status = rule(&function, workspace, &value, &error)
        gsl_integration_workspace_free(workspace)
      }
    }
    if Int(status) != Int(GSL_SUCCESS) {
      throw GSLError(status, in: "quadrature")
    }
    return Result(value: value, error: error)
  }

  private struct Integrand {
    let evaluate: (Double) -> Double
  }
}

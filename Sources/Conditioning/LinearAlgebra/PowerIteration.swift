/// The operator norm of a linear map that is known by its products.
///
///     s_k = ‖A v_k‖,  v_{k+1} = Aᵀ A v_k/‖Aᵀ A v_k‖
///
/// s_k never falls and tends to ‖A‖ for almost every start: what is given is
/// always a lower bound, up to rounding. For a symmetric A one product serves as
/// Aᵀ A v as well, v_{k+1} = A v_k/s_k, whatever the signs of the eigenvalues.
public struct PowerIteration: Sendable {
  /// The most products.
  public var limit: Int
  /// Iteration ends when s grows by less than this share in each of three steps.
  public var tolerance: Double

  /// The iteration with this limit and tolerance.
  public init(limit: Int = 100, tolerance: Double = 1e-4) {
    self.limit = limit
    self.tolerance = tolerance
  }

  /// What was found.
  public struct Result: Sendable {
    /// The largest ‖A v‖ that was seen, for unit vectors v.
    public let norm: Double
    /// How many products were taken.
    public let products: Int
    /// Whether the iteration ended before its limit.
    public let isConverged: Bool
  }

  /// The norm of a symmetric map, from any start that is not 0.
  public func symmetric(
    start: [Double],
    _ product: ([Double]) -> [Double]
  ) -> Result {
    var v = start
    var norm = 0.0
    var quiet = 0
    var size = BLAS.norm(v)
    for k in 1...max(limit, 1) {
      guard size > 0, size.isFinite else {
        return Result(norm: norm, products: k - 1, isConverged: size == 0)
      }
      let scale = 1 / size
      v = product(v.map { $0 * scale })
      size = BLAS.norm(v)
      quiet = size <= norm * (1 + tolerance) ? quiet + 1 : 0
      norm = max(norm, size)
      if quiet == 3 {
        return Result(norm: norm, products: k, isConverged: true)
      }
    }
    return Result(norm: norm, products: max(limit, 1), isConverged: false)
  }
}

import CPathSum

/// The basic linear algebra subprograms that this machine has.
///
/// OpenBLAS if its library is installed, held to one thread so that the order of
/// its sums depends on the processor alone; GSL's own CBLAS otherwise. The last
/// bits of a product differ between the two.
public enum BLAS {
  /// The library in use and, of OpenBLAS, the processor it is tuned for.
  public static var name: String { String(cString: ps_blas_name()) }

  /// A row-major matrix somewhere in memory, or its transpose.
  struct Operand {
    let base: UnsafePointer<Double>
    /// Numbers from one row to the next, before any transposition.
    let stride: Int
    var isTransposed = false
  }

  /// c = a b + c, where c has m rows of n numbers and a rows of k.
  static func addProduct(
    _ a: Operand,
    _ b: Operand,
    to c: UnsafeMutablePointer<Double>,
    m: Int,
    n: Int,
    k: Int
  ) {
    guard m > 0, n > 0 else { return }
    ps_blas_dgemm(
      a.isTransposed ? 1 : 0,
      b.isTransposed ? 1 : 0,
      m,
      n,
      k,
      1,
      a.base,
      a.stride,
      b.base,
      b.stride,
      1,
      c,
      n
    )
  }

  /// ⟨x, y⟩ of equally long vectors.
  static func dot(_ x: [Double], _ y: [Double]) -> Double {
    ps_blas_ddot(min(x.count, y.count), x, y)
  }

  /// ‖x‖.
  static func norm(_ x: [Double]) -> Double { dot(x, x).squareRoot() }

  /// y += `alpha` x.
  static func add(_ alpha: Double, _ x: [Double], to y: inout [Double]) {
    let count = min(x.count, y.count)
    y.withUnsafeMutableBufferPointer { y in
      guard let base = y.baseAddress else { return }
      ps_blas_daxpy(count, alpha, x, base)
    }
  }
}

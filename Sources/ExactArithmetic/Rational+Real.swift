import CMPFR

extension Rational {
  /// The nearest double; infinite beyond its range.
  public var doubleValue: Double {
    var x = ps_mpfr()
    mpfr_init2(&x, 53)
    defer { mpfr_clear(&x) }
    _ = ps_mpfr_set_q(&x, storage.pointer, MPFR_RNDN)
    return mpfr_get_d(&x, MPFR_RNDN)
  }

  /// The natural logarithm, to the last bit or two; −∞ for 0.
  ///
  /// The number must not be negative. No size overflows.
  public var logarithm: Double {
    precondition(signum >= 0, "logarithm of a negative number")
    if isZero { return -.infinity }
    var x = ps_mpfr()
    mpfr_init2(&x, 256)
    defer { mpfr_clear(&x) }
    _ = ps_mpfr_set_q(&x, storage.pointer, MPFR_RNDN)
    _ = withUnsafeMutablePointer(to: &x) { mpfr_log($0, $0, MPFR_RNDN) }
    return mpfr_get_d(&x, MPFR_RNDN)
  }

  /// n (n−1) … (n−k+1), a falling factorial.
  public static func fallingFactorial(_ n: Int, _ k: Int) -> Rational {
    (0..<k).map { Rational(n - $0) }.product()
  }

  /// The factorial k!.
  public static func factorial(_ k: Int) -> Rational {
    fallingFactorial(k, k)
  }

  /// 1 · 3 · 5 ⋯ (2k−1), the 2k-th moment of a standard Gaussian.
  public static func oddFactorial(_ k: Int) -> Rational {
    (0..<k).map { Rational(2 * $0 + 1) }.product()
  }

  /// The binomial coefficient n over k.
  public static func binomial(_ n: Int, _ k: Int) -> Rational {
    fallingFactorial(n, k) / factorial(k)
  }
}

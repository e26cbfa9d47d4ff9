import CMPFR

extension Rational {
  /// The nearest double, ties to even; infinite beyond the range.
  public var doubleValue: Double {
    let exponent = floorBinaryExponent
    // Below 2^−1022 doubles have fewer bits: so many above the last, 2^−1074.
    let bits = min(53, exponent + 1075)
    guard !isZero, bits >= 1 else { return signum < 0 ? -tiny : tiny }
    var x = ps_mpfr()
    mpfr_init2(&x, mpfr_prec_t(bits))
    defer { mpfr_clear(&x) }
    _ = ps_mpfr_set_q(&x, storage.pointer, MPFR_RNDN)
    return mpfr_get_d(&x, MPFR_RNDN)
  }

  /// 2^−1074 for numbers above half of it, otherwise 0.
  private var tiny: Double {
    magnitude > Rational(2).power(-1075) ? .leastNonzeroMagnitude : 0
  }

  /// The e with 2^e ≤ |x| < 2^{e+1}, for x ≠ 0.
  private var floorBinaryExponent: Int {
    if isZero { return 0 }
    var x = ps_mpfr()
    mpfr_init2(&x, 64)
    defer { mpfr_clear(&x) }
    _ = ps_mpfr_set_q(&x, storage.pointer, MPFR_RNDZ)
    return Int(ps_mpfr_get_exp(&x)) - 1
  }

  /// Whether the nearest double is finite, and 0 only if the number is.
  public var survivesRounding: Bool {
    let nearest = doubleValue
    return nearest.isFinite && (nearest != 0 || isZero)
  }

  /// The number's size as a power of ten, for numbers too large or too small to
  /// spell out.
  public var logarithmText: String {
    let exponent = magnitude.logarithm / 2.302585092994046
    return isZero ? "0" : "of size 10^\(Int(exponent.rounded(.down)))"
  }

  /// The nearest number of 53 bits as a double in [½, 1) times a power of two.
  var nearestBinary: (significand: Double, exponent: Int) {
    if isZero { return (0, 0) }
    var x = ps_mpfr()
    mpfr_init2(&x, 53)
    defer { mpfr_clear(&x) }
    _ = ps_mpfr_set_q(&x, storage.pointer, MPFR_RNDN)
    var exponent = 0
    let significand = mpfr_get_d_2exp(&exponent, &x, MPFR_RNDN)
    return (significand, exponent)
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
    // Next to 1 the logarithm is small: it is taken of x − 1 then.
    let excess = self - 1
    let isNearOne = excess.magnitude < Rational(1, 2)
    let argument = isNearOne ? excess : self
    _ = ps_mpfr_set_q(&x, argument.storage.pointer, MPFR_RNDN)
    _ = withUnsafeMutablePointer(to: &x) {
      isNearOne
        ? mpfr_log1p($0, $0, MPFR_RNDN) : mpfr_log($0, $0, MPFR_RNDN)
    }
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

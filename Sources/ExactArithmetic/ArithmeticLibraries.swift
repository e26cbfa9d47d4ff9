import CMPFR

/// The C libraries that exact arithmetic stands on.
public enum ArithmeticLibraries {
  /// MPFR's version, such as `4.2.0`.
  public static let mpfr: String = MPFR_VERSION_STRING

  /// GMP's version, such as `6.2.1`.
  public static let gmp: String = [
    __GNU_MP_VERSION, __GNU_MP_VERSION_MINOR, __GNU_MP_VERSION_PATCHLEVEL,
  ].map { "\($0)" }.joined(separator: ".")
}

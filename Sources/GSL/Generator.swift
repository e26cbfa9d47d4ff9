import CGSL
import CPathSum

/// One random number generator, ours or any of GSL's.
///
/// Not `Sendable`: every block of samples owns one.
public final class Generator {
  let raw: UnsafeMutablePointer<gsl_rng>

  /// xoshiro256++ in the given state, which must not be all zero.
  public init(xoshiro state: (UInt64, UInt64, UInt64, UInt64)) {
    _ = Library.isSilenced
    raw = gsl_rng_alloc(ps_xoshiro_type())
    withUnsafeBytes(of: state) { bytes in
      ps_xoshiro_seed(raw, bytes.bindMemory(to: UInt64.self).baseAddress)
    }
  }

  /// The GSL generator of that name (`mt19937`, `ranlxd2`, `taus2` …).
  public init(named name: String, seed: UInt) throws(GSLError) {
    _ = Library.isSilenced
    guard let type = ps_rng_type(name) else {
      throw GSLError("no GSL generator is named '\(name)'")
    }
    raw = gsl_rng_alloc(type)
    gsl_rng_set(raw, seed)
  }

  deinit { gsl_rng_free(raw) }

  /// The names of all GSL generators.
  public static var names: [String] {
    (0...).lazy.map { ps_rng_name($0) }.prefix { $0 != nil }
      .compactMap { $0.map { String(cString: $0) } }
  }

  /// The generator's own name.
  public var name: String { String(cString: gsl_rng_name(raw)) }

  /// The next raw integer.
  public func nextInteger() -> UInt { gsl_rng_get(raw) }

  /// A uniform number in [0, 1), with 53 bits on our own generator.
  public func uniform() -> Double { gsl_rng_uniform(raw) }

  /// A fair coin.
  public func coin() -> Bool { gsl_rng_uniform(raw) < 0.5 }

  /// A uniform integer in 0 ..< n; n must be positive.
  public func index(below n: Int) -> Int {
    Int(gsl_rng_uniform_int(raw, UInt(n)))
  }
}

import Foundation

/// A complex number, with what the inversion of a Mellin transform needs.
struct Complex: Sendable, Hashable {
  /// The real part.
  var re: Double
  /// The imaginary part.
  var im: Double

  /// 1.
  static let one = Complex(1)

  init(_ re: Double, _ im: Double = 0) {
    self.re = re
    self.im = im
  }

  /// |z|.
  var modulus: Double { hypot(re, im) }

  /// e^z.
  var exponential: Complex { .polar(exp(re), im) }

  /// The principal logarithm of 1 + z, accurate for small z.
  var log1p: Complex {
    let excess = 2 * re + re * re + im * im
    let modulus =
      abs(excess) < 0.5
      ? Foundation.log1p(excess) / 2 : log(hypot(1 + re, im))
    return Complex(modulus, atan2(im, 1 + re))
  }

  /// z^n for a natural number n, by the polar form; 0 stays 0.
  func power(_ n: Int) -> Complex {
    if n == 1 { return self }
    let modulus = modulus
    if modulus == 0 { return Complex(0) }
    return .polar(exp(Double(n) * log(modulus)), Double(n) * atan2(im, re))
  }

  /// r e^{iθ}.
  static func polar(_ r: Double, _ angle: Double) -> Complex {
    Complex(r * cos(angle), r * sin(angle))
  }

  static func + (x: Complex, y: Complex) -> Complex {
    Complex(x.re + y.re, x.im + y.im)
  }

  static func - (x: Complex, y: Complex) -> Complex {
    Complex(x.re - y.re, x.im - y.im)
  }

  static func * (x: Complex, y: Complex) -> Complex {
    Complex(x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re)
  }

  static func * (x: Double, y: Complex) -> Complex {
    Complex(x * y.re, x * y.im)
  }

  static func / (x: Complex, y: Complex) -> Complex {
    let square = y.re * y.re + y.im * y.im
    return Complex(
      (x.re * y.re + x.im * y.im) / square,
      (x.im * y.re - x.re * y.im) / square
    )
  }
}

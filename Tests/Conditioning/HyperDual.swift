import Foundation

/// a + b ε₁ + c ε₂ + d ε₁ε₂ with ε₁² = ε₂² = 0: a value with two first
/// derivatives and the mixed second one, exact up to rounding.
///
/// J. A. Fike, J. J. Alonso, *The Development of Hyper-Dual Numbers for Exact
/// Second-Derivative Calculations*, AIAA 2011-886.
struct HyperDual {
  var value: Double
  var first = 0.0
  var second = 0.0
  var mixed = 0.0

  init(_ value: Double, first: Double = 0, second: Double = 0) {
    self.value = value
    self.first = first
    self.second = second
  }

  /// f of the number, given f, f' and f'' at its value.
  func through(_ f: Double, _ slope: Double, _ curvature: Double) -> HyperDual {
    var result = HyperDual(f, first: slope * first, second: slope * second)
    result.mixed = slope * mixed + curvature * first * second
    return result
  }

  static func + (a: HyperDual, b: HyperDual) -> HyperDual {
    var sum = HyperDual(
      a.value + b.value,
      first: a.first + b.first,
      second: a.second + b.second
    )
    sum.mixed = a.mixed + b.mixed
    return sum
  }

  static func * (a: HyperDual, b: HyperDual) -> HyperDual {
    var product = HyperDual(
      a.value * b.value,
      first: a.value * b.first + a.first * b.value,
      second: a.value * b.second + a.second * b.value
    )
    let crossed = a.first * b.second + a.second * b.first
    product.mixed = a.value * b.mixed + crossed + a.mixed * b.value
    return product
  }

  static prefix func - (a: HyperDual) -> HyperDual { HyperDual(-1) * a }
  static func - (a: HyperDual, b: HyperDual) -> HyperDual { a + (-b) }

  var exponential: HyperDual {
    let e = exp(value)
    return through(e, e, e)
  }

  var logarithm: HyperDual {
    through(log(value), 1 / value, -1 / (value * value))
  }

  var reciprocal: HyperDual {
    let r = 1 / value
    return through(r, -r * r, 2 * r * r * r)
  }

  var squareRoot: HyperDual {
    let root = value.squareRoot()
    return through(root, 0.5 / root, -0.25 / (root * value))
  }

  /// The number, or `slope` times it left of 0.
  func leaky(_ slope: Double) -> HyperDual {
    value > 0 ? self : HyperDual(slope) * self
  }

  static func sum(_ terms: [HyperDual]) -> HyperDual {
    terms.reduce(HyperDual(0), +)
  }
}

import Foundation
import Networks
import TestSupport

/// A dual number with everything that bounds its errors.
///
/// `size` and `slopeSize` are sums of the absolute values of all terms: whatever
/// the order of summation, k roundings a term cost at most k u of them. `speed`
/// and `bend` bound the first and the second derivative along the direction, at
/// every point of the cell.
struct Jet {
  var value = 0.0
  var size = 0.0
  var slope = 0.0
  var slopeSize = 0.0
  var speed = 0.0
  var bend = 0.0

  /// A number moving with the given slope.
  init(_ value: Double = 0, slope: Double = 0) {
    self.value = value
    size = abs(value)
    self.slope = slope
    slopeSize = abs(slope)
    speed = abs(slope)
  }

  static func + (x: Jet, y: Jet) -> Jet {
    var sum = x
    sum.value += y.value
    sum.size += y.size
    sum.slope += y.slope
    sum.slopeSize += y.slopeSize
    sum.speed += y.speed
    sum.bend += y.bend
    return sum
  }

  /// The product with a weight; `speed` and `bend` count it as constant.
  static func * (w: Jet, a: Jet) -> Jet {
    var product = Jet()
    product.value = w.value * a.value
    product.size = w.size * a.size
    product.slope = w.value * a.slope + w.slope * a.value
    product.slopeSize = w.size * a.slopeSize + w.slopeSize * a.size
    product.speed = w.size * a.speed
    product.bend = w.size * a.bend
    return product
  }

  static prefix func - (x: Jet) -> Jet { Jet(-1) * x }

  /// g of the number, by its definition and its derivative's.
  ///
  /// Throws if the number is too near a kink to know its side, or, with a step
  /// h > 0, if moving by h could cross it.
  func through(_ g: Nonlinearity, step h: Double) throws(Discard) -> Jet {
    switch g {
    case .linear: return self
    case .relu: return try bent(0, step: h)
    case .leaky(let slope): return try bent(slope.doubleValue, step: h)
    case .sigmoid:
      let s = 1 / (1 + exp(-value))
      return smooth(s, s * (1 - s), lipschitz: 0.25, curvature: 0.0963)
    case .tanh:
      let t = tanh(value)
      return smooth(t, 1 - t * t, lipschitz: 1, curvature: 0.7699)
    }
  }

  private func bent(_ slope: Double, step h: Double) throws(Discard) -> Jet {
    try assume(abs(value) > 1e-9 * size || size == 0)
    try assume(h == 0 || abs(value) > h * speed || speed == 0)
    return Jet(value > 0 ? 1 : slope) * self
  }

  /// sup |g'| is `lipschitz`, sup |g''| is `curvature`: for σ they are ¼ and
  /// 1/(6√3), for tanh 1 and 4/(3√3).
  private func smooth(
    _ g: Double,
    _ derivative: Double,
    lipschitz: Double,
    curvature: Double
  ) -> Jet {
    var result = Jet()
    result.value = g
    result.size = 1 + lipschitz * size
    result.slope = derivative * slope
    result.slopeSize = (lipschitz + curvature * size) * slopeSize
    result.speed = lipschitz * speed
    result.bend = curvature * speed * speed + lipschitz * bend
    return result
  }
}

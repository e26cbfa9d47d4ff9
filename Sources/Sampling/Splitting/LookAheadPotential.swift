import Foundation

/// V_j = E_g (gᵀ J Jᵀ g)^K for a standard Gaussian vector g, J = J^{(j)}.
///
/// Behind the cut a squared gradient is uᵀ J Jᵀ u, with u the gradient of the
/// output by the layer. For Gaussian weights u has a uniform direction, and V_j
/// is E[Z^K | J] up to a constant of the layer; for other laws the kurtosis
/// changes it a little. From power sums p_i = tr (J Jᵀ)^i,
///
///     V = m_K,  m_k = Σ_{i=1}^{k} 2^{i−1} (k−1)!/(k−i)! p_i m_{k−i},  m_0 = 1,
///
/// the moments of a quadratic form from its cumulants 2^{i−1}(i−1)! p_i
/// (Mathai and Provost, "Quadratic forms in random variables", 1992).
public struct LookAheadPotential: Potential {
  /// K.
  public let order: Int

  /// The potential of the given order, at least 1.
  public init(order: Int) { self.order = max(1, order) }

  public var name: String { "look-ahead" }

  public func logValue(_ jacobian: JacobianView) -> Double {
    let total = jacobian.squaredNorm
    guard total > 0 else { return -.infinity }
    let scale = Double(order) * (log(total) + 2 * jacobian.logScale)
    if order == 1 { return scale }
    let size = min(jacobian.rows, jacobian.columns)
    return withUnsafeTemporaryAllocation(
      of: Double.self,
      capacity: 3 * size * size + 2 * (order + 1)
    ) { room in
      room.initialize(repeating: 0)
      guard let base = room.baseAddress else { return -.infinity }
      let sums = base + 3 * size * size
      let powers = GramPowers(jacobian, size: size, room: base)
      powers.writePowerSums(order, to: sums)
      return scale + log(moment(sums, sums + order + 1))
    }
  }

  /// m_K from the power sums p_1, p_2, …; `moments` is room for m_0 … m_K.
  private func moment(
    _ sums: UnsafePointer<Double>,
    _ moments: UnsafeMutablePointer<Double>
  ) -> Double {
    moments[0] = 1
    for k in 1...order {
      var sum = 0.0
      var factor = 1.0
      for i in 1...k {
        sum += factor * sums[i - 1] * moments[k - i]
        factor *= 2 * Double(k - i)
      }
      moments[k] = sum
    }
    return moments[order]
  }
}

/// Powers of M = J Jᵀ/tr J Jᵀ, or of the smaller Jᵀ J/tr Jᵀ J.
private struct GramPowers {
  private let size: Int
  private let gram: UnsafeMutablePointer<Double>
  private let power: UnsafeMutablePointer<Double>
  private let next: UnsafeMutablePointer<Double>

  init(
    _ jacobian: JacobianView,
    size: Int,
    room: UnsafeMutablePointer<Double>
  ) {
    self.size = size
    gram = room
    power = room + size * size
    next = room + 2 * size * size
    let isWide = jacobian.columns >= jacobian.rows
    let length = isWide ? jacobian.columns : jacobian.rows
    let (step, stride) = isWide ? (jacobian.columns, 1) : (1, jacobian.columns)
    for i in 0..<size {
      for k in 0...i {
        var sum = i == k ? 1.0 : 0
        if let values = jacobian.values {
          let (x, y) = (values + i * step, values + k * step)
          sum = 0
          for t in 0..<length { sum += x[t * stride] * y[t * stride] }
        }
        gram[i * size + k] = sum / jacobian.squaredNorm
        gram[k * size + i] = gram[i * size + k]
      }
    }
  }

  /// p_i = tr M^i = ⟨M^{⌈i/2⌉}, M^{⌊i/2⌋}⟩ for i = 1 … `count`; p_1 = 1.
  func writePowerSums(_ count: Int, to sums: UnsafeMutablePointer<Double>) {
    sums[0] = 1
    for t in 0..<(size * size) { power[t] = gram[t] }
    var known = 1
    while known < count {
      sums[known] = inner(power, power)
      known += 1
      if known == count { return }
      multiply()
      sums[known] = inner(power, next)
      known += 1
      for t in 0..<(size * size) { power[t] = next[t] }
    }
  }

  /// The trace of the product of two symmetric matrices.
  private func inner(
    _ x: UnsafePointer<Double>,
    _ y: UnsafePointer<Double>
  ) -> Double {
    var sum = 0.0
    for t in 0..<(size * size) { sum += x[t] * y[t] }
    return sum
  }

  /// `next` = M times `power`.
  private func multiply() {
    for t in 0..<(size * size) { next[t] = 0 }
    for i in 0..<size {
      for t in 0..<size {
        let factor = gram[i * size + t]
        for k in 0..<size { next[i * size + k] += factor * power[t * size + k] }
      }
    }
  }
}

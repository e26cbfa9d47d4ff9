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
    let isColumn = min(jacobian.rows, jacobian.columns) == 1
    let sums =
      isColumn
      ? Array(repeating: 1, count: order)
      : powerSums(SmallGram(jacobian, total: total))
    return scale + log(moment(sums))
  }

  /// m_K from the power sums p_1, p_2, ….
  private func moment(_ sums: [Double]) -> Double {
    var moments = [1.0]
    for k in 1...order {
      var sum = 0.0
      var factor = 1.0
      for i in 1...k {
        sum += factor * sums[i - 1] * moments[k - i]
        factor *= 2 * Double(k - i)
      }
      moments.append(sum)
    }
    return moments[order]
  }

  /// p_i = tr M^i = ⟨M^{⌈i/2⌉}, M^{⌊i/2⌋}⟩ for i up to K, with p_1 = 1.
  private func powerSums(_ gram: SmallGram) -> [Double] {
    var sums = [1.0]
    var power = gram.values
    while sums.count < order {
      sums.append(gram.inner(power, power))
      if sums.count == order { break }
      let next = gram.product(power)
      sums.append(gram.inner(power, next))
      power = next
    }
    return sums
  }
}

/// J Jᵀ or Jᵀ J, whichever is smaller, divided by its trace.
private struct SmallGram {
  let size: Int
  let values: [Double]

  init(_ jacobian: JacobianView, total: Double) {
    let isWide = jacobian.columns >= jacobian.rows
    let size = isWide ? jacobian.rows : jacobian.columns
    let length = isWide ? jacobian.columns : jacobian.rows
    let (step, stride) =
      isWide ? (jacobian.columns, 1) : (1, jacobian.columns)
    var values = Array(repeating: 0.0, count: size * size)
    let given = jacobian.values
    values.withUnsafeMutableBufferPointer { values in
      for i in 0..<size {
        for k in 0...i {
          var sum = 0.0
          if let given {
            let (x, y) = (given + i * step, given + k * step)
            for t in 0..<length { sum += x[t * stride] * y[t * stride] }
          } else {
            sum = i == k ? 1 : 0
          }
          values[i * size + k] = sum / total
          values[k * size + i] = sum / total
        }
      }
    }
    self.size = size
    self.values = values
  }

  /// Σ of products of coordinates: the trace of the product.
  func inner(_ x: [Double], _ y: [Double]) -> Double {
    var sum = 0.0
    for i in 0..<(size * size) { sum += x[i] * y[i] }
    return sum
  }

  /// The matrix times another that commutes with it, so symmetric again.
  func product(_ other: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: size * size)
    for i in 0..<size {
      for t in 0..<size {
        let factor = values[i * size + t]
        for k in 0..<size {
          result[i * size + k] += factor * other[t * size + k]
        }
      }
    }
    return result
  }
}

/// Σ x_i y_i; written as a loop, for tests are not compiled for speed.
func dot(_ x: [Double], _ y: [Double]) -> Double {
  x.withUnsafeBufferPointer { x in
    y.withUnsafeBufferPointer { y in
      var (i, sum) = (0, 0.0)
      while i < x.count {
        sum += x[i] * y[i]
        i += 1
      }
      return sum
    }
  }
}

/// y += factor · x[start..<start + y.count].
func add(
  _ factor: Double,
  _ x: [Double],
  from start: Int = 0,
  to y: inout [Double]
) {
  x.withUnsafeBufferPointer { x in
    y.withUnsafeMutableBufferPointer { y in
      var i = 0
      while i < y.count {
        y[i] += factor * x[start + i]
        i += 1
      }
    }
  }
}

/// Every number times a factor.
func scaled(_ x: [Double], by factor: Double) -> [Double] {
  var result = Array(repeating: 0.0, count: x.count)
  add(factor, x, to: &result)
  return result
}

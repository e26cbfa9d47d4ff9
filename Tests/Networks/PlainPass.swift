import Networks
import TestSupport

/// The network run in plain arithmetic, every number beside the sum of the
/// absolute values of its terms, which is what rounding errors scale with.
struct PlainPass {
  /// A number and a bound on the terms it was summed from.
  struct Number {
    var value = 0.0
    var size = 0.0
  }

  /// Which neurons of each layer are active.
  private(set) var masks: [[Bool]] = []
  /// The output.
  private(set) var output: [Number]
  /// ∂f_q/∂x_p, by q and p, carried forward beside the values.
  private(set) var jacobian: [[Number]]

  /// Runs the net; a pre-activation too near its kink to tell its sign in
  /// floating point discards the case, unless it is 0 for certain.
  init(_ net: NetCase, at input: [Double]) throws(Discard) {
    output = input.map { Number(value: $0, size: abs($0)) }
    jacobian = input.indices.map { p in
      input.indices.map { $0 == p ? Number(value: 1, size: 1) : Number() }
    }
    for j in net.draws.indices {
      try advance(net, layer: j)
    }
  }

  private mutating func advance(
    _ net: NetCase,
    layer j: Int
  ) throws(Discard) {
    let isLinear = j == net.draws.count - 1 && net.activation == .linear
    var mask: [Bool] = []
    var values: [Number] = []
    var rows: [[Number]] = []
    for b in 0..<net.widths[j + 1] {
      let bias = net.biases?[j][b] ?? 0
      var z = Number(value: bias, size: abs(bias))
      var row = jacobian[0].map { _ in Number() }
      for a in 0..<net.widths[j] {
        let w = net.weight(j, b, a)
        z.value += w * output[a].value
        z.size += abs(w) * output[a].size
        for p in row.indices {
          row[p].value += w * jacobian[a][p].value
          row[p].size += abs(w) * jacobian[a][p].size
        }
      }
      try assume(abs(z.value) > 1e-9 * z.size || z.size == 0)
      let isActive = isLinear || z.value > 0
      mask.append(isActive)
      values.append(isActive ? z : Number())
      rows.append(isActive ? row : row.map { _ in Number() })
    }
    masks.append(mask)
    output = values
    jacobian = rows
  }
}

/// Requires a number to be another, within the roundings of its terms.
func expectLaw(
  _ value: Double,
  near expected: PlainPass.Number,
  within roundings: Double,
  _ subject: @autoclosure () -> String
) throws(LawViolation) {
  let error = abs(value - expected.value)
  try expectLaw(
    error <= roundings * expected.size,
    "\(subject()) is \(value), not \(expected.value)"
  )
}

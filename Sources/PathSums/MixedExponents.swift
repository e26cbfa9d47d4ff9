import Networks

/// The exponents (a_1, a_2, …) of a mixed moment E[∏ Z_{i−1,q}^{2a_i}].
enum MixedExponents {
  /// Throws unless they are positive, fit the inputs, and add up to K.
  static func check(
    _ exponents: [Int],
    order: Int,
    _ architecture: Architecture
  ) throws(PathSumError) {
    guard !exponents.isEmpty, exponents.allSatisfy({ $0 > 0 }) else {
      throw PathSumError(
        "the exponents \(exponents) of a mixed moment must be positive"
      )
    }
    guard exponents.count <= architecture.inputWidth else {
      throw PathSumError(
        "a mixed moment of \(exponents.count) entries needs as many inputs,"
          + " and the network has \(architecture.inputWidth)"
      )
    }
    guard exponents.allSatisfy({ $0 <= order }),
      exponents.reduce(0, +) == order
    else {
      throw PathSumError(
        "the exponents \(exponents) of a mixed moment do not add up to"
          + " K = \(order)"
      )
    }
  }
}

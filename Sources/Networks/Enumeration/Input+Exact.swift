import ExactArithmetic

extension Input {
  /// The coordinates of an input of `width` numbers, exactly.
  ///
  /// Those of the generic input are √(p_i n₀/Σp) for the first primes p_i. Nil
  /// only if a radicand outgrows a machine integer.
  func exactCoordinates(width: Int) -> [RootSum]? {
    if let values = rationalCoordinates(width: width) {
      return values.map { RootSum($0) }
    }
    let primes = Input.firstPrimes(width)
    let sum = primes.reduce(0, +)
    let roots = primes.compactMap { p in
      RootSum(squareRootOf: Rational(p) * Rational(width, sum))
    }
    return roots.count == width ? roots : nil
  }
}

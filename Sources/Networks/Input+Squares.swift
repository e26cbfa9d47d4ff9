import ExactArithmetic

extension Input {
  /// The squares of the coordinates of an input of `width` numbers, exactly.
  ///
  /// They are rational for every input: those of the generic one are primes
  /// over their sum, times the width.
  public func squares(width: Int) -> [Rational] {
    if let coordinates = rationalCoordinates(width: width) {
      return coordinates.map { $0 * $0 }
    }
    let primes = Input.firstPrimes(width)
    let scale = Rational(width, primes.reduce(0, +))
    return primes.map { Rational($0) * scale }
  }
}

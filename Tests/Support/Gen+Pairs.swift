extension Gen {
  /// Makes two independent values.
  public static func pair<A, B>(
    _ first: Gen<A>,
    _ second: Gen<B>
  ) -> Gen where Value == (A, B) {
    Gen { choices throws(Discard) in
      let a = try first.draw(from: &choices)
      return (a, try second.draw(from: &choices))
    }
  }

  /// Makes three independent values.
  public static func triple<A, B, C>(
    _ first: Gen<A>,
    _ second: Gen<B>,
    _ third: Gen<C>
  ) -> Gen where Value == (A, B, C) {
    Gen { choices throws(Discard) in
      let a = try first.draw(from: &choices)
      let b = try second.draw(from: &choices)
      return (a, b, try third.draw(from: &choices))
    }
  }
}

/// A numerator over a positive denominator, not necessarily in lowest terms.
public struct Ratio: Sendable, Hashable, CustomStringConvertible {
  /// The number above the line.
  public let numerator: Int

  /// The number below the line; positive.
  public let denominator: Int

  /// The ratio as it is written, for example `-3/4`.
  public var description: String { "\(numerator)/\(denominator)" }
}

extension Gen where Value == Ratio {
  /// Makes a ratio with its parts in given ranges.
  ///
  /// The denominator shrinks toward its lower bound; the numerator toward 0, or
  /// the end of its range nearest to 0. The parts are not reduced, for a reduced
  /// ratio may leave the ranges, and an unreduced one is a case to be tested.
  ///
  /// - Precondition: `denominators.lowerBound > 0`.
  public static func ratio(
    numerators: ClosedRange<Int>,
    denominators: ClosedRange<Int>
  ) -> Gen {
    precondition(denominators.lowerBound > 0, "Denominators are positive.")
    let origin = min(max(0, numerators.lowerBound), numerators.upperBound)
    return Gen<(Int, Int)>.pair(
      .int(in: numerators, origin: origin),
      .int(in: denominators)
    ).map { Ratio(numerator: $0, denominator: $1) }
  }
}

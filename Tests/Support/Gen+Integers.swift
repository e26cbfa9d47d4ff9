extension Gen where Value: FixedWidthInteger & Sendable {
  /// Makes an integer of a closed range.
  ///
  /// Mostly uniform: one value in eight is the origin or an end of the range,
  /// where errors live. Do not use it as a sampler in a statistical test.
  ///
  /// - Parameters:
  ///   - range: The values, both ends included.
  ///   - origin: The simplest value, toward which failing cases shrink; the
  ///     lower bound unless given. Values above it count as simpler than those
  ///     below.
  /// - Returns: A generator of integers of `range`.
  /// - Precondition: `range` contains `origin`; at most 64 bits.
  public static func integer(
    in range: ClosedRange<Value>,
    origin: Value? = nil
  ) -> Gen {
    let start = origin ?? range.lowerBound
    precondition(range.contains(start), "The origin must be in the range.")
    precondition(Value.bitWidth <= 64, "At most 64 bits.")
    let above = distance(from: start, to: range.upperBound)
    let below = distance(from: range.lowerBound, to: start)
    let ends = [0, above, above + below]
    let base = UInt64(truncatingIfNeeded: start)
    return Gen { choices throws(Discard) in
      let step = try choices.next(upTo: above + below, favouring: ends)
      let word = step <= above ? base &+ step : base &- (step - above)
      return Value(truncatingIfNeeded: word)
    }
  }

  private static func distance(from low: Value, to high: Value) -> UInt64 {
    UInt64(Value.Magnitude(truncatingIfNeeded: high &- low))
  }
}

extension Gen where Value == Int {
  /// Makes an `Int` of a closed range; see ``integer(in:origin:)``.
  public static func int(
    in range: ClosedRange<Int>,
    origin: Int? = nil
  ) -> Gen {
    .integer(in: range, origin: origin)
  }
}

extension Gen where Value == Bool {
  /// Makes `false` or `true` with equal probability; shrinks toward `false`.
  public static var bool: Gen {
    Gen { choices throws(Discard) in try choices.next(upTo: 1) == 1 }
  }
}

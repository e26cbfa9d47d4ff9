extension Gen {
  /// Makes an array whose length is uniform on a closed range.
  ///
  /// With r elements still allowed, a choice of `0...r` says whether to go on,
  /// 0 meaning to stop. Each admissible length then has the same probability,
  /// and any element can be left out together with the choice that asked for
  /// it, which is how arrays shrink from within.
  ///
  /// - Parameters:
  ///   - element: Makes each element.
  ///   - count: The lengths, both ends included.
  /// - Returns: A generator of arrays.
  /// - Precondition: `count.lowerBound >= 0`.
  public static func array<Element>(
    of element: Gen<Element>,
    count: ClosedRange<Int>
  ) -> Gen where Value == [Element] {
    precondition(count.lowerBound >= 0, "A length cannot be negative.")
    return Gen { choices throws(Discard) in
      var elements: [Element] = []
      while elements.count < count.upperBound {
        let isOptional = elements.count >= count.lowerBound
        let rest = isOptional ? count.upperBound - elements.count : 0
        let next = try choices.span { choices throws(Discard) -> Element? in
          if isOptional, try choices.next(upTo: UInt64(rest)) == 0 {
            return nil
          }
          return try element.draw(from: &choices)
        }
        guard let next else { break }
        elements.append(next)
      }
      return elements
    }
  }

  /// Makes an array of a fixed length.
  public static func array<Element>(
    of element: Gen<Element>,
    count: Int
  ) -> Gen where Value == [Element] {
    array(of: element, count: count...count)
  }
}

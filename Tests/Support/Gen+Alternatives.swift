extension Gen where Value: Sendable {
  /// Makes an element of a collection, all equally likely.
  ///
  /// Shrinks toward the first.
  ///
  /// - Precondition: The collection is not empty.
  public static func element(
    of values: some Collection<Value> & Sendable
  ) -> Gen {
    let values = Array(values)
    precondition(!values.isEmpty, "There must be an element to choose.")
    return Gen { choices throws(Discard) in
      values[Int(try choices.next(upTo: UInt64(values.count - 1)))]
    }
  }
}

extension Gen {
  /// Makes a value by one of several generators, all equally likely.
  ///
  /// Shrinks toward the first.
  ///
  /// - Precondition: There is a generator.
  public static func oneOf(_ generators: Gen...) -> Gen {
    frequency(generators.map { (1, $0) })
  }

  /// Makes a value by one of several weighted generators.
  ///
  /// A generator is taken with probability proportional to its weight. Shrinks
  /// toward the first of positive weight.
  ///
  /// - Precondition: No weight is negative and their sum is positive.
  public static func frequency(
    _ alternatives: [(weight: Int, generator: Gen)]
  ) -> Gen {
    precondition(
      alternatives.allSatisfy { $0.weight >= 0 }
        && alternatives.contains { $0.weight > 0 },
      "Weights must be nonnegative, and one of them positive."
    )
    let total = alternatives.reduce(0) { $0 + $1.weight }
    return Gen { choices throws(Discard) in
      var rest = Int(try choices.next(upTo: UInt64(total - 1)))
      for (weight, generator) in alternatives {
        if rest < weight { return try generator.draw(from: &choices) }
        rest -= weight
      }
      throw Discard()  // Not reached: `rest` began below the total weight.
    }
  }
}

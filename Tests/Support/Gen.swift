/// A generator: a recipe that makes a value out of choices.
///
/// Generators are made of other generators with ``map(_:)``, ``flatMap(_:)``,
/// ``filter(retries:_:)``, ``array(of:count:)``, ``pair(_:_:)`` and
/// ``oneOf(_:)``. None of them needs to know how to shrink, see ``Choices``.
///
/// The recipe must be a function of its choices: no clock, no other source of
/// randomness, no state.
public struct Gen<Value>: Sendable {
  private let recipe: @Sendable (inout Choices) throws(Discard) -> Value

  /// Creates a generator from a recipe.
  public init(
    _ recipe: @escaping @Sendable (inout Choices) throws(Discard) -> Value
  ) {
    self.recipe = recipe
  }

  /// Makes one value.
  ///
  /// - Throws: ``Discard`` when these choices lead to no value.
  public func draw(from choices: inout Choices) throws(Discard) -> Value {
    try choices.span(recipe)
  }

  /// Always makes the same value.
  public static func always(_ value: Value) -> Gen where Value: Sendable {
    Gen { _ throws(Discard) in value }
  }

  /// Makes values and transforms them.
  public func map<Result>(
    _ transform: @escaping @Sendable (Value) -> Result
  ) -> Gen<Result> {
    Gen<Result> { choices throws(Discard) in
      transform(try draw(from: &choices))
    }
  }

  /// Makes a value, then another by a generator that depends on the first.
  public func flatMap<Result>(
    _ next: @escaping @Sendable (Value) -> Gen<Result>
  ) -> Gen<Result> {
    Gen<Result> { choices throws(Discard) in
      try next(try draw(from: &choices)).draw(from: &choices)
    }
  }

  /// Keeps the values that satisfy a condition.
  ///
  /// - Parameters:
  ///   - retries: How many values to try before the case is discarded.
  ///   - condition: What a value must satisfy.
  /// - Returns: A generator of the values that satisfy `condition`.
  /// - Precondition: `retries > 0`.
  public func filter(
    retries: Int = 50,
    _ condition: @escaping @Sendable (Value) -> Bool
  ) -> Gen {
    precondition(retries > 0, "A filter must try at least one value.")
    return Gen { choices throws(Discard) in
      for _ in 0..<retries {
        let value = try draw(from: &choices)
        if condition(value) { return value }
      }
      throw Discard()
    }
  }
}

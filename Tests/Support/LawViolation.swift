/// The error of a law that does not hold, with what was found.
public struct LawViolation: Error, Equatable, CustomStringConvertible {
  /// What was found.
  public let description: String

  /// Creates the error.
  public init(_ description: String) {
    self.description = description
  }
}

/// Throws a ``LawViolation`` unless a condition holds.
///
/// Use it inside a law instead of `#expect`, which would record an issue for
/// every case tried while shrinking.
///
/// ```swift
/// try expectLaw(sum >= 0, "a sum of squares is \(sum)")
/// ```
public func expectLaw(
  _ condition: Bool,
  _ message: @autoclosure () -> String
) throws(LawViolation) {
  guard condition else { throw LawViolation(message()) }
}

/// Throws a ``LawViolation`` that shows both values unless they are equal.
public func expectLaw<Value: Equatable>(
  _ value: Value,
  equals expected: Value,
  _ subject: @autoclosure () -> String = "the value"
) throws(LawViolation) {
  guard value == expected else {
    throw LawViolation("\(subject()) is \(value), not \(expected)")
  }
}

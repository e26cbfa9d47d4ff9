/// A number with a bound on its absolute error.
public struct Certified: Sendable, Hashable {
  /// The number.
  public let value: Double
  /// A bound on |true value − `value`|.
  public let error: Double

  /// A number and its error bound.
  public init(value: Double, error: Double) {
    self.value = value
    self.error = error
  }
}

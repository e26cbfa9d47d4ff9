/// Why a sampler cannot be had, in one sentence.
public struct SamplingError: Error, CustomStringConvertible, Sendable {
  /// The hypothesis that fails, or the offending value, and the fix.
  public let description: String

  init(_ description: String) { self.description = description }
}

import Testing

/// One statistical check: its name and its p-value, before any judgement.
///
/// The same findings serve a sampler, whose p-values must not be small, and its
/// mutants, of which one must be.
public struct Finding: Sendable, CustomStringConvertible {
  /// The name of the check, unique in its family.
  public let name: String

  /// The p-value: at most α with a probability of at most α, for a correct
  /// sampler.
  public let pValue: Double

  /// Creates a finding.
  public init(_ name: String, _ pValue: Double) {
    self.name = name
    self.pValue = pValue
  }

  /// The name and the p-value.
  public var description: String { "“\(name)”: p-value \(pValue)" }
}

/// Books a finding and records an issue if its p-value is below the level.
///
/// A p-value that is not a number fails.
///
/// - Parameters:
///   - finding: What was found.
///   - family: Who pays for a false alarm.
///   - sourceLocation: Where an issue is shown.
public func expectLikely(
  _ finding: Finding,
  in family: CheckFamily,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let alpha = family.spend(on: finding.name, sourceLocation: sourceLocation)
    .alpha
  if finding.pValue >= alpha { return }
  Issue.record(
    "\(finding), below \(alpha).",
    sourceLocation: sourceLocation
  )
}

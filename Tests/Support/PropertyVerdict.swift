/// What became of a property.
public enum PropertyVerdict: Sendable {
  /// The law held in all the cases.
  case held(cases: Int)

  /// The law failed.
  case failed(PropertyFailure)

  /// Too many cases were discarded for the property to say anything.
  case starved(property: String, passed: Int, discarded: Int)

  /// The failure, if the law failed.
  public var failure: PropertyFailure? {
    guard case .failed(let failure) = self else { return nil }
    return failure
  }

  /// What to tell the reader, or `nil` if the law held.
  public var complaint: String? {
    switch self {
    case .held:
      return nil
    case .failed(let failure):
      return failure.description
    case .starved(let property, let passed, let discarded):
      return """
        Property “\(property)” is starved: \(discarded) cases were discarded \
        and only \(passed) tried; make its generator produce more good values.
        """
    }
  }
}

/// A law that failed, with the smallest case found.
public struct PropertyFailure: Sendable, CustomStringConvertible {
  /// The name of the property.
  public let property: String

  /// The seed of the run, which repeats the failure.
  public let seed: UInt64

  /// How many cases passed before.
  public let passed: Int

  /// The case that failed first.
  public let original: String

  /// The smallest failing case found.
  public let smallest: String

  /// How the law failed in the smallest case.
  public let error: String

  /// How many smaller cases were found on the way.
  public let shrinks: Int

  /// The failure in six lines.
  public var description: String {
    let hex = String(seed, radix: 16)
    return """
      Property “\(property)” fails.
        passed before: \(passed) cases
        original case: \(original)
        smallest case: \(smallest) (after \(shrinks) shrinks)
        error: \(error)
        to repeat: PROPERTY_SEED=0x\(hex)
      """
  }
}

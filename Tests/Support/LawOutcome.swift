import Testing

/// What a law made of a value.
enum LawOutcome: Equatable {
  case passed
  case discarded

  /// The law failed; shrinking keeps to one kind of failure.
  case failed(kind: String, error: String)

  /// The outcome of a law that returned.
  ///
  /// One generic answer serves laws that return a `Bool` and laws that return
  /// nothing, which the compiler cannot always tell apart as overloads. Any
  /// other answer is a mistake in the law, and fails.
  init(answer: some Any) {
    switch answer {
    case true as Bool, is Void:
      self = .passed
    case is Bool:
      self = .failed(kind: "false", error: "the law returned false")
    default:
      let type = type(of: answer)
      self = .failed(
        kind: "type",
        error: "a law returns a Bool or nothing, not \(type)"
      )
    }
  }

  /// The outcome of a law that threw.
  init(error: any Error) {
    if error is Discard {
      self = .discarded
    } else {
      let kind = String(reflecting: type(of: error))
      self = .failed(kind: kind, error: String(describingForTest: error))
    }
  }
}

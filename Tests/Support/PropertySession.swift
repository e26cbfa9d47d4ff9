import Testing

/// The course of one property: first a search for a failing case, then for a
/// smaller one.
///
/// The session hands out values and is told what the law made of them. It never
/// calls the law, so that it serves synchronous and asynchronous laws alike.
struct PropertySession<Value> {
  private struct Failure {
    let kind: String
    let original: String
    let smallest: String
    let error: String
  }

  /// How many discards are borne for each case asked for.
  private let discardsPerCase = 10

  private let name: String
  private let generator: Gen<Value>
  private let count: Int
  private let options: PropertyOptions
  private var stream: SplitMix64
  private var failure: Failure?
  private var shrinker: Shrinker?
  private var pending = Choices(replaying: [])
  private var passed = 0
  private var discarded = 0

  /// Begins the property called `name`.
  init(
    _ name: String,
    _ generator: Gen<Value>,
    count: Int,
    options: PropertyOptions
  ) {
    self.name = name
    self.generator = generator
    self.count = options.cases(count)
    self.options = options
    let seed = PropertySeed.derive(from: options.seed, name: name)
    self.stream = SplitMix64(seed: seed)
  }

  /// What became of the property; final once ``next()`` has returned `nil`.
  var verdict: PropertyVerdict {
    if let failure, let shrinker {
      return .failed(
        PropertyFailure(
          property: name,
          seed: options.seed,
          passed: passed,
          original: failure.original,
          smallest: failure.smallest,
          error: failure.error,
          shrinks: shrinker.improvements
        )
      )
    }
    if passed < count {
      return .starved(property: name, passed: passed, discarded: discarded)
    }
    return .held(cases: passed)
  }

  /// Returns the next value to try, or `nil` at the end.
  mutating func next() -> Value? {
    failure == nil ? nextCase() : nextShrink()
  }

  /// Takes note of what the law made of the value last returned.
  mutating func record(_ outcome: LawOutcome, for value: Value) {
    switch outcome {
    case .failed(let kind, let error):
      recordFailure(kind: kind, error: error, of: value)
    case .passed:
      if failure == nil { passed += 1 }
    case .discarded:
      if failure == nil { discarded += 1 }
    }
  }

  private mutating func recordFailure(
    kind: String,
    error: String,
    of value: Value
  ) {
    let text = String(describingForTest: value)
    if let known = failure {
      guard kind == known.kind else { return }
      shrinker?.accept(pending)
    } else {
      shrinker = Shrinker(from: pending, limit: options.shrinkLimit)
    }
    failure = Failure(
      kind: kind,
      original: failure?.original ?? text,
      smallest: text,
      error: error
    )
  }

  private mutating func nextCase() -> Value? {
    let (limit, isUnbounded) =
      count.multipliedReportingOverflow(by: discardsPerCase)
    while passed < count, isUnbounded || discarded <= limit {
      pending = Choices(seed: stream.next())
      if let value = draw() { return value }
      discarded += 1
    }
    return nil
  }

  private mutating func nextShrink() -> Value? {
    while let candidate = shrinker?.propose() {
      pending = Choices(replaying: candidate)
      guard let value = draw() else { continue }
      if shrinker?.isSmaller(pending) == true { return value }
    }
    return nil
  }

  private mutating func draw() -> Value? {
    do {
      return try generator.draw(from: &pending)
    } catch {
      return nil
    }
  }
}

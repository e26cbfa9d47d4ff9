import Testing

/// Checks that a law holds for the values of a generator.
///
/// The law returns a `Bool` or nothing. It fails by returning `false` or by
/// throwing, for example through ``expectLaw(_:_:)``; an answer of another type
/// fails too. The first failing case is then made smaller, keeping to the same
/// kind of failure, and one issue is recorded. A law that throws ``Discard``
/// leaves its case uncounted.
///
/// ```swift
/// @Test func additionCommutes() {
///   let pairs = Gen.pair(.int(in: 0...9), .int(in: 0...9))
///   forAll("addition commutes", pairs) { a, b in a + b == b + a }
/// }
/// ```
///
/// - Parameters:
///   - name: The name of the property, unique in the suite: it decides, with
///     the seed of the run, which cases are tried.
///   - generator: Makes the cases.
///   - count: The number of cases; see ``PropertyOptions``.
///   - sourceLocation: Where an issue is shown.
///   - law: Says whether it holds for a value.
public func forAll<Value, Answer>(
  _ name: String,
  _ generator: Gen<Value>,
  count: Int = 100,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ law: (Value) throws -> Answer
) {
  switch PropertyOptions.current {
  case .success(let options):
    propertyVerdict(name, generator, count: count, options: options, law)
      .record(at: sourceLocation)
  case .failure(let error):
    Issue.record(error, sourceLocation: sourceLocation)
  }
}

/// Returns what becomes of a property, recording nothing.
///
/// Use it where the law must fail: for a mutant, or a negative control.
public func propertyVerdict<Value, Answer>(
  _ name: String,
  _ generator: Gen<Value>,
  count: Int = 100,
  options: PropertyOptions = PropertyOptions(),
  _ law: (Value) throws -> Answer
) -> PropertyVerdict {
  var session = PropertySession(name, generator, count: count, options: options)
  while let value = session.next() {
    session.record(outcome(of: value, law), for: value)
  }
  return session.verdict
}

private func outcome<Value, Answer>(
  of value: Value,
  _ law: (Value) throws -> Answer
) -> LawOutcome {
  do {
    return LawOutcome(answer: try law(value))
  } catch {
    return LawOutcome(error: error)
  }
}

extension PropertyVerdict {
  /// Records one issue unless the law held.
  func record(at sourceLocation: SourceLocation) {
    guard let complaint else { return }
    Issue.record(Comment(rawValue: complaint), sourceLocation: sourceLocation)
  }
}

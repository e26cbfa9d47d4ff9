import Testing

/// Checks that an asynchronous law holds for the values of a generator.
///
/// The cases are tried one after the other, so that a seed always means the
/// same run; the rest is as in `forAll`. It has a name of its own so that, in an
/// asynchronous test, a law that does not wait needs no `await`.
///
/// - Parameters:
///   - name: The name of the property, unique in the suite.
///   - generator: Makes the cases.
///   - count: The number of cases; see ``PropertyOptions``.
///   - sourceLocation: Where an issue is shown.
///   - law: Says whether it holds for a value.
public func forAllAsync<Value: Sendable, Answer>(
  _ name: String,
  _ generator: Gen<Value>,
  count: Int = 100,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ law: @Sendable (Value) async throws -> Answer
) async {
  switch PropertyOptions.current {
  case .failure(let error):
    Issue.record(error, sourceLocation: sourceLocation)
  case .success(let options):
    var session = PropertySession(
      name,
      generator,
      count: count,
      options: options
    )
    while let value = session.next() {
      session.record(await outcome(of: value, law), for: value)
    }
    session.verdict.record(at: sourceLocation)
  }
}

private func outcome<Value: Sendable, Answer>(
  of value: Value,
  _ law: @Sendable (Value) async throws -> Answer
) async -> LawOutcome {
  do {
    return LawOutcome(answer: try await law(value))
  } catch {
    return LawOutcome(error: error)
  }
}

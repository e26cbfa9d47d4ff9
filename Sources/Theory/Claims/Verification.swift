/// Claims checked in one go, several at a time, reported in their order.
public struct Verification: Sendable {
  /// What became of one claim.
  public struct Outcome: Sendable {
    /// Whether the finding is the expected one.
    public enum Verdict: String, Sendable {
      case asExpected = "as expected"
      case unexpected
      case inconclusive
    }

    /// The claim.
    public let claim: Claim
    /// What was found; nil if the check itself failed.
    public let finding: Finding?
    /// Why the check failed, in a sentence.
    public let failure: String?
    /// The time the check took, in seconds.
    public let seconds: Double

    /// Whether the finding is the expected one, and its correction holds.
    public var verdict: Verdict {
      guard let finding else { return .unexpected }
      let repairs = finding.repairs.map(\.outcome)
      if repairs.contains(.fails) { return .unexpected }
      guard let truth = finding.truth, !repairs.contains(.undecided) else {
        return .inconclusive
      }
      return truth == claim.expected ? .asExpected : .unexpected
    }
  }

  /// The claims.
  public let claims: [Claim]
  /// What their checks may use.
  public let laboratory: Laboratory
  /// How many checks run at once.
  public let concurrency: Int

  /// The verification of the given claims.
  public init(
    _ claims: [Claim],
    in laboratory: Laboratory,
    concurrency: Int = 1
  ) {
    self.claims = claims
    self.laboratory = laboratory
    self.concurrency = max(1, concurrency)
  }

  /// Checks all claims; `progress` is told how many are done.
  ///
  /// A check that throws is an unexpected outcome of its own claim. Throws
  /// `CancellationError` if the task is cancelled.
  public func run(
    _ variant: Claim.Variant = .printed,
    progress: (Int) -> Void = { _ in }
  ) async throws -> [Outcome] {
    var outcomes: [Int: Outcome] = [:]
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      var waiting = claims.indices.makeIterator()
      func startNext() {
        guard let index = waiting.next() else { return }
        group.addTask { (index, try await outcome(claims[index], variant)) }
      }
      for _ in 0..<concurrency { startNext() }
      while let (index, outcome) = try await group.next() {
        outcomes[index] = outcome
        progress(outcomes.count)
        startNext()
      }
    }
    return claims.indices.compactMap { outcomes[$0] }
  }

  private func outcome(
    _ claim: Claim,
    _ variant: Claim.Variant
  ) async throws -> Outcome {
    try Task.checkCancellation()
    let clock = ContinuousClock()
    let start = clock.now
    var finding: Finding?
    var failure: String?
    do {
      finding = try await claim.check(variant, laboratory)
    } catch let error as CancellationError {
      throw error
    } catch {
      failure = "\(error)"
    }
    let elapsed = (clock.now - start).components
    return Outcome(
      claim: claim,
      finding: finding,
      failure: failure,
      seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    )
  }
}

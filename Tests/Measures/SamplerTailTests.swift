import Measures
import TestSupport
import Testing

/// The tails of the samplers, where a wrong method shows first.
///
/// Given how many draws lie beyond 3σ, those among them that are positive, or
/// beyond 4σ, are binomial with conditional probabilities: exact tests again.
@Suite struct SamplerTailTests {
  private static let count = 150_000

  /// P(|X| > 3σ), and given that, P(X > 0) and P(|X| > 4σ).
  @Test(arguments: laws)
  func tails(subject: LawCase) throws {
    let law = try subject.law()
    guard let integrals = LawIntegrals(law) else { return }
    let sigma = law.standardDeviation
    let draws = try subject.draws(Self.count, "tails")
    let above = try integrals.tail(sign: 1, 3 * sigma)
    let below = try integrals.tail(sign: -1, 3 * sigma)
    let far = draws.filter { abs($0) > 3 * sigma }
    let mass = above + below
    expectCount(
      far.count,
      of: Self.count,
      probability: mass,
      in: .samplers,
      "beyond 3σ of \(subject.spelling)"
    )
    guard mass > 0 else { return }
    expectCount(
      far.count { $0 > 0 },
      of: far.count,
      probability: min(1, above / mass),
      in: .samplers,
      "positive beyond 3σ of \(subject.spelling)"
    )
    let farther =
      try integrals.tail(sign: 1, 4 * sigma)
      + integrals.tail(sign: -1, 4 * sigma)
    expectCount(
      far.count { abs($0) > 4 * sigma },
      of: far.count,
      probability: min(1, farther / mass),
      in: .samplers,
      "beyond 4σ given 3σ of \(subject.spelling)"
    )
  }

  /// Filling an array is drawing again and again, from the same stream.
  @Test(arguments: laws)
  func fillingIsDrawing(subject: LawCase) throws {
    let law = try subject.law()
    for length in [0, 1, 2, 1001] {
      let one = try subject.generator("fill")
      let other = try subject.generator("fill")
      var filled = Array(repeating: 0.0, count: length)
      law.fill(&filled, using: one)
      #expect(filled == (0..<length).map { _ in law.draw(using: other) })
      #expect(one.nextInteger() == other.nextInteger())
    }
  }
}

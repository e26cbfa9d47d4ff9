import ExactArithmetic
import Foundation
import Networks
import Testing

@testable import Theory

/// Conjectures checked: verdicts, smallest counterexamples, worst cases.
@Suite struct ConjectureCheckTests {
  private func check(
    _ family: String,
    _ claim: String
  ) async throws -> ConjectureReport {
    let conjecture = try Conjecture(
      toml: "title = \"T\"\n[family]\n\(family)\n[claim]\n\(claim)\n"
    )
    return try await ConjectureCheck(conjecture).run()
  }

  /// The equality for Gaussian weights, decided in rationals.
  @Test func equalitiesOfRationals() async throws {
    let report = try await check(
      "depth = \"1...3\"\ninputs = [1, 3]\nhidden = \"1...3\"",
      "value = \"2*(1 + 2/n_0)*prod(j, 1..d-1, 1 + 5/n[j])\""
    )
    #expect(report.verdict == .holds && report.members == 26)
    #expect(report.counterexample == nil && report.worst?.slack == 0)
  }

  /// One unit in a far digit is seen.
  @Test func nearlyEqualIsNotEqual() async throws {
    for (text, verdict) in [
      ("6 + 10^-60", Comparison.Verdict.violated), ("6 - 1/10^60", .violated),
      ("6", .holds), ("6*exp(10^-40)", .violated),
      ("6*exp(10^-80)", .undecided),
      ("2*exp(log(3))", .undecided),
    ] {
      let report = try await check("depth = 1", "value = \"\(text)\"")
      #expect(report.verdict == verdict, "\(text)")
    }
  }

  /// Lower and upper bounds from both sides of the truth, 6.
  @Test func boundsFromBothSides() async throws {
    for (claim, verdict) in [
      ("lower = \"6\"", Comparison.Verdict.holds), ("upper = \"6\"", .holds),
      ("lower = \"6 + 1/10^9\"", .violated),
      ("upper = \"6 - 1/10^9\"", .violated),
      ("upper = \"exp(9/5)\"", .holds), ("lower = \"exp(9/5)\"", .violated),
      ("of = \"log\"\nupper = \"log(6) + 10^-30\"", .holds),
      ("of = \"log\"\nlower = \"log(6) + 10^-30\"", .violated),
      ("lower = \"-1\"", .holds), ("upper = \"-1\"", .violated),
    ] {
      let report = try await check("depth = 1", claim)
      #expect(report.verdict == verdict, "\(claim)")
    }
  }

  /// The slides' bound without its prefactor fails first at 1, 8, 1 for C = 18:
  /// 39/4 > e^{18/8}.
  @Test func theSmallestCounterexampleIsTheSmallest() async throws {
    let report = try await check(
      "depth = \"2...3\"\nhidden = \"1...9\"",
      "upper = \"exp(18*beta)\""
    )
    #expect(report.verdict == .violated)
    let smallest = try #require(report.counterexample)
    #expect(smallest.member.spec.architecture.widths == [1, 8, 1])
    #expect(smallest.truth?.rational == Rational(39, 4))
    #expect(report.worst?.member.spec.architecture.widths == [1, 9, 1])
    #expect((report.worst?.slack ?? 0) < 0)
  }

  /// Drawn members are shrunk to the same smallest one.
  @Test func drawnCounterexamplesShrink() async throws {
    for seed in 1...5 {
      let report = try await check(
        "depth = \"1...6\"\ninputs = \"1...40\"\nhidden = \"1...60\"\n"
          + "laws = [\"gaussian\", \"laplace\"]\ndraw = 12\nseed = \(seed)",
        "moments = \"2...4\"\nupper = \"5*exp(beta)\""
      )
      let smallest = try #require(report.counterexample)
      // d = 1: 2(1 + 2/n_0) > 5 at n_0 = 1, the least of everything.
      #expect(smallest.member.size == [2, 2, 2, 0, 1, 1])
    }
  }

  /// The order in which counterexamples are small.
  @Test func conditionsRestrictTheFamily() async throws {
    let report = try await check(
      "depth = 2\nhidden = \"1...20\"\nwhere = [\"n[1] >= 9\", \"n[1] != 11\"]",
      "upper = \"exp(18*beta)\""
    )
    #expect(report.members == 11)
    #expect(
      report.counterexample?.member.spec.architecture.widths == [1, 9, 1]
    )
  }

  /// Real nets of finite laws where the formula does not apply: E[Z] = ½.
  @Test func enumerationSeesTies() async throws {
    let family =
      "depth = \"1...2\"\ninputs = 2\nhidden = 2\ninput = \"ones\"\n"
      + "laws = [\"rademacher\"]"
    let truth = try await check(
      family,
      "moments = 1\nvalue = \"1/2\"\nmethod = \"enumeration\""
    )
    #expect(truth.verdict == .holds && truth.members == 2)
    let error = await #expect(throws: DocumentError.self) {
      try await check(family, "moments = 1\nvalue = \"1\"")
    }
    #expect(error?.kind == .refused)
    #expect(error?.description.contains("enumeration") == true)
  }

  /// Draws refute a false upper bound and confirm a true lower one.
  @Test func simulationDecidesWhatItCan() async throws {
    let family = "depth = 1\ninputs = 20"
    let tail = "\nmoments = 1\nmethod = \"simulation\"\nsamples = 2000"
    for (claim, verdict) in [
      ("upper = \"1/2\"", Comparison.Verdict.violated),
      ("lower = \"1/2\"", .holds), ("value = \"1/2\"", .violated),
      ("lower = \"-1\"", .holds), ("lower = \"3\"", .undecided),
    ] {
      let report = try await check(family, claim + tail)
      #expect(report.verdict == verdict, "\(claim)")
      #expect(report.worst == nil)
    }
  }

  @Test(arguments: [
    ("depth = 6\nhidden = \"1...100\"", "lower = \"1\"", "draw = 1000"),
    ("depth = 1\nwhere = \"d > 1\"", "lower = \"1\"", "no network"),
    ("depth = 1\nlaws = \"student(3)\"", "lower = \"1\"", "infinite"),
    ("depth = 1", "lower = \"1/(d - 1)\"", "widths 1,1, gaussian, K = 2"),
    ("depth = 1", "lower = \"n[2]\"", "outside the network"),
  ])
  func refusals(family: String, claim: String, mention: String) async {
    let error = await #expect(throws: DocumentError.self) {
      try await check(family, claim)
    }
    #expect(error?.description.contains(mention) == true)
  }
}

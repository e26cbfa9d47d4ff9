import PathSum

// Examples of hypotheses, plans and claims.
extension Examples {
  static func hypotheses() throws {
    for input in [Input.generic, .ones] {
      let net = try NetworkSpec(
        architecture: .init(parsing: "2,2,1"),
        weights: [Rademacher()],
        input: input
      )
      print(Hypotheses(net).noTies.status)
    }
    // holds
    // fails
  }

  static func plan() throws {
    let net = try NetworkSpec(architecture: .init(parsing: "10,10x50,1"))
    let variance = ExactMoments(net).relativeVariance(2)
    if let variance { print(Number.short(variance, digits: 2)) }  // 2.7e+25
  }

  static func claim() async throws {
    if let claim = ClaimRegistry.claim("H6") {
      print(claim.title)  // E[Z^2] <= exp(C beta) for some C > 0
      let finding = try await claim.check(.printed, Laboratory())
      if let truth = finding.truth { print(truth) }
      // false
    }
  }

  static func conjecture() async throws {
    let conjecture = try Conjecture(
      toml: """
        title = "Laplace weights grow no faster than Gaussian ones"

        [family]
        depth = "1...3"
        inputs = "1...2"
        hidden = "1...4"
        laws = ["gaussian", "laplace"]

        [claim]
        moments = 2
        upper = "2 * (1 + 2/n_0) * exp(5*beta)"
        """
    )
    let report = try await ConjectureCheck(conjecture).run()
    print(report.verdict)  // violated
    print(report.count(.violated), report.members)  // 15 84
    if let smallest = report.counterexample, let truth = smallest.truth {
      print(smallest.member.spec.architecture)  // 1,1
      print(smallest.member.spec.weightsName)  // laplace
      print(truth, smallest.bound)  // 12 6
    }
  }
}

import ExactArithmetic
import Testing

/// The figure's networks: five profiles, and what papers published.
@Suite struct ProfileTests {
  static let profiles = [
    "constant", "alternating", "pyramid", "bottleneck", "random",
  ]

  @Test(arguments: profiles) func widthsAndBetaStayInRange(
    profile: String
  ) async throws {
    let rows = try await FigureRuns.exactRows()
      .filter { $0["profile"] == profile }
    #expect((20...40).contains(rows.count))
    for row in rows {
      let net = try row.architecture
      #expect(net.inputWidth == 16)
      #expect(net.outputWidth == 1)
      #expect(net.hiddenWidths.allSatisfy { (3...200).contains($0) })
      #expect(net.beta <= 2)
      #expect(net.beta.doubleValue == row.number("beta"))
    }
    #expect(Set(rows.map { $0["widths"] }).count == rows.count)
  }

  /// Both ends of the abscissa are visited.
  @Test(arguments: profiles) func betaIsSpread(profile: String) async throws {
    let betas = try await FigureRuns.exactRows()
      .filter { $0["profile"] == profile }.map { $0.number("beta") }
    #expect(try #require(betas.min()) <= 0.06)
    #expect(try #require(betas.max()) >= 1.3)
  }

  @Test func theShapesAreWhatTheirNamesSay() async throws {
    for row in try await FigureRuns.exactRows() {
      let hidden = try Array(row.architecture.hiddenWidths)
      let steps = zip(hidden, hidden.dropFirst())
      switch row["profile"] {
      case "constant": #expect(Set(hidden).count == 1)
      case "alternating": #expect(steps.allSatisfy { $0.0 != $0.1 })
      case "pyramid": #expect(steps.allSatisfy { $0.0 >= $0.1 })
      case "bottleneck":
        #expect(hidden.min() == hidden[hidden.count / 2])
        #expect(hidden.first == hidden.last)
        #expect((hidden.min() ?? 0) < hidden[0])
      case "random", "published": break
      default: Issue.record("no profile is named \(row["profile"] ?? "")")
      }
    }
  }

  /// Every seed visits widths of the range, and only the random profile differs.
  @Test func onlyTheRandomProfileDependsOnTheSeed() async throws {
    let one = try await FigureRuns.exactRows()
    let other = FigureRuns.rows(
      try await FigureRuns.outcome(seed: 7, draws: 1).table
    )
    for profile in Self.profiles {
      let widths = [one, other].map { rows in
        rows.filter { $0["profile"] == profile }.map { $0["widths"] }
      }
      #expect((widths[0] == widths[1]) == (profile != "random"))
    }
  }
}

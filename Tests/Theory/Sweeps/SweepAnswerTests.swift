import Networks
import Testing

@testable import Theory

/// Cells answered: by the method that was asked for, or refused in words.
@Suite struct SweepAnswerTests {
  private static func answers(
    _ grid: String,
    run: String = "samples = 300"
  ) async throws -> [SweepAnswer] {
    let sweep = try Sweep(toml: "title = \"T\"\n[grid]\n\(grid)\n[run]\n\(run)")
    var answers: [SweepAnswer] = []
    for cell in sweep.cells {
      answers.append(try await SweepQuestion(cell, threads: 1).answer())
    }
    return answers
  }

  @Test func anExactCellIsExact() async throws {
    let answers = try await Self.answers(
      "networks = \"3,4,5,2\"\nmoments = \"1...5\"\nmethods = \"exact\""
    )
    let values = answers.compactMap { $0.expectation.exact?.rational }
    #expect(
      values.map { "\($0)" } == [
        "1", "15", "672", "1651104/25", "300528228/25",
      ]
    )
    #expect(answers.allSatisfy { $0.verdict == .consistent })
  }

  /// The draws are those of the experiment with the cell's seed.
  @Test func aDirectCellIsItsExperiment() async throws {
    let answer = try await Self.answers(
      "networks = \"3,4,1\"\nmoments = 1\nmethods = \"direct\"",
      run: "samples = 3000"
    )[0]
    let cell = answer.cell
    let question = try SweepQuestion(cell, threads: 3)
    let experiment = try #require(question.experiment(samples: 3000))
    let row = try await experiment.run().rows[0]
    #expect(row.estimate?.mean == answer.row?.estimate?.mean)
    #expect(answer.row?.estimate != nil)
    #expect(answer.drawing?.name == "conditioned")
  }

  /// What cannot be answered says why, and the others are answered.
  @Test(arguments: [
    ("moments = 3\nlaws = \"student(5)\"\nmethods = \"exact\"", "moment"),
    ("laws = \"exponential\"\nmethods = \"splitting\"", "symmetr"),
    (
      "laws = \"uniform\"\nmethods = \"direct\"\nsamplers = \"conditioned\"",
      "Gaussian weights"
    ),
    ("methods = \"direct\"\nlaws = \"uniform\"", "most_weights"),
  ])
  func refusalsAreInWords(grid: String, sentence: String) async throws {
    let answers = try await Self.answers(
      "networks = \"3,4,1\"\n\(grid)",
      run: "samples = 300\nmost_weights = 1000"
    )
    #expect(answers[0].verdict == .refused)
    #expect(answers[0].alarms.joined().contains(sentence), "\(answers[0])")
    #expect(answers[0].row == nil)
  }

  /// auto draws where draws resolve the moment and splits where they do not.
  @Test func autoChooses() async throws {
    let answers = try await Self.answers(
      "networks = [\"8,64,1\", \"2,3x9,1\"]\nmoments = 1\nmethods = \"auto\"",
      run: "samples = 2000"
    )
    let names = answers.map { answer in
      switch answer.course {
      case .direct: "direct"
      case .splitting: "splitting"
      default: "other"
      }
    }
    #expect(names == ["direct", "splitting"])
  }

  /// A precision plans the number of nets from the exact variance.
  @Test func precisionPlans() async throws {
    let answer = try await Self.answers(
      "networks = \"3,4,1\"\nmoments = 1\nmethods = \"direct\"",
      run: "precision = 0.05"
    )[0]
    guard case .direct(let samples) = answer.course else {
      Issue.record("not drawn directly: \(answer.course)")
      return
    }
    let needed = answer.expectation.samplesToTrust(resolution: 0.05)
    #expect(needed == Double(samples) && answer.verdict != .inconclusive)
  }
}

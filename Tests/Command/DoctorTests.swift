import TestSupport
import Testing

/// `pathsum doctor`: a healthy installation says so, on every level it has.
@Suite struct DoctorTests {
  /// Healthy on each available level; every check has a name and a detail.
  @Test func isHealthyOnEveryLevel() throws {
    let first = try Tool.run(["doctor", "--format", "json"])
    let levels = try JSON(first.output)["cpuAvailable"].strings
    #expect(levels.first == "baseline")
    for level in levels {
      let outcome = try Tool.run(
        ["doctor", "--format", "json"],
        environment: ["PATHSUM_CPU": level]
      )
      #expect(outcome.status == 0, "\(outcome.output)")
      let document = try JSON(outcome.output)
      #expect(document["cpu"].string == level)
      let checks = document["results"].elements
      #expect(checks.count > levels.count + 20)
      #expect(checks.allSatisfy { $0["name"].string?.isEmpty == false })
      #expect(checks.allSatisfy { $0["detail"].string?.isEmpty == false })
    }
  }

  /// A level that does not exist is refused in one sentence.
  @Test func refusesUnknownLevels() throws {
    let outcome = try Tool.run(
      ["doctor"],
      environment: ["PATHSUM_CPU": "sse9"]
    )
    #expect(outcome.status == 3)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaints.count == 1)
    #expect(outcome.errors.contains("'sse9'"))
  }
}

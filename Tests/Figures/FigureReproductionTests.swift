import Figures
import TestSupport
import Testing

/// The figure's CSV depends on the question and the seed, on nothing else.
@Suite struct FigureReproductionTests {
  static let single = Task { try await FigureRuns.outcome().table.csv }

  @Test(arguments: [3])
  func threadsDoNotMatter(threads: Int) async throws {
    let csv = try await FigureRuns.outcome(threads: threads).table.csv
    #expect(csv.utf8.elementsEqual(try await Self.single.value.utf8))
  }

  @Test func theSeedMatters() async throws {
    let csv = try await FigureRuns.outcome(seed: 7).table.csv
    #expect(try await csv != Self.single.value)
  }

  @Test func theBudgetLeavesTheExactRowsAsTheyAre() async throws {
    let sampled = try StrictCSV.records(try await Self.single.value)
    let exact = try StrictCSV.records(
      try await FigureRuns.outcome(draws: 1).table.csv
    )
    let rows = Set(exact)
    #expect(rows.isSubset(of: sampled))
    let extra = sampled.filter { !rows.contains($0) }
    #expect(extra.count >= 5)
    #expect(extra.allSatisfy { $0.contains("reference") })
  }

  @Test func sampledPointsCarryTheirIntervals() async throws {
    let outcome = try await FigureRuns.outcome()
    let rows = FigureRuns.rows(outcome.table).filter { $0["sampler"] != "" }
    #expect(rows.count == outcome.verdicts.values.reduce(0, +))
    for row in rows {
      let value = row.number("log_value")
      #expect(row.number("ci_low") < value && value < row.number("ci_high"))
      #expect(
        abs(row.number("err_minus") - (value - row.number("ci_low"))) == 0
      )
      #expect(
        abs(row.number("err_plus") - (row.number("ci_high") - value)) == 0
      )
      #expect(row["confidence"] == "0.95")
      #expect(row["evidence"] == "definition")
      #expect(row["verdict"] == "consistent")
      #expect(row.number("samples") > 0)
    }
  }

  @Test func noCellIsInfiniteOrNotANumber() async throws {
    for record in try StrictCSV.records(try await Self.single.value) {
      for cell in record {
        #expect(!["nan", "-nan", "inf", "-inf"].contains(cell.lowercased()))
      }
    }
  }
}

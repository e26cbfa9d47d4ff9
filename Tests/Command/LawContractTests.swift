import TestSupport
import Testing

/// `pathsum law`: its numbers, their bounds, its grid, and what it refuses.
@Suite struct LawContractTests {
  @Test func document() throws {
    let document = try JSON.document(
      "law --widths 3,4,5,2 --quantile 0.5,0.9 --cdf 0"
    )
    let keys: Set = [
      "schema", "command", "network", "aliasingError", "truncationError",
      "roundingError", "results",
    ]
    #expect(document.keys == keys)
    for key in ["aliasingError", "truncationError", "roundingError"] {
      let error = try #require(document[key].number)
      #expect(error >= 0 && error < 1e-9, "\(key)")
    }
    let results = document["results"].elements
    let statistics = results.map { $0["statistic"].string ?? "" }
    #expect(
      statistics == [
        "zero_probability", "mean", "variance", "third_central_moment",
        "probability_above_one", "ks_distance", "quantile", "quantile", "cdf",
      ]
    )
    for result in results {
      let value = try #require(result["value"].number)
      let low = try #require(result["low"].number)
      #expect(try low <= value && value <= #require(result["high"].number))
    }
    #expect(results[6]["argument"].number == 0.5)
    #expect(results[8]["argument"].number == 0)
    let median = try #require(results[6]["value"].number)
    #expect(median < results[7]["value"].number ?? 0)
    // P(Z = 0) = 1 − ½(1 − 2⁻⁴)(1 − 2⁻⁵), and both spellings of P(ln Z ≤ 0).
    let alive = 0.5 * (15.0 / 16) * (31.0 / 32)
    #expect(results[0]["value"].number == 1 - alive)
    let above = results[4]["value"].number ?? 0
    #expect(abs(above + (results[8]["value"].number ?? 0) - 1) < 1e-11)
  }

  /// One layer with one input: Z = 2 χ²₁ given Z > 0, ln Z has the mean
  /// ln 2 + ψ(½) + ln 2 = −γ and the variance π²/2.
  @Test func oneWeight() throws {
    let results = try JSON.document("law --widths 1,1")["results"]
    #expect(results[0]["value"].number == 0.5)
    let mean = try #require(results[1]["value"].number)
    #expect(abs(mean + 0.577_215_664_901_532_9) < 1e-12)
    let variance = try #require(results[2]["value"].number)
    #expect(abs(variance - Double.pi * Double.pi / 2) < 1e-11)
  }

  /// A quantile goes back through the distribution function.
  @Test func quantilesAndProbabilities() throws {
    let net = "--widths 10,20x3,1 --entry 0,0"
    let quantile = try JSON.document("law \(net) --quantile 0.25")
    let ln = try #require(quantile["results"][6]["value"].number)
    let cdf = try JSON.document("law \(net) --quantile 0.5 --cdf \(ln)")
    #expect(cdf["network"]["quantity"].string == "entry")
    let back = try #require(cdf["results"][7]["value"].number)
    #expect(abs(back - 0.25) < 1e-9)
  }

  /// `--points` gives a grid whose distribution function grows.
  @Test func grid() throws {
    let line = "law --widths 3,4,5,2 --points 20"
    let rows = try JSON.document(line)["results"].elements
    #expect(rows.count == 20)
    let keys: Set = [
      "lnZ", "cdf", "cdfError", "density", "densityError", "lognormalCDF",
    ]
    #expect(rows.allSatisfy { $0.keys == keys })
    for key in ["lnZ", "cdf", "lognormalCDF"] {
      let values = rows.compactMap { $0[key].number }
      #expect(values.count == 20 && values == values.sorted(), "\(key)")
    }
    #expect(abs((rows[0]["cdf"].number ?? 0) - 1e-6) < 1e-9)
    #expect(abs((rows[19]["cdf"].number ?? 0) - (1 - 1e-6)) < 1e-9)
    // CSV and JSON spell the same numbers.
    let words = line.split(separator: " ").map(String.init)
    let records = try StrictCSV.records(try Tool.run(words).output)
    let json = try Tool.run(words + ["--format", "json"]).output
    #expect(records.count == 21)
    for record in records.dropFirst() {
      #expect(json.contains("\"lnZ\" : \(record[0])"), "\(record)")
      #expect(json.contains("\"cdf\" : \(record[1])"), "\(record)")
    }
  }

  static let refusals: [BadInput] = [
    .init("law --widths 3,2,1 --weights", "laplace", .refused, "laplace"),
    .init("law --widths 3,2,1 --quantile", "1", .usage, "--quantile 1"),
    .init("law --widths 3,2,1 --quantile", "0", .usage, "--quantile 0"),
    .init("law --widths 3,2,1 --quantile", "-1/2", .usage, "-0.5"),
    .init("law --widths 3,2,1 --quantile", "0.5,x", .usage, "'x'"),
    .init("law --widths 3,2,1 --quantile", "", .usage, "''"),
    .init("law --widths 3,2,1 --quantile", "1e-300", .refused, "1e-300"),
    .init("law --widths 3,2,1 --cdf", "nan", .usage, "nan"),
    .init("law --widths 3,2,1 --cdf", "1e999", .usage, "1e999"),
    .init("law --widths 3,2,1 --cdf", "1,,2", .usage, "''"),
    .init("law --widths 3,2,1 --points", "1", .usage, "--points 1"),
    .init("law --widths 3,2,1 --points", "1e7", .usage, "1e7"),
    .init("law --widths 3,2,1 --points", "x", .usage, "'x'"),
    .init("law --widths 3,2,1 --format", "xml", .usage, "xml"),
    .init("law --widths 3,2,1 --input", "zeros", .refused, "input is 0"),
    .init("law --widths 3,2,1 --bias", "exponential", .refused, "symmetric"),
    .init("law", nil, .usage, "--widths"),
  ]

  @Test(arguments: refusals) func refuses(input: BadInput) throws {
    try input.check()
  }
}

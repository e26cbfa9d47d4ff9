import Testing

/// The JSON documents have the keys and types of schema `pathsum/1`.
@Suite struct JSONContractTests {
  private static func document(
    _ line: String,
    _ values: String...,
    status: Int32 = 0
  ) throws -> JSON {
    let arguments = line.split(separator: " ").map(String.init) + values
    let outcome = try Tool.run(arguments + ["--format", "json"])
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.output.hasSuffix("}\n"))
    let document = try JSON(outcome.output)
    document.expectClean()
    #expect(document["schema"].string == "pathsum/1")
    #expect(document["command"].string == arguments[0])
    return document
  }

  /// A golden value: uniform weights, widths 2, 2, 1.
  @Test func exact() throws {
    let document = try Self.document(
      "exact --widths 2,2,1 --weights uniform --moments 2"
    )
    let network = document["network"]
    #expect(network["widths"].string == "2,2,1")
    #expect(network["weights"].strings == ["uniform"])
    #expect(document["results"].count == 1)
    let result = document["results"][0]
    let keys: Set = ["quantity", "moment", "exact", "value", "log"]
    #expect(result.keys == keys)
    #expect(result["quantity"].string == "row")
    #expect(result["moment"].number == 2)
    #expect(result["exact"].string == "176/25")
    #expect(result["value"].number == 7.04)
    #expect(abs((result["log"].number ?? 0) - 1.951608170169951) < 1e-15)
  }

  /// Past 2000 digits bounds take the rational's place, unless all are wanted.
  @Test func longRationals() throws {
    let line = "exact --widths 100x301,1 --weights uniform --moments 4"
    let short = try Self.document(line)["results"][0]
    #expect(short["exact"].value == nil)
    let ends = short["enclosure"].strings
    #expect(ends.count == 2 && ends[0] != ends[1])
    let full = try Self.document(line, "--full")["results"][0]
    #expect(full["enclosure"].value == nil)
    #expect((full["exact"].string?.count ?? 0) > 2000)
    #expect(full["log"].number == short["log"].number)
  }

  /// What overflows a double is absent; its logarithm is there.
  @Test func valuesBeyondDoubles() throws {
    let document = try Self.document("exact --widths 2,1x400,1 --moments 4")
    let result = document["results"][0]
    #expect(result["value"].value == nil)
    #expect((result["log"].number ?? 0) > 710)
  }

  @Test func estimate() throws {
    let document = try Self.document(
      "estimate --widths 10,32,1 --moments 1,2 --samples 5000 --seed 7"
    )
    #expect(document["seed"].string == "7")
    #expect(document["samples"].number == 5000)
    #expect(document["sampler"].string == "conditioned")
    #expect(document["evidence"].string == "conditioning")
    #expect(document["streamProtocol"].number == 1)
    #expect(document["results"].count == 2)
    for (result, moment) in zip(document["results"].elements, [1.0, 2]) {
      #expect(result["quantity"].string == "row")
      #expect(result["moment"].number == moment)
      #expect(result["exact"].string != nil)
      #expect(result["verdict"].string == "consistent")
      #expect(result["confidence"].number == 0.95)
      #expect(result["method"].string?.hasPrefix("direct") == true)
      #expect(result["alarms"].value is [Any])
      for key in [
        "mean", "logMean", "low", "high", "logLow", "logHigh", "lowerBound",
        "standardErrorExact", "exactLog", "upperBound",
      ] {
        #expect(result[key].number != nil, "\(key)")
      }
    }
  }

  @Test func bounds() throws {
    let document = try Self.document("bounds --widths 9,4,1 --moments 1-3")
    let results = document["results"].elements
    #expect(Set(results.map { $0["moment"].number }) == [1, 2, 3])
    for result in results {
      #expect(["lower", "upper"].contains(result["side"].string))
      for key in ["bound", "formula", "holds", "condition", "remark"] {
        #expect(result[key].string?.isEmpty == false, "\(key)")
      }
      #expect(result["conditionHolds"].boolean != nil)
      #expect(
        result["applies"].boolean != true || result["holds"].string == "yes"
      )
    }
    let standings = results.map { $0["standing"].string }
    #expect(standings.contains("proved") && standings.contains("refuted"))
  }

  @Test func measures() throws {
    let results = try Self.document("measures")["results"].elements
    #expect(results.count >= 16)
    for result in results {
      let moments = result["moments"].strings
      #expect(moments.count == 6 && moments[0] == "1")
      for key in ["law", "density", "atoms", "admits"] {
        #expect(result[key].string?.isEmpty == false, "\(key)")
      }
    }
    let student = results.first { $0["law"].string == "student(5)" }
    #expect(student?["moments"].strings[1...2] == ["9", "infinite"])
    #expect(student?["admits"].string?.contains("K <= 2") == true)
  }
}

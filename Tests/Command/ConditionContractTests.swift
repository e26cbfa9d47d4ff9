import TestSupport
import Testing

/// `pathsum condition`: its numbers at initialization and in training, and what
/// it refuses.
@Suite struct ConditionContractTests {
  private let quick =
    "condition --widths 3,4,2 --examples 20 --batch 5 --directions 2 --nets 2"
    + " --batches 1 --direction-sets 1 --power-steps 20 --seed 3"

  @Test func initialization() throws {
    let document = try JSON.document(quick + " --masks 0.5")
    #expect(document["command"].string == "condition")
    #expect(document["blas"].string?.isEmpty == false)
    let results = document["results"].elements
    #expect(results.count == 24)
    var values: [String: Double] = [:]
    for result in results {
      let name = try #require(result["metric"].string)
      guard let value = result["value"].number else {
        #expect(result["undefined"].string?.isEmpty == false, "\(name)")
        continue
      }
      values[name] = value
      let low = try #require(result["low"].number)
      let high = try #require(result["high"].number)
      #expect(low <= value && value <= high, "\(name)")
      #expect(result["deviationNets"].number != nil)
      // One batch a net: its share of the spread is not known.
      #expect(!result.keys.contains("deviationBatches"))
    }
    let condition = try #require(values["weight_condition"])
    #expect(condition > 0)
    #expect(document["masks"].elements.count == 18)
  }

  @Test func tableOfTraining() throws {
    let line = quick.replacing("condition", with: "condition --train")
    let csv = try Tool.run(
      "\(line) --epochs 2 --format csv".split(separator: " ").map(String.init)
    )
    #expect(csv.status == 0, "\(csv.errors)")
    let records = try StrictCSV.records(csv.output)
    let column = try #require(records[0].firstIndex(of: "step"))
    let steps = Set(records.dropFirst().map { $0[column] })
    // 16 examples are learnt from, in batches of 5.
    #expect(steps == ["0", "3", "6"])
    #expect(!csv.output.contains("nan") && !csv.output.contains("inf,"))
  }

  @Test func divergenceIsSaid() throws {
    let outcome = try Tool.run(
      "\(quick) --train --rate 1e12 --format csv".split(separator: " ")
        .map(String.init)
    )
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("net 1: diverged at step"))
    #expect(!outcome.output.contains("nan"))
  }

  static let bad = [
    BadInput(
      "condition --widths 3,4,1",
      nil,
      .usage,
      "the task clusters has 1"
    ),
    BadInput("condition --widths 3,4,2 --data spirals", nil, .usage, "spirals"),
    BadInput("condition --widths 3,4,2 --batch 5000", nil, .usage, "5000"),
    BadInput(
      "condition --widths 3,4,2 --data no.csv --target y",
      nil,
      .missingInput,
      "no.csv"
    ),
    BadInput("condition --widths 3,4,2 --data no.csv", nil, .usage, "--target"),
    BadInput("condition --widths 3,4,2 --loss hinge", nil, .usage, "'hinge'"),
    BadInput("condition --widths 3,4,2 --metrics some", nil, .usage, "'some'"),
    BadInput("condition --widths 3,4,2 --masks 0", nil, .usage, "--masks 0"),
    BadInput(
      "condition --widths 3,4,2 --initialization looks-linear",
      nil,
      .usage,
      "crelu"
    ),
    BadInput(
      "condition --widths 3,4,2 --train --momentum 1",
      nil,
      .usage,
      "--momentum"
    ),
    BadInput("condition --widths 3,4,2 --train --rate -1", nil, .usage, "-1"),
    BadInput(
      "condition --widths 3,4,2 --train --report epochs",
      nil,
      .usage,
      "--target-accuracy"
    ),
    BadInput(
      "condition --widths 3,4,2 --train --compare dense",
      nil,
      .usage,
      "'dense'"
    ),
  ]

  @Test(arguments: bad) func refusals(input: BadInput) throws {
    try input.check()
  }

  static let files = [
    ("a,y\n1,0\n,1\n", "row 2 has no value in column 'a'"),
    ("a,y\n1,0\nx,1\n", "'x'"),
    ("a,y\n1,0\n2,0\n", "the one class '0'"),
    ("a,b,y\n1,1,0\n2,1,1\n", "2 input columns where the net takes 1"),
    ("a,y\n1,0\n2,1\n3,2\n", "3 classes"),
  ]

  @Test(arguments: files) func badData(text: String, mention: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.put(Array(text.utf8), in: "d.csv")
    try BadInput(
      "condition --widths 1,4,2 --batch 2 --data d.csv --target y",
      nil,
      .badData,
      mention
    ).check(in: folder)
  }
}

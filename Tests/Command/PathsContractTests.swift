import TestSupport
import Testing

/// `pathsum paths`: its classes, its drawing, and what it refuses.
@Suite struct PathsContractTests {
  /// E[Z²] of 2,2,1 with Gaussian weights is 14 = 9 + 3 + 2.
  @Test func goldenClasses() throws {
    let document = try JSON.document("paths --widths 2,2,1 --moment 2")
    let keys: Set = [
      "schema", "command", "network", "moment", "tuples", "vanishing",
      "exact", "classes",
    ]
    #expect(document.keys == keys)
    #expect(document["network"]["widths"].string == "2,2,1")
    #expect(document["moment"].number == 2)
    #expect(document["tuples"].number == 64)
    #expect(document["vanishing"].number == 40)
    #expect(document["exact"].string == "14")
    let classes = document["classes"].elements
    #expect(classes.map { $0["contribution"].string } == ["9", "3", "2"])
    #expect(classes.map { $0["factor"].string } == ["9/4", "3/4", "1/8"])
    #expect(classes.map { $0["count"].number } == [4, 4, 16])
    let edges = classes.map { $0["multiplicities"].elements.map(\.numbers) }
    #expect(edges == [[[4], [4]], [[2, 2], [4]], [[2, 2], [2, 2]]])
    #expect(
      classes.map { $0["visited"].numbers } == [[1, 1], [1, 1], [2, 1]]
    )
    let names: Set = [
      "count", "visited", "multiplicities", "factor", "contribution", "example",
    ]
    for found in classes {
      #expect(found.keys == names)
      #expect(found["example"].elements.map(\.count) == [4, 4, 4])
    }
  }

  @Test func csvHasTheSameClasses() throws {
    let line = ["paths", "--widths", "2,2,1", "--format", "csv"]
    let records = try StrictCSV.records(try Tool.run(line).output)
    let rows = records.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(records[0], row))
    }
    #expect(rows.map { $0["contribution"] } == ["9", "3", "2"])
    #expect(rows.map { $0["class"] } == ["1", "2", "3"])
    #expect(rows.map { $0["visited"] } == ["1|1", "1|1", "2|1"])
    let edges = rows.map { $0["edge_multiplicities"] }
    #expect(edges == ["4|4", "2 2|4", "2 2|2 2"])
  }

  /// The sum is what `exact` says, for rows, entries and linear outputs.
  @Test(arguments: [
    ("--widths 2,2,2,1 --weights laplace", 2),
    ("--widths 3,2,1 --entry 1,0 --weights uniform", 3),
    ("--widths 2,3,1 --output-activation linear", 2),
    ("--widths 4,3,2 --output 1 --weights rademacher --weights laplace", 1),
  ])
  func theSumIsTheMoment(net: String, order: Int) throws {
    let paths = try JSON.document("paths \(net) --moment \(order)")
    let exact = try JSON.document("exact \(net) --moments \(order)")
    #expect(paths["exact"].string != nil)
    #expect(paths["exact"].string == exact["results"][0]["exact"].string)
  }

  @Test func theTableSaysTheSum() throws {
    let line = ["paths", "--widths", "2,2,1", "--format", "table"]
    let table = try Tool.run(line).output
    #expect(table.contains("64 tuples of 4 paths, 40 of them with an odd edge"))
    #expect(table.contains("3 classes"))
    #expect(table.contains("E[Z^2] = 14, exact"))
  }

  /// `--figure` writes the edges of one tuple and the script that draws it.
  @Test func theFigureHasItsFiles() throws {
    let folder = try TemporaryFolder()
    let line = "paths --widths 2,3,3,1 --moment 2 --figure gamma --class 2"
    let outcome = try Tool.run(
      line.split(separator: " ").map(String.init),
      in: folder
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("widths,"))
    let edges = try StrictCSV.records(try folder.text("gamma/paths.csv"))
    #expect(edges[0] == ["layer", "from_neuron", "to_neuron", "multiplicity"])
    for layer in 1...3 {
      let used = edges.dropFirst().filter { $0[0] == "\(layer)" }
      let counts = used.compactMap { Int($0[3]) }
      #expect(counts.reduce(0, +) == 4 && counts.allSatisfy { $0 % 2 == 0 })
    }
    let script = try folder.text("gamma/paths.gp")
    #expect(script.contains("set output 'paths.svg'"))
    #expect(script.contains("|Γ(3)| = 1"))
    for file in outcome.complaints where file.hasPrefix("gamma/") {
      #expect(try !folder.bytes(String(file)).isEmpty, "\(file)")
    }
    let isDrawn = outcome.errors.contains("paths.svg")
    #expect(isDrawn || outcome.errors.contains("gnuplot"), "\(outcome.errors)")
  }

  /// Without gnuplot the data and the script are there.
  @Test func theFigureWithoutGnuplot() throws {
    let folder = try TemporaryFolder()
    let outcome = try Tool.run(
      ["paths", "--widths", "2,2,1", "--figure", "gamma"],
      in: folder,
      environment: ["PATH": "/nonexistent"]
    )
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("install gnuplot-nox"))
    #expect(try folder.text("gamma/paths.csv").contains("1,0,0,4"))
    #expect(try folder.text("gamma/paths.gp").contains("set arrow"))
  }

  static let refusals: [BadInput] = [
    .init("paths --widths 3,64,64,1", nil, .refused, "2533274790395904"),
    .init("paths --widths 1,1000,1 --moment 2", nil, .refused, "1e9"),
    .init("paths --widths 2,2,1 --moment", "13", .refused, "13"),
    .init("paths --widths 2,2,1 --moment", "0", .usage, "'0'"),
    .init("paths --widths 2,2,1 --moment", "x", .usage, "'x'"),
    .init("paths --widths 2,2,1 --moment", "1-2", .usage, "'1-2'"),
    .init("paths --widths 2,2,1 --figure f --class", "4", .usage, "1 to 3"),
    .init("paths --widths 2,2,1 --figure f --class", "0", .usage, "'0'"),
    .init("paths --widths 2,2,1 --figure f --class", "x", .usage, "'x'"),
    .init("paths --widths 2,2,1 --weights", "exponential", .refused, "symmet"),
    .init("paths --widths 2,2,1 --weights", "exppower(3)", .refused, "exppow"),
    .init("paths --widths 2,2,1 --input", "zeros", .refused, "input is 0"),
    .init("paths --widths 2,2,1 --format", "xml", .usage, "xml"),
    .init("paths --widths 2,2,1 --entry", "2,0", .usage, "input 2"),
    .init("paths", nil, .usage, "--widths"),
  ]

  @Test(arguments: refusals) func refuses(input: BadInput) throws {
    try input.check()
  }
}

import Foundation
import TestSupport
import Testing

/// Sweeps: killed at any instant, sliced, merged, to the same bytes.
@Suite struct SweepTests {
  static let experiment = """
    title = "T"
    seed = 3
    [grid]
    networks = ["4,8,8,1", "3,4,1"]
    laws = ["gaussian", "uniform"]
    moments = "1...2"
    methods = ["exact", "direct", "splitting"]
    [run]
    samples = 1500

    """

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.put(experiment.utf8, in: "e.toml")
    return folder
  }

  private static func sweep(
    _ words: [String],
    in folder: TemporaryFolder
  ) throws -> Tool.Outcome {
    try Tool.run(["sweep", "e.toml"] + words, in: folder)
  }

  /// The single run, and that the growing file is gone after it.
  private static func whole(_ folder: TemporaryFolder) throws -> Data {
    let outcome = try sweep(["--out", "whole.csv"], in: folder)
    #expect([0, 2].contains(outcome.status), "\(outcome.errors)")
    #expect(outcome.errors.contains("24 cells: "))
    #expect(
      try folder.names == ["e.toml", "whole.csv", "whole.meta.json"]
    )
    return try folder.bytes("whole.csv")
  }

  /// Killed at any instant, the sweep goes on and ends in the same bytes.
  @Test func killedSweepsGoOn() throws {
    let folder = try Self.folder()
    let whole = try Self.whole(folder)
    let words = ["sweep", "e.toml", "--out", "k.csv", "--resume"]
    var generator = SystemRandomNumberGenerator()
    var kept = 0
    for _ in 0..<6 {
      let instant = Double.random(in: 0.02...0.35, using: &generator)
      let tool = try Tool.start(Tool.path, words, in: folder)
      let start = ContinuousClock.now
      _ = tool.wait { ContinuousClock.now - start > .seconds(instant) }
      tool.send(SIGKILL)
      _ = try tool.wait()
      let file = (try? folder.text("k.partial.csv")) ?? ""
      let rows = max(0, file.count { $0 == "\n" } - 1)
      let isDone = try folder.names.contains("k.csv")
      #expect(rows >= kept || isDone, "a row was lost at \(instant)")
      kept = rows
    }
    let end = try Tool.run(words, in: folder)
    #expect([0, 2].contains(end.status), "\(end.errors)")
    #expect(try folder.bytes("k.csv") == whole)
    #expect(try !folder.names.contains("k.partial.csv"))
  }

  /// Slices in any order, with any threads, are the sweep.
  @Test func mergedSlicesAreTheSweep() throws {
    let folder = try Self.folder()
    let whole = try Self.whole(folder)
    for k in 1...3 {
      let part = try Self.sweep(
        ["--slice", "\(k)/3", "--out", "\(k).csv", "--threads", "\(k)"],
        in: folder
      )
      #expect(part.status == 0 && part.output.isEmpty, "\(part.errors)")
      let again = try Self.sweep(
        ["--slice", "\(k)/3", "--out", "\(k).csv", "--resume"],
        in: folder
      )
      #expect(again.status == 0, "a finished slice is left as it is")
    }
    let merged = try Self.sweep(
      ["--merge", "3.csv", "1.csv", "2.csv", "--out", "m.csv"],
      in: folder
    )
    #expect([0, 2].contains(merged.status), "\(merged.errors)")
    #expect(try folder.bytes("m.csv") == whole)
    try expectRefusals(folder)
  }

  private func expectRefusals(_ folder: TemporaryFolder) throws {
    let good = try folder.text("1.csv")
    let digit = try #require(good.firstRange(of: "0."))
    let half = String(good.prefix(good.count * 2 / 3))
    for (name, text) in [
      ("cut.csv", half),
      (
        "changed.csv",
        good.replacingCharacters(
          in: digit,
          with: "1."
        )
      ),
      ("odd.csv", "a,b\n1,2\n"),
    ] {
      _ = try folder.put(text.utf8, in: name)
    }
    for (files, extra, sentence) in [
      (["1.csv", "3.csv"], [], "8 of 24 cells are missing"),
      (["1.csv", "1.csv", "2.csv", "3.csv"], [], "another slice has too"),
      (["cut.csv", "2.csv", "3.csv"], [], "ends inside row"),
      (["changed.csv", "2.csv", "3.csv"], [], "damaged at row"),
      (["odd.csv"], [], "its header is another"),
      (["1.csv", "2.csv", "3.csv"], ["--set", "seed=4"], "another sweep"),
      (["1.csv", "2.csv", "3.csv"], ["--set", "run.samples=9"], "another"),
    ] as [([String], [String], String)] {
      let outcome = try Self.sweep(["--merge"] + files + extra, in: folder)
      #expect(outcome.status == 65 && outcome.output.isEmpty)
      #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
      #expect(outcome.complaints.count == 1)
    }
  }

  /// A growing file goes on only in its own sweep, and only when asked to.
  @Test func strangeGrowthIsRefused() throws {
    let folder = try Self.folder()
    let words = ["--set", "grid.methods=exact"]
    _ = try Self.sweep(
      words + ["--slice", "1/2", "--out", "s.csv"],
      in: folder
    )
    for (extra, status, sentence) in [
      ([], 64, "exists: add --resume"),
      (["--set", "grid.laws=laplace", "--resume"], 65, "of another sweep"),
    ] as [([String], Int32, String)] {
      let outcome = try Self.sweep(
        words + extra + ["--slice", "1/2", "--out", "s.csv"],
        in: folder
      )
      #expect(outcome.status == status)
      #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
    }
  }

  /// Faults in the file have their line; options their own status.
  @Test(
    arguments: [
      (["--set", "grid.moment=1"], 64, "in --set grid.moment"),
      (["--slice", "1/2"], 64, "--out"), (["--resume"], 64, "--out"),
      (["--slice", "3/2", "--out", "x"], 64, "is not k/n"),
      (["--dry-run", "--emit", "slurm"], 64, "exclude"),
      (["--slice", "1/2", "--merge", "x"], 64, "--merge"),
      (["--figure"], 64, "--out NAME.csv"),
      (["--out", "x.csv", "--format", "json"], 64, "--format"),
    ] as [([String], Int32, String)]
  )
  func optionsAreChecked(
    words: [String],
    status: Int32,
    sentence: String
  ) throws {
    let folder = try Self.folder()
    let outcome = try Self.sweep(words, in: folder)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
    #expect(try folder.names == ["e.toml"])
  }

  @Test func faultyFilesHaveTheirLine() throws {
    let folder = try Self.folder()
    let text = Self.experiment.replacing("moments", with: "momnts")
    _ = try folder.put(text.utf8, in: "e.toml")
    let outcome = try Self.sweep([], in: folder)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("'e.toml': line 6: the key 'momnts'"))
    #expect(try Tool.run(["sweep", "none.toml"]).status == 66)
  }

  /// A dry run runs nothing, and has a row a cell.
  @Test func aDryRunForetells() throws {
    let folder = try Self.folder()
    let outcome = try Self.sweep(
      ["--dry-run", "--set", "run.most_weights=20000"],
      in: folder
    )
    let records = try StrictCSV.records(outcome.output)
    #expect(outcome.status == 0 && records.count == 25)
    #expect(outcome.output.contains("refused: 1500 nets draw about"))
    #expect(outcome.errors.contains("refused, about"))
    #expect(try folder.names == ["e.toml"])
  }

  /// The three forms have the same cells, and JSON its schema.
  @Test func formsAgree() throws {
    let folder = try Self.folder()
    let words = ["--set", "grid.methods=exact", "--format"]
    let json = try Self.sweep(words + ["json"], in: folder).output
    let document = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let fields = try #require(document as? [String: Any])
    #expect(fields["schema"] as? String == "pathsum/1")
    #expect(fields["command"] as? String == "sweep")
    #expect((fields["results"] as? [[String: Any]])?.count == 8)
    let csv = try Self.sweep(words + ["csv"], in: folder).output
    #expect(try StrictCSV.records(csv).count == 9)
    let table = try Self.sweep(words + ["table"], in: folder).output
    #expect(table.contains("E[Z^2]") && !table.contains(" \n"))
  }

  /// The figure's scripts name the table, with gnuplot here or not.
  @Test func aFigureIsBesideTheTable() throws {
    let folder = try Self.folder()
    let outcome = try Self.sweep(
      ["--set", "grid.methods=exact", "--out", "f.csv", "--figure"],
      in: folder
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    for name in ["f.gp", "f.tex"] {
      #expect(try folder.text(name).contains("f.csv"))
    }
    let many = try Self.sweep(
      [
        "--set", "grid.biases=[\"none\", \"uniform\", \"gaussian\"]",
        "--out", "g.csv", "--figure",
      ],
      in: folder
    )
    #expect(many.status == 65 && many.errors.contains("up to 6 series"))
    #expect(try !folder.names.contains { $0.hasPrefix("g.") })
  }

  /// An interrupt says where the finished cells are.
  @Test func interruptsKeepTheCells() throws {
    let folder = try Self.folder()
    let tool = try Tool.start(
      Tool.path,
      [
        "sweep", "e.toml", "--out", "i.csv", "--set", "run.samples=1e8",
        "--set", "grid.methods=[\"exact\", \"direct\"]",
      ],
      in: folder
    )
    let growing = folder.file("i.partial.csv")
    #expect(
      tool.wait {
        (try? String(contentsOfFile: growing, encoding: .utf8))?
          .contains("exact") == true
      }
    )
    tool.send(SIGTERM)
    let outcome = try tool.wait()
    outcome.expectRefusal(.interrupted, mentioning: "add --resume")
    #expect(try folder.names == ["e.toml", "i.partial.csv"])
  }
}

import Foundation
import TestSupport
import Testing

/// Long runs: stopped at any instant, sliced, merged, to the same bits.
@Suite struct LongRunTests {
  private static let run = [
    "estimate", "--widths", "4,8,8,1", "--moments", "1-2", "--samples",
    "12000", "--seed", "3",
  ]

  private func whole(format: String = "json") throws -> String {
    try Tool.run(Self.run + ["--format", format]).output
  }

  /// Slices in any order add up to the run.
  @Test func mergedSlicesAreTheRun() throws {
    let folder = try TemporaryFolder()
    let files = (1...3).map { folder.file("slice-\($0).json") }
    for (k, file) in files.enumerated() {
      let part = try Tool.run(
        Self.run + ["--slice", "\(k + 1)/3", "--checkpoint", file]
      )
      #expect(part.status == 0 && part.output.isEmpty, "\(part.errors)")
    }
    let merged = try Tool.run(
      ["merge", files[2], files[0], files[1], "--format", "json"]
    )
    #expect(merged.output == (try whole()))
    for (names, sentence) in [
      ([files[0], files[2]], "are missing"),
      ([files[0], files[0], files[1], files[2]], "overlaps another slice"),
      ([files[0], folder.file("none.json")], "there is no file"),
    ] {
      let refused = try Tool.run(["merge"] + names)
      #expect(refused.status != 0 && refused.output.isEmpty)
      #expect(refused.errors.contains(sentence), "\(refused.errors)")
    }
  }

  /// Splitting is sliced by islands, and goes on island by island.
  @Test func slicedIslandsAreTheRun() throws {
    let folder = try TemporaryFolder()
    let run = [
      "estimate", "--widths", "5,5x6,1", "--moments", "2", "--samples", "1600",
      "--method", "splitting", "--seed", "3",
    ]
    let whole = try Tool.run(run + ["--format", "json"]).output
    let files = (1...3).map { folder.file("slice-\($0).json") }
    for (k, file) in files.enumerated() {
      let part = try Tool.run(
        run + ["--slice", "\(k + 1)/3", "--checkpoint", file]
      )
      #expect(part.status == 0 && part.errors.contains("islands"))
    }
    let merged = try Tool.run(["merge"] + files + ["--format", "json"])
    #expect(merged.output == whole)
    let few = try Tool.run(["merge", files[0], files[2]])
    #expect(few.status == 65 && few.errors.contains("islands 5 to 9"))
    // The whole run, from a checkpoint with the first third of its islands.
    let text = try String(contentsOfFile: files[0], encoding: .utf8)
    #expect(text.contains("\"next\":0"))
    let again = try Tool.run(
      run + ["--format", "json", "--checkpoint", files[0], "--resume"]
    )
    #expect(again.status == 65 && again.errors.contains("another slice"))
    let full = folder.file("run.json")
    for _ in 0..<2 {
      let outcome = try Tool.run(
        run + ["--format", "json", "--checkpoint", full, "--resume"]
      )
      #expect(outcome.output == whole)
    }
  }

  /// Killed at any instant, the run goes on and ends in the same bits.
  @Test func killedRunsGoOn() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("run.json")
    let words =
      Self.run + [
        "--format", "json", "--checkpoint", file, "--resume",
        "--checkpoint-every", "0",
      ]
    // The instants are spread over what the run takes; each kill may fall
    // before, between or after savings.
    for instant in [0.02, 0.05, 0.08, 0.13, 0.21, 0.34, 0.2, 0.1] {
      let tool = try Tool.start(Tool.path, words, in: folder)
      let start = ContinuousClock.now
      _ = tool.wait { ContinuousClock.now - start > .seconds(instant) }
      tool.send(SIGKILL)
      _ = try tool.wait()
      guard let text = try? String(contentsOfFile: file, encoding: .utf8)
      else { continue }
      #expect(text.hasSuffix("}\n"), "a checkpoint is whole or not there")
    }
    let end = try Tool.run(words)
    #expect(end.status == 0 || end.status == 2, "\(end.errors)")
    #expect(end.output == (try whole()))
    #expect(try folder.names == ["run.json"], "no leavings")
  }

  /// Damaged, truncated and foreign checkpoints are refused with a sentence.
  @Test func strangeCheckpointsAreRefused() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("run.json")
    _ = try Tool.run(Self.run + ["--checkpoint", file])
    let good = try String(contentsOfFile: file, encoding: .utf8)
    let cases: [(text: String, words: [String], sentence: String)] = [
      (String(good.dropLast(40)), Self.run, "damaged"),
      (good.replacing("\"next\":47", with: "\"next\":46"), Self.run, "damaged"),
      ("{}", Self.run, "damaged"), ("", Self.run, "damaged"),
      (good.replacing("run/1", with: "run/2"), Self.run, "schema"),
      (good, Self.run.dropLast() + ["4"], "its seed is '3'"),
      (good, Self.run + ["--weights", "uniform"], "is of another run"),
      (good, Self.run + ["--slice", "1/2"], "of another slice"),
    ]
    for (text, words, sentence) in cases {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      let outcome = try Tool.run(words + ["--checkpoint", file, "--resume"])
      #expect(outcome.status == 65, "\(sentence)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
      #expect(outcome.errors.count { $0 == "\n" } == 1)
    }
  }

  /// A checkpoint is never overwritten unasked, and options that make no sense
  /// alone are refused.
  @Test func optionsAreChecked() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("run.json")
    try "{}".write(toFile: file, atomically: true, encoding: .utf8)
    for (words, sentence) in [
      (["--checkpoint", file], "exists"), (["--resume"], "--checkpoint"),
      (["--slice", "1/2"], "--checkpoint"),
      (["--slice", "3/2", "--checkpoint", "x"], "is not k/n"),
      (["--slice", "a", "--checkpoint", "x"], "is not k/n"),
      (["--checkpoint", "x", "--checkpoint-every", "-1"], "seconds"),
    ] {
      let outcome = try Tool.run(Self.run + words)
      #expect(outcome.status == 64, "\(words)")
      #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "{}")
  }
}

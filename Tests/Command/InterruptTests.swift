import Foundation
import TestSupport
import Testing

/// Ctrl-C during long work: status 75, one sentence, and no file.
@Suite struct InterruptTests {
  /// Sends a signal once the command is at work.
  private static func interrupted(
    _ arguments: [String],
    by signal: Int32,
    in folder: TemporaryFolder
  ) throws -> Tool.Outcome {
    let tool = try Tool.start(Tool.path, arguments, in: folder)
    // Long enough for the command to have begun, on a busy machine too.
    let start = ContinuousClock.now
    _ = tool.wait { ContinuousClock.now - start > .milliseconds(500) }
    #expect(tool.isRunning, "it was done before it could be interrupted")
    tool.send(signal)
    return try tool.wait()
  }

  static let endless = [
    "estimate", "--widths", "3,8,1", "--samples", "1e9", "--seed", "1",
  ]

  @Test(arguments: [SIGINT, SIGTERM])
  func anEstimateLeavesNoFile(signal: Int32) throws {
    let folder = try TemporaryFolder()
    let arguments = Self.endless + ["--out", "out.csv"]
    let outcome = try Self.interrupted(arguments, by: signal, in: folder)
    outcome.expectRefusal(.interrupted, mentioning: "interrupted")
    #expect(try folder.names == [])
  }

  @Test func anEstimateLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    _ = try folder.put("old\n".utf8, in: "out.csv")
    let arguments = Self.endless + ["--out", "out.csv"]
    let outcome = try Self.interrupted(arguments, by: SIGINT, in: folder)
    #expect(outcome.status == BadInput.Status.interrupted.rawValue)
    #expect(try folder.names == ["out.csv"])
    #expect(try folder.text("out.csv") == "old\n")
  }

  @Test func aFigureLeavesNoFile() throws {
    let folder = try TemporaryFolder()
    let arguments = ["reproduce", "second-moment", "--out", "figures"]
    let tool = try Tool.start(
      Tool.path,
      arguments + ["--draws", "1e9"],
      in: folder
    )
    // The count of networks is the last thing said before sampling begins.
    #expect(tool.wait { tool.errors.contains("networks") })
    usleep(100_000)
    tool.send(SIGINT)
    let outcome = try tool.wait()
    #expect(outcome.status == BadInput.Status.interrupted.rawValue)
    #expect(outcome.output == "")
    #expect(outcome.complaints.last?.hasPrefix("pathsum: interrupted") == true)
    let made = FileManager.default.enumerator(atPath: folder.path)?.allObjects
    let files = (made as? [String] ?? []).filter { $0 != "figures" }
    #expect(files == [])
  }

  /// An interrupt while gnuplot draws leaves the data whole or not at all, and
  /// no scratch folder; the sentence says what is there.
  @Test func anInterruptWhileDrawing() throws {
    let folder = try TemporaryFolder()
    let slow = "#!/bin/sh\nsleep 1\nexit 1\n"
    _ = try folder.put(slow.utf8, in: "gnuplot")
    chmod(folder.file("gnuplot"), 0o755)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let tool = try Tool.start(
      Tool.path,
      ["reproduce", "second-moment", "--draws", "1", "--out", "figures"],
      in: folder,
      environment: ["PATH": "\(folder.path):\(path)"]
    )
    let script = folder.file("figures/second-moment.gp")
    #expect(tool.wait { FileManager.default.fileExists(atPath: script) })
    tool.send(SIGINT)
    let outcome = try tool.wait()
    #expect(outcome.status == BadInput.Status.interrupted.rawValue)
    let names = try FileManager.default
      .contentsOfDirectory(atPath: folder.file("figures"))
    #expect(!names.contains { $0.hasPrefix(".") || $0.hasSuffix(".part") })
    let isSaid = outcome.errors.contains("nothing was written")
    #expect(isSaid == names.isEmpty, "\(names): \(outcome.errors)")
  }
}

import ArgumentParser
import Foundation
import PathSum

/// `pathsum verify --claim FILE`: a reader's own conjecture, checked.
struct ClaimFile {
  /// The path as it was given.
  let path: String

  /// Reads the file, checks the conjecture, delivers the report and ends with
  /// the status: 0 it holds, 1 it is violated, 2 it is undecided.
  func run(_ options: RunOptions, _ output: OutputOptions) async throws {
    let check = ConjectureCheck(
      try conjecture(),
      threads: try Parsing.threads(options.threads)
    )
    _ = try output.resolvedFormat()
    try output.prepare()
    let progress = Progress("checking")
    let report = try await check.run { progress.update($0) }
    progress.finish()
    try deliver(report, output)
  }

  private func deliver(
    _ report: ConjectureReport,
    _ output: OutputOptions
  ) throws {
    let document = ConjectureDocument(path, report)
    switch try output.resolvedFormat() {
    case .table: try output.deliver(document.text)
    case .csv: try output.deliver(document.csv.csv)
    case .json: try output.deliver(OutputOptions.json(document))
    }
    switch report.verdict {
    case .holds: return
    case .violated: throw ExitCode(Failure.Status.violated.rawValue)
    case .undecided: throw ExitCode(Failure.Status.inconclusive.rawValue)
    }
  }

  private func conjecture() throws -> Conjecture {
    do {
      return try Conjecture(toml: TextFile.read(path, as: "the conjecture"))
    } catch let error as DocumentError {
      throw FileError(.badData, "'\(path)': \(error.description)")
    }
  }
}

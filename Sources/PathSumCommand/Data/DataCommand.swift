import ArgumentParser
import Foundation
import PathSum

/// `pathsum data`: committed data, verified.
struct DataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "The data that is kept, listed and verified.",
    discussion: """
      Every CSV file under data/ has a sidecar NAME.meta.json with its SHA-256 \
      and the command that made it. --verify recomputes the hashes, and one \
      row of each file whose rows can be computed alone in seconds: exact rows \
      by the sum over paths, drawn ones by their seed. Stale files end with \
      status 65.

        pathsum data
        pathsum data --verify
      """
  )

  @Flag(
    name: .long,
    help: "Recompute the hashes, and a random row of each file."
  )
  var verify = false

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "The folder of the data (default: data).",
      valueName: "folder"
    )
  )
  var folder: String?

  @OptionGroup var options: RunOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let seed = try Parsing.seed(options.seed)
    let threads = try Parsing.threads(options.threads)
    _ = try output.resolvedFormat()
    try output.prepare()
    let files = try CommittedFile.all(in: try place())
    guard verify else {
      let list = files.map { DataReport.Finding($0, "", isStale: false) }
      return try deliver(DataReport(findings: list))
    }
    if options.seed == nil { Console.complain("seed \(seed)") }
    let streams = try Streams(seed: seed, purpose: .design)
    let findings = try await findings(files, streams, threads)
    try deliver(DataReport(findings: findings))
  }

  private func findings(
    _ files: [CommittedFile],
    _ streams: Streams,
    _ threads: Int
  ) async throws -> [DataReport.Finding] {
    var findings: [DataReport.Finding] = []
    let progress = Progress("\(files.count) files")
    for (i, file) in files.enumerated() {
      progress.update(Double(i) / Double(files.count))
      let share = streams.generator(block: i).uniform()
      findings.append(try await finding(file, share, threads))
    }
    progress.finish()
    return findings
  }

  /// The folder: as given, here, or beside the sources.
  private func place() throws -> String {
    if let folder { return folder }
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../data").standardized.path
    return ["data", beside].first(where: FileManager.default.fileExists)
      ?? "data"
  }

  /// What is found of a file: its hash first, then a row.
  private func finding(
    _ file: CommittedFile,
    _ share: Double,
    _ threads: Int
  ) async throws -> DataReport.Finding {
    if let defect = try file.defect() {
      return DataReport.Finding(file, defect, isStale: true)
    }
    let row = try await RowChecks.check(file, threads: threads) {
      min($0 - 1, Int(share * Double($0)))
    }
    switch row {
    case .same(let row, let count):
      return DataReport.Finding(
        file,
        "hash and row \(row) agree (\(count) rows can be asked)",
        isStale: false
      )
    case .hashOnly:
      return DataReport.Finding(
        file,
        "hash agrees (hash only: its rows cannot be computed alone in seconds)",
        isStale: false
      )
    case .different(let sentence):
      return DataReport.Finding(file, sentence, isStale: true)
    }
  }

  private func deliver(_ report: DataReport) throws {
    switch try output.resolvedFormat() {
    case .csv: try output.deliver(report.table.csv)
    case .json: try output.deliver(OutputOptions.json(report))
    case .table: try output.deliver(report.table.text)
    }
    let stale = report.results.filter(\.isStale)
    guard let first = stale.first else { return }
    throw FileError(
      .badData,
      stale.count == 1
        ? first.finding : "\(stale.count) files are stale: \(first.finding)"
    )
  }
}

import Foundation
import PathSum

/// One figure of the gallery made, written, drawn and reported.
struct FigureJob {
  let figure: any GalleryFigure
  let settings: GallerySettings
  let style: ChartStyle
  let folder: String
  let drawsOnTerminal: Bool

  private var base: String { "\(folder)/\(figure.name)" }

  /// Makes the figure; whether something proved was found violated.
  func run() async throws -> Bool {
    let started = Date()
    if let plan = try figure.plan(settings) { Console.complain(plan) }
    let outcome = try await sampled()
    try write(outcome, started: started)
    return outcome.isViolated
  }

  private func sampled() async throws -> GalleryOutcome {
    let progress = Progress(figure.name)
    let outcome = try await figure.run(settings) { progress.update($0) }
    progress.finish()
    try Task.checkCancellation()
    return outcome
  }

  private func write(_ outcome: GalleryOutcome, started: Date) throws {
    try OutputFile.makeFolder(folder)
    try OutputFile.write(outcome.table.csv, to: base + ".csv")
    try OutputFile.write(
      figure.chart.pgfplots(style, caption: figure.caption),
      to: base + ".tex"
    )
    try OutputFile.write(figure.chart.gnuplot(style), to: base + ".gp")
    let rendering = try Gnuplot.render(figure.name, in: folder)
    try Sidecar(
      csv: base + ".csv",
      seed: settings.seed,
      threads: settings.threads,
      started: started,
      version: Pathsum.version,
      level: settings.level.rawValue,
      caption: figure.caption
    ).write(beside: base + ".csv")
    if Task.isCancelled {
      throw Failure.Interrupted(
        "interrupted while drawing; the data and the script are in \(folder)"
      )
    }
    try report(outcome, rendering)
  }

  private func report(
    _ outcome: GalleryOutcome,
    _ rendering: Gnuplot.Outcome
  ) throws {
    if drawsOnTerminal { try draw() }
    let files = ["csv", "meta.json", "gp", "tex"].map { "\(base).\($0)" }
    try Console.write((outcome.findings + files).map { $0 + "\n" }.joined())
    switch rendering {
    case .rendered(let files):
      try Console.write(files.map { $0 + "\n" }.joined())
    case .skipped(let reason): Console.complain(reason)
    }
  }

  private func draw() throws {
    switch Gnuplot.draw(figure.chart.terminal(), in: folder) {
    case .drawn(let text): try Console.write(text + "\n")
    case .skipped(let reason): Console.complain(reason)
    }
  }
}

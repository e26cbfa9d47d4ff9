import ArgumentParser
import Foundation
import PathSum

/// A sweep, or a slice of it, from start or resumption to its files.
struct SweepRun {
  let sweep: Sweep
  let threads: Int
  let slice: (k: Int, n: Int)?
  let output: OutputOptions
  let isResumed: Bool
  /// Whether the table is drawn too.
  let isDrawn: Bool

  /// The cells of this run.
  var cells: [SweepCell] {
    slice.map { sweep.slice($0.k, of: $0.n) } ?? sweep.cells
  }

  /// Where the rows are while the sweep runs; nil without a file.
  ///
  /// A slice's file is the growing one itself.
  private var growing: String? {
    guard output.out != nil, slice == nil else { return output.out }
    return base + ".partial.csv"
  }

  /// Runs to the end; a slice leaves its file, a whole sweep the table.
  func run() async throws {
    let started = Date()
    let format = try format()
    for cell in cells { try MemoryCheck.refuse(cell.spec, threads: threads) }
    let table = try growing.map { try opened($0) }
    let rows = try await rows(table)
    try finish(rows, format, started)
  }

  private func finish(
    _ rows: [[String]],
    _ format: OutputOptions.Format,
    _ started: Date
  ) throws {
    if let slice {
      return Console.complain(
        "slice \(slice.k)/\(slice.n): \(rows.count) cells are in"
          + " \(output.out ?? "")"
      )
    }
    var table = Table(columns: SweepTable.columns)
    for row in rows { table.append(row) }
    try deliver(table, format, started)
    if let growing { unlink(growing) }
    try end(table)
  }

  /// Joins slices into the table of a single run.
  func merge(_ files: [String]) throws {
    let started = Date()
    let format = try format()
    let table = try SweepSlices.joined(files, sweep)
    try deliver(table, format, started)
    try end(table)
  }

  private func format() throws -> OutputOptions.Format {
    let format = try output.resolvedFormat()
    if output.out != nil, format != .csv {
      throw Failure.Usage("--out holds CSV: leave --format \(format) out")
    }
    try output.prepare()
    if isDrawn { _ = try chart() }
    return format
  }

  /// The growing file, in which only an earlier part of this run may stand.
  private func opened(_ path: String) throws -> GrowingTable {
    if FileManager.default.fileExists(atPath: path), !isResumed {
      throw Failure.Usage(
        "'\(path)' exists: add --resume to go on from it, or remove it"
      )
    }
    let table = try GrowingTable(path, columns: SweepTable.columns)
    _ = try SweepSlices.answered(table.rows, of: cells, in: path)
    return table
  }

  private func deliver(
    _ table: Table,
    _ format: OutputOptions.Format,
    _ started: Date
  ) throws {
    switch format {
    case .csv: try output.deliver(table.csv)
    case .json:
      try output.deliver(OutputOptions.json(SweepDocument(sweep, table)))
    case .table: try output.deliver(SweepText.text(sweep, table))
    }
    guard let out = output.out else { return }
    try Sidecar(
      csv: out,
      seed: sweep.seed,
      threads: threads,
      started: started,
      version: Pathsum.version
    ).write(beside: out)
    if isDrawn { try draw(base) }
  }

  /// The base of the names of all files.
  private var base: String {
    output.out.map { $0.hasSuffix(".csv") ? String($0.dropLast(4)) : $0 } ?? ""
  }

  private func chart() throws -> Chart {
    try SweepChart.chart(
      URL(fileURLWithPath: base).lastPathComponent,
      sweep
    )
  }

  /// Writes the scripts of the figure and draws it, if gnuplot is here.
  private func draw(_ base: String) throws {
    let chart = try chart()
    let place = URL(fileURLWithPath: base)
    try OutputFile.write(chart.gnuplot(), to: base + ".gp")
    try OutputFile.write(
      chart.pgfplots(caption: sweep.title + "."),
      to: base + ".tex"
    )
    let drawing = try Gnuplot.render(
      place.lastPathComponent,
      in: place.deletingLastPathComponent().path
    )
    if case .skipped(let reason) = drawing { Console.complain(reason) }
  }

  private func end(_ table: Table) throws {
    let summary = SweepSummary(table)
    Console.complain(summary.sentence)
    let status: Failure.Status
    switch summary.verdict {
    case .consistent: return
    case .violated: status = .violated
    case .inconclusive: status = .inconclusive
    case .refused: status = .refused
    }
    throw ExitCode(status.rawValue)
  }
}

extension SweepRun {
  /// All rows: those that are there, then the others, one by one.
  private func rows(_ table: GrowingTable?) async throws -> [[String]] {
    var rows = table?.rows ?? []
    let cells = cells
    let progress = Progress("\(cells.count) cells")
    defer { progress.finish() }
    while rows.count < cells.count {
      let done = Double(rows.count)
      let row = try await row(of: cells[rows.count]) {
        progress.update((done + $0) / Double(cells.count))
      }
      try table?.append(row)
      rows.append(row)
    }
    return rows
  }

  /// The row of one cell; an interrupt says whether anything is kept.
  private func row(
    of cell: SweepCell,
    progress: (Double) -> Void
  ) async throws -> [String] {
    do {
      return SweepTable.row(try await answer(to: cell, progress: progress))
    } catch is CancellationError {
      guard let growing else { throw CancellationError() }
      throw Failure.Interrupted(
        "interrupted; the cells so far are in '\(growing)': add --resume to go"
          + " on"
      )
    }
  }

  private func answer(
    to cell: SweepCell,
    progress: (Double) -> Void
  ) async throws -> SweepAnswer {
    try await SweepQuestion(cell, threads: threads).answer(progress: progress)
  }
}

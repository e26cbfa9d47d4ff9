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

  /// The cells of this run.
  var cells: [SweepCell] {
    slice.map { sweep.slice($0.k, of: $0.n) } ?? sweep.cells
  }

  /// Where the rows are while the sweep runs; nil without a file.
  ///
  /// A slice's file is the growing one itself.
  private var growing: String? {
    guard let out = output.out, slice == nil else { return output.out }
    let base = out.hasSuffix(".csv") ? String(out.dropLast(4)) : out
    return base + ".partial.csv"
  }

  /// Runs to the end; a slice leaves its file, a whole sweep the table.
  func run() async throws {
    let started = Date()
    let format = try format()
    for cell in cells { try MemoryCheck.refuse(cell.spec, threads: threads) }
    let rows = try await growing.map { try opened($0) }.rows(of: self)
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

extension GrowingTable? {
  /// All rows of a run: those that are there, then the others, one by one.
  func rows(of run: SweepRun) async throws -> [[String]] {
    var rows = self?.rows ?? []
    let cells = run.cells
    let progress = Progress("\(cells.count) cells")
    defer { progress.finish() }
    while rows.count < cells.count {
      let done = Double(rows.count)
      let row = try await run.row(of: cells[rows.count]) {
        progress.update((done + $0) / Double(cells.count))
      }
      try self?.append(row)
      rows.append(row)
    }
    return rows
  }
}

extension SweepRun {
  /// The row of one cell; an interrupt says whether anything is kept.
  func row(
    of cell: SweepCell,
    progress: (Double) -> Void
  ) async throws -> [String] {
    do {
      let question = try SweepQuestion(cell, threads: threads)
      return SweepTable.row(try await question.answer(progress: progress))
    } catch is CancellationError {
      guard let growing else { throw CancellationError() }
      throw Failure.Interrupted(
        "interrupted; the cells so far are in '\(growing)': add --resume to go"
          + " on"
      )
    }
  }
}

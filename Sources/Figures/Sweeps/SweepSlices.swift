import Theory

/// Slices of a sweep, joined to the table of a single run.
public enum SweepSlices {
  /// The table of the whole sweep from the rows of its slices' files.
  ///
  /// Throws if a file is damaged, cut or of another sweep, if a cell is there
  /// twice, or if cells are missing.
  public static func joined(
    _ files: [String],
    _ sweep: Sweep
  ) throws(FileError) -> Table {
    let places = Dictionary(
      uniqueKeysWithValues: sweep.cells.enumerated().map { ($1.id, $0) }
    )
    var rows: [Int: [String]] = [:]
    for file in files {
      for row in try GrowingTable.read(file, columns: SweepTable.columns) {
        guard let place = row.last.flatMap({ places[$0] }) else {
          throw foreign(file)
        }
        guard rows[place] == nil else {
          throw FileError(
            .badData,
            "'\(file)' has a cell that another slice has too"
              + " (\(sweep.cells[place].summary)): give each slice once"
          )
        }
        rows[place] = row
      }
    }
    var table = Table(columns: SweepTable.columns)
    let missing = sweep.cells.indices.filter { rows[$0] == nil }
    if let first = missing.first {
      throw FileError(
        .badData,
        "the slices do not make the sweep: \(missing.count) of"
          + " \(sweep.cells.count) cells are missing, the first"
          + " \(sweep.cells[first].summary)"
      )
    }
    for place in sweep.cells.indices {
      if let row = rows[place] { table.append(row) }
    }
    return table
  }

  /// How many of the cells a growing file has answered already.
  ///
  /// Throws if its rows are not those of the cells, in their order.
  public static func answered(
    _ rows: [[String]],
    of cells: [SweepCell],
    in path: String
  ) throws(FileError) -> Int {
    guard rows.count <= cells.count,
      zip(rows, cells).allSatisfy({ $0.last == $1.id })
    else { throw foreign(path) }
    return rows.count
  }

  private static func foreign(_ path: String) -> FileError {
    FileError(
      .badData,
      "'\(path)' is of another sweep, or the experiment file, its seed or its"
        + " budget has changed since"
    )
  }
}

import Networks

/// Architectures from the literature, read from a CSV with the columns `name`
/// and `widths`.
public enum PublishedArchitectures {
  /// The architectures in the file's order; throws where a row is not one.
  public static func read(
    _ path: String
  ) throws -> [(name: String, architecture: Architecture)] {
    let table = try Table(reading: path)
    guard Set(["name", "widths"]).isSubset(of: table.columns) else {
      throw FileError(
        .badData,
        "'\(path)' needs the columns 'name' and 'widths'"
      )
    }
    guard !table.rows.isEmpty else {
      throw FileError(.badData, "'\(path)' names no architecture")
    }
    return try table.rows.map { row in
      let widths = table.cell(row, "widths") ?? ""
      return (
        table.cell(row, "name") ?? "", try Architecture(parsing: widths)
      )
    }
  }
}

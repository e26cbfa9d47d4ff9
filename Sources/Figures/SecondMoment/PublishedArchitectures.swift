import Networks

/// Architectures from the literature, read from a CSV with the columns `name`
/// and `widths`.
public enum PublishedArchitectures {
  /// The architectures in the file's order; throws where a row is not one.
  public static func read(
    _ path: String
  ) throws -> [(name: String, architecture: Architecture)] {
    let table = try Table(reading: path)
    return try table.rows.map { row in
      guard let name = table.cell(row, "name"),
        let widths = table.cell(row, "widths")
      else {
        throw FileError(
          .badData,
          "'\(path)' needs the columns 'name' and 'widths'"
        )
      }
      return (name, try Architecture(parsing: widths))
    }
  }
}

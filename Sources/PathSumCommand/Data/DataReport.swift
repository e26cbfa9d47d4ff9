import PathSum

/// What there is in data, and what was found of it.
struct DataReport: Encodable {
  let schema = "pathsum/1"
  let command = "data"
  let results: [Finding]

  init(findings: [Finding]) { results = findings }

  /// One file.
  struct Finding: Encodable {
    let file: String
    let command: String?
    let finding: String
    let isStale: Bool

    init(_ file: CommittedFile, _ finding: String, isStale: Bool) {
      self.file = file.name
      command = file.command
      self.finding = finding
      self.isStale = isStale
    }
  }

  var table: Table {
    var table = Table(columns: ["file", "command", "is_stale", "finding"])
    for result in results {
      table.append([
        result.file, result.command ?? "", result.isStale ? "yes" : "no",
        result.finding,
      ])
    }
    return table
  }
}

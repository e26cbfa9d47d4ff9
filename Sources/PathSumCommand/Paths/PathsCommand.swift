import ArgumentParser
import PathSum

/// `pathsum paths`: the sum over paths, term by term.
struct PathsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: "The sum over paths, term by term, on a tiny net.",
    discussion: """
      Visits every tuple of 2K paths and groups them into classes of equal \
      weight: for each layer, how many neurons are visited (each costs 1/2) and \
      how often the edges are used (each use count r costs the moment mu_r). \
      A tuple with an edge used an odd number of times weighs nothing.

        pathsum paths --widths 2,2,1 --moment 2
        pathsum paths --widths 1,2,2,1 --weights laplace --moment 2 \
      --format csv
        pathsum paths --widths 2,3,3,1 --moment 2 --figure gamma --class 3
      """
  )

  @OptionGroup var network: NetworkOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("The order K: 2K paths a tuple.", valueName: "K")
  )
  var moment = "2"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Folder for a drawing of one tuple Gamma, as CSV, script, SVG, PNG and"
        + " PDF.",
      valueName: "folder"
    )
  )
  var figure: String?

  @Option(
    name: .customLong("class"),
    parsing: .unconditional,
    help: ArgumentHelp(
      "The class whose first tuple is drawn, counted from 1 as listed.",
      valueName: "i"
    )
  )
  var chosen: String?

  func run() throws {
    let spec = try network.spec()
    guard let order = Int(moment), order >= 1 else {
      throw Failure.Usage(
        "--moment '\(moment)' is not a positive integer such as 2"
      )
    }
    let format = try output.resolvedFormat()
    if let chosen, figure == nil {
      throw Failure.Usage("--class \(chosen) needs a --figure to draw it in")
    }
    if let unmet = Hypotheses(spec).unmet {
      throw Failure.Refusal(
        "the sum over paths does not apply because \(unmet.reason)"
      )
    }
    let census = try PathEnumeration(spec, order: order).census()
    let report = PathsReport(spec: spec, order: order, census: census)
    if let figure { try draw(census, in: figure) }
    switch format {
    case .json: try output.deliver(OutputOptions.json(report.document))
    case .csv: try output.deliver(report.csv.csv)
    case .table: try output.deliver(report.table)
    }
  }

  private func draw(
    _ census: PathEnumeration.Census,
    in folder: String
  ) throws {
    let chosen = chosen ?? "1"
    guard let number = Int(chosen),
      (1...census.classes.count).contains(number)
    else {
      throw Failure.Usage(
        "--class '\(chosen)' is not a class from 1 to \(census.classes.count)"
      )
    }
    try OutputFile.makeFolder(folder)
    let drawing = PathFigure(
      neurons: census.classes[number - 1].example,
      widths: try network.spec().architecture.widths
    )
    let base = "\(folder)/\(PathFigure.name)"
    try OutputFile.write(drawing.table.csv, to: base + ".csv")
    try OutputFile.write(drawing.script, to: base + ".gp")
    switch try Gnuplot.render(PathFigure.name, in: folder) {
    case .rendered(let files):
      for file in files { Console.complain(file) }
    case .skipped(let reason): Console.complain(reason)
    }
  }
}

/// The classes of a sum over paths as a table, as CSV and as JSON.
struct PathsReport {
  let spec: NetworkSpec
  let order: Int
  let census: PathEnumeration.Census

  struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "paths"
    let network: NetworkDocument
    let moment: Int
    let tuples: Int
    let vanishing: Int
    let exact: String
    let classes: [ClassDocument]
  }

  struct ClassDocument: Encodable {
    let count: Int
    let visited: [Int]
    let multiplicities: [[Int]]
    let factor: String
    let contribution: String
    let example: [[Int]]
  }

  var document: Document {
    Document(
      network: NetworkDocument(spec),
      moment: order,
      tuples: census.tuples,
      vanishing: census.vanishing,
      exact: "\(census.sum)",
      classes: census.classes.map {
        ClassDocument(
          count: $0.count,
          visited: $0.visited,
          multiplicities: $0.multiplicities,
          factor: "\($0.factor)",
          contribution: "\($0.contribution)",
          example: $0.example
        )
      }
    )
  }

  /// One row a class; layers are separated by `|`.
  var csv: Table {
    var table = Table(columns: [
      "widths", "weights", "quantity", "moment", "method", "class", "count",
      "visited", "edge_multiplicities", "factor", "contribution",
      "log_value", "ci_low", "ci_high", "err_minus", "err_plus",
    ])
    for (index, found) in census.classes.enumerated() {
      let log = Number.full(found.contribution.logarithm)
      table.append([
        "widths": "\(spec.architecture)", "weights": spec.weightsName,
        "quantity": spec.quantity.name, "moment": "\(order)",
        "method": "path tuples, exact", "class": "\(index + 1)",
        "count": "\(found.count)", "visited": visited(found),
        "edge_multiplicities": multiplicities(found),
        "factor": "\(found.factor)", "contribution": "\(found.contribution)",
        "log_value": log, "ci_low": log, "ci_high": log, "err_minus": "0",
        "err_plus": "0",
      ])
    }
    return table
  }

  var table: String {
    var table = Table(columns: [
      "class", "tuples", "visited", "edge multiplicities", "factor",
      "contribution", "share",
    ])
    let sum = census.sum
    for (index, found) in census.classes.prefix(40).enumerated() {
      table.append([
        "class": "\(index + 1)", "tuples": "\(found.count)",
        "visited": visited(found),
        "edge multiplicities": multiplicities(found),
        "factor": "\(found.factor)", "contribution": "\(found.contribution)",
        "share": Number.percent((found.contribution / sum).doubleValue),
      ])
    }
    let rest = census.classes.count - 40
    let more = rest > 0 ? "… and \(rest) more classes (--format csv)\n" : ""
    return """
      \(spec.summary)
      \(census.tuples) tuples of \(2 * order) paths, \(census.vanishing) of \
      them with an odd edge and weight 0; \(census.classes.count) classes

      \(table.text)\(more)
      \(spec.quantity.momentName(order)) = \(sum), exact

      """
  }

  private func visited(_ found: PathEnumeration.Class) -> String {
    found.visited.map(String.init).joined(separator: "|")
  }

  private func multiplicities(_ found: PathEnumeration.Class) -> String {
    found.multiplicities
      .map { $0.map(String.init).joined(separator: " ") }
      .joined(separator: "|")
  }
}

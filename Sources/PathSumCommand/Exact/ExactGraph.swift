import Foundation
import PathSum

/// The moments of `pathsum exact --graph`.
struct ExactGraph {
  private let path: String
  private let network: NetworkOptions
  private let options: ExactOptions
  let graph: GraphNetwork

  /// Reads the file; throws if it is missing or not a graph.
  init(
    path: String,
    _ network: NetworkOptions,
    _ options: ExactOptions
  ) throws {
    self.path = path
    self.network = network
    self.options = options
    guard network.weights == ["gaussian"], network.bias == ["none"],
      network.outputActivation == "relu"
    else {
      throw Failure.Usage(
        "--weights, --bias and --output-activation belong to --widths: the graph"
          + " file names its own laws and activation"
      )
    }
    var isFolder: ObjCBool = false
    guard
      FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      !isFolder.boolValue, let data = FileManager.default.contents(atPath: path)
    else {
      throw FileError(.missing, "cannot read the graph '\(path)'")
    }
    do {
      let graph = try GraphNetwork(json: data)
      self.graph =
        network.input == "generic"
        ? graph : try graph.at(network.parsedInput())
    } catch let error as GraphError {
      throw FileError(.badData, "'\(path)': \(error.description)")
    }
  }

  /// Computes the moments.
  func report(_ moments: String?) throws -> MomentReport<GraphDocument> {
    let shown = try quantity()
    let mixed = try options.exponents()
    let quantity = try quantity(shown, mixed)
    let orders =
      try mixed.map { [$0.reduce(0, +)] }
      ?? Parsing.moments(moments ?? "1-2", atMost: GraphMoments.largestOrder)
    if !options.formulaAnyway, let obstacle = graph.obstacle(to: quantity) {
      throw Failure.Refusal(
        "the formula does not apply because \(obstacle.reason)"
          + " (--formula-anyway gives its value)"
      )
    }
    let rows = try orders.map { order in
      let (method, value) = try value(quantity, order)
      return MomentRow(shown, order, mixed: mixed, method: method, value)
    }
    let document = GraphDocument(path, graph, shown)
    return MomentReport(
      columns: document.columns,
      summary: document.summary,
      network: document,
      rows: rows,
      full: options.full
    )
  }

  private func value(
    _ quantity: GraphQuantity,
    _ order: Int
  ) throws -> (method: String, ExactValue) {
    // Refuses an input that leads nowhere, whatever the method.
    let moments = try GraphMoments(graph, quantity, formulaAnyway: true)
    if options.method == "enumerate" {
      let sum = try GraphPathSum(graph, quantity, order: order)
      return ("enumerate", .rational(sum.sum()))
    }
    let digits = options.full ? Int.max / 16 : 2000
    return (
      moments.method(order).rawValue, try moments.moment(order, digits: digits)
    )
  }

  /// The quantity by nodes; mixed exponents are those of the first inputs.
  private func quantity(
    _ shown: Quantity,
    _ mixed: [Int]?
  ) throws -> GraphQuantity {
    let q = graph.outputs[shown.output]
    guard let mixed else {
      return shown.input.map { .entry(input: graph.inputs[$0], output: q) }
        ?? .row(output: q)
    }
    guard mixed.count <= graph.inputs.count else {
      throw Failure.Usage(
        "--mixed names \(mixed.count) inputs where the graph has"
          + " \(graph.inputs.count)"
      )
    }
    let powers = Dictionary(uniqueKeysWithValues: zip(graph.inputs, mixed))
    return .mixed(powers: powers, output: q)
  }

  /// The quantity by indices among the inputs and the outputs.
  func quantity() throws -> Quantity {
    let name = network.quantity ?? (network.entry == nil ? "row" : "entry")
    guard name == "entry" || name == "row" else {
      throw Failure.Usage("the quantity '\(name)' is neither row nor entry")
    }
    let output = network.output ?? "0"
    if name == "row" {
      if let entry = network.entry {
        throw Failure.Usage(
          "--entry \(entry) names an entry while --quantity says row"
        )
      }
      return .row(output: try index(output, graph.outputs, "output"))
    }
    let entry = network.entry ?? "0,\(output)"
    let parts = entry.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw Failure.Usage(
        "--entry '\(entry)' is not an input and an output such as 0,0"
      )
    }
    return .entry(
      input: try index(String(parts[0]), graph.inputs, "input"),
      output: try index(String(parts[1]), graph.outputs, "output")
    )
  }

  private func index(
    _ text: String,
    _ nodes: [Int],
    _ what: String
  ) throws -> Int {
    if let named = nodes.firstIndex(where: { graph.nodes[$0].name == text }) {
      return named
    }
    if let index = Int(text), nodes.indices.contains(index) { return index }
    throw Failure.Usage(
      "'\(text)' is no \(what) of the graph: give a name, or a number from 0 to"
        + " \(nodes.count - 1)"
    )
  }
}

import Foundation

extension GraphNetwork {
  /// The version of the file format.
  public static let schema = "pathsum-graph/1"

  /// Reads a graph file, `pathsum-graph/1`.
  ///
  ///     {
  ///       "schema": "pathsum-graph/1",
  ///       "inputs": ["a", "b"],
  ///       "neurons": ["u", {"name": "v", "bias": "gaussian(1/4)"}],
  ///       "outputs": ["q"],
  ///       "edges": [
  ///         {"from": "a", "to": "u"},
  ///         {"from": "b", "to": "v", "law": "uniform", "variance": "1/3"},
  ///         {"from": "u", "to": "q"}, {"from": "v", "to": "q"},
  ///         {"from": "a", "to": "q", "fixed": 1}
  ///       ],
  ///       "weights": "gaussian", "bias": "none",
  ///       "input": [1, "-1/2"], "outputActivation": "relu"
  ///     }
  ///
  /// | key | meaning | default |
  /// |---|---|---|
  /// | `schema` | `pathsum-graph/1` | required |
  /// | `description` | free text | none |
  /// | `inputs`, `neurons`, `outputs` | names, or `{"name", "bias"}` | none |
  /// | `edges` | `from`, `to`, and at most `law`, `variance`, `shared`, or `fixed` | none |
  /// | `layers` | a layered part, see below | none |
  /// | `weights`, `bias` | the laws where none is given | `gaussian`, `none` |
  /// | `input` | `generic`, `ones`, `unit`, `zeros` or numbers | `generic` |
  /// | `outputActivation` | `relu` or `linear` | `relu` |
  ///
  /// An edge's variance is 2/fan-in of its target unless given. Edges of one
  /// `shared` group carry the same draw; a `fixed` weight is a constant. Numbers
  /// are exact: 0.1 is a tenth, "1/3" a third. Laws are spelled as on the
  /// command line.
  ///
  /// `layers` makes neurons named `j:i`, to which further edges may refer:
  ///
  ///     "layers": {
  ///       "widths": [2, 3, 1],
  ///       "connections": [{"mask": [[1,0],[1,1],[0,1]]}, "full"],
  ///       "weights": ["gaussian", "uniform"], "bias": ["none"], "fan": "fan-in"
  ///     }
  ///
  /// with `full`, a 0/1 `mask` (a row for each target) or `edges` (pairs
  /// [source, target]) for each layer, and the variance 2/fan-in, or 2/width of
  /// the layer below.
  public init(json data: Data) throws(GraphError) {
    let file = try JSONFields(
      JSONValue.read(data),
      "the graph",
      keys: [
        "schema", "description", "inputs", "neurons", "outputs", "edges",
        "layers", "weights", "bias", "input", "outputActivation",
      ]
    )
    guard try file.text("schema") == GraphNetwork.schema else {
      throw GraphError(
        "the graph's 'schema' is not '\(GraphNetwork.schema)', the version that"
          + " is read here"
      )
    }
    _ = try file.text("description")
    let reader = GraphReader(
      law: try GraphReader.law(file.text("weights") ?? "gaussian", "the graph"),
      bias: try GraphReader.bias(file.text("bias") ?? "none", "the graph")
    )
    var nodes: [Node] = []
    var edges: [EdgeSketch] = []
    if file.has("layers") {
      (nodes, edges) = try reader.layers(file.required("layers"))
    }
    let roles: [(String, Role)] = [
      ("inputs", .input), ("neurons", .neuron), ("outputs", .output),
    ]
    for (key, role) in roles {
      for value in try file.list(key) {
        nodes.append(try reader.node(value, role, key))
      }
    }
    for value in try file.list("edges") {
      edges.append(try reader.edge(value))
    }
    try self.init(
      nodes: nodes,
      edges: edges,
      input: GraphReader.input(file),
      outputActivation: GraphReader.activation(file)
    )
  }
}

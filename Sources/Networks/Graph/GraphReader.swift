import ExactArithmetic
import Measures

/// Reads the parts of a graph file, with the laws it defaults to.
struct GraphReader {
  let law: any WeightMeasure
  let bias: BiasMeasure

  /// A node: a name, or an object with a bias.
  func node(
    _ value: JSONValue,
    _ role: GraphNetwork.Role,
    _ key: String
  ) throws(GraphError) -> GraphNetwork.Node {
    let unbiased = role == .input ? BiasMeasure.none : bias
    if case .text(let name) = value {
      return GraphNetwork.Node(name, role, bias: unbiased)
    }
    let place = "a node of '\(key)'"
    let keys = role == .input ? ["name"] : ["name", "bias"]
    let fields = try JSONFields(value, place, keys: keys)
    guard let name = try fields.text("name") else {
      throw GraphError("\(place) lacks the key 'name'")
    }
    let own = try fields.text("bias")
    return GraphNetwork.Node(
      name,
      role,
      bias: try own.map { text throws(GraphError) in
        try GraphReader.bias(text, "the node '\(name)'")
      } ?? unbiased
    )
  }

  /// An edge with a law, a shared law or a constant.
  func edge(_ value: JSONValue) throws(GraphError) -> EdgeSketch {
    let fields = try JSONFields(
      value,
      "an edge",
      keys: ["from", "to", "law", "variance", "shared", "fixed"]
    )
    guard let from = try fields.text("from"), let to = try fields.text("to")
    else {
      throw GraphError("an edge lacks the key 'from' or 'to'")
    }
    let place = "the edge '\(from) -> \(to)'"
    if let fixed = try fields.number("fixed") {
      for key in ["law", "variance", "shared"] where fields.has(key) {
        throw GraphError(
          "\(place) has both 'fixed' and '\(key)': a constant weight has no"
            + " law, so keep one of them"
        )
      }
      return EdgeSketch(from, to, fixed: fixed)
    }
    let own = try fields.text("law")
    return EdgeSketch(
      from,
      to,
      law: try own.map { text throws(GraphError) in
        try GraphReader.law(text, place)
      } ?? law,
      variance: try fields.number("variance"),
      group: try fields.text("shared")
    )
  }

  static func law(
    _ text: String,
    _ place: String
  ) throws(GraphError) -> any WeightMeasure {
    do {
      return try MeasureParser.law(text)
    } catch {
      throw GraphError("the law of \(place): \(error.description)")
    }
  }

  static func bias(
    _ text: String,
    _ place: String
  ) throws(GraphError) -> BiasMeasure {
    do {
      return try MeasureParser.bias(text)
    } catch {
      throw GraphError("the bias of \(place): \(error.description)")
    }
  }

  static func input(_ file: JSONFields) throws(GraphError) -> Input {
    guard file.has("input") else { return .generic }
    let value = try file.required("input")
    switch value {
    case .list(let list):
      let numbers = list.compactMap(\.number)
      guard numbers.count == list.count else {
        throw GraphError("'input' of the graph holds something not a number")
      }
      return .values(numbers)
    case .text(let text):
      do {
        return try Input(parsing: text)
      } catch {
        throw GraphError(error.description)
      }
    default:
      throw GraphError(
        "'input' of the graph is \(value.shown) where numbers or 'generic' are"
          + " expected"
      )
    }
  }

  static func activation(
    _ file: JSONFields
  ) throws(GraphError) -> OutputActivation {
    let text = try file.text("outputActivation") ?? "relu"
    guard let activation = OutputActivation(rawValue: text) else {
      throw GraphError(
        "'outputActivation' of the graph is '\(text)', neither relu nor linear"
      )
    }
    return activation
  }
}

import ExactArithmetic
import Measures

extension GraphReader {
  /// The layered part of a graph file.
  func layers(
    _ value: JSONValue
  ) throws(GraphError) -> (
    nodes: [GraphNetwork.Node], edges: [EdgeSketch]
  ) {
    let fields = try JSONFields(
      value,
      "'layers'",
      keys: ["widths", "connections", "weights", "bias", "fan"]
    )
    let widths = try fields.list("widths").compactMap(\.number?.integerValue)
    guard try widths.count == fields.list("widths").count else {
      throw GraphError("'widths' of 'layers' holds something not an integer")
    }
    guard widths.allSatisfy({ $0 <= GraphNetwork.limits.nodes }) else {
      throw GraphError(
        "'widths' of 'layers' are beyond the \(GraphNetwork.limits.nodes) nodes"
          + " that are accepted"
      )
    }
    let architecture: Architecture
    do {
      architecture = try Architecture(widths: widths)
    } catch {
      throw GraphError(error.description)
    }
    let fan = try fields.text("fan") ?? GraphNetwork.Fan.fanIn.rawValue
    guard let fan = GraphNetwork.Fan(rawValue: fan) else {
      throw GraphError(
        "'fan' of 'layers' is '\(fan)', neither fan-in nor width"
      )
    }
    return try GraphNetwork.layers(
      architecture,
      connections: connections(fields),
      weights: each(fields, "weights", GraphReader.law) ?? [law],
      biases: each(fields, "bias", GraphReader.bias) ?? [bias],
      fan: fan
    )
  }

  private func connections(
    _ fields: JSONFields
  ) throws(GraphError) -> [GraphNetwork.Connection] {
    guard fields.has("connections") else { return [.full] }
    var result: [GraphNetwork.Connection] = []
    for (j, value) in try fields.list("connections").enumerated() {
      result.append(try connection(value, "layer \(j + 1)"))
    }
    return result
  }

  private func connection(
    _ value: JSONValue,
    _ place: String
  ) throws(GraphError) -> GraphNetwork.Connection {
    if case .text("full") = value { return .full }
    if case .text(let text) = value {
      throw GraphError(
        "the connection of \(place) is '\(text)': write \"full\", a mask or"
          + " edges"
      )
    }
    let fields = try JSONFields(value, place, keys: ["mask", "edges"])
    guard fields.has("mask") != fields.has("edges") else {
      throw GraphError("\(place) needs either 'mask' or 'edges'")
    }
    if fields.has("edges") {
      var pairs: [(source: Int, target: Int)] = []
      for row in try integers(fields, "edges", place) {
        guard row.count == 2 else {
          throw GraphError("an edge of \(place) is not a pair [source, target]")
        }
        pairs.append((row[0], row[1]))
      }
      return .pairs(pairs)
    }
    let rows = try integers(fields, "mask", place)
    guard rows.allSatisfy({ $0.allSatisfy { $0 == 0 || $0 == 1 } }) else {
      throw GraphError("the mask of \(place) holds something other than 0 or 1")
    }
    return .mask(rows.map { $0.map { $0 == 1 } })
  }

  private func integers(
    _ fields: JSONFields,
    _ key: String,
    _ place: String
  ) throws(GraphError) -> [[Int]] {
    var result: [[Int]] = []
    for row in try fields.list(key) {
      guard case .list(let values) = row else {
        throw GraphError("'\(key)' of \(place) is not a list of lists")
      }
      let numbers = values.compactMap(\.number?.integerValue)
      guard numbers.count == values.count else {
        throw GraphError("'\(key)' of \(place) holds something not an integer")
      }
      result.append(numbers)
    }
    return result
  }

  private func each<Law>(
    _ fields: JSONFields,
    _ key: String,
    _ read: (String, String) throws(GraphError) -> Law
  ) throws(GraphError) -> [Law]? {
    guard fields.has(key) else { return nil }
    var result: [Law] = []
    for (j, value) in try fields.list(key).enumerated() {
      guard case .text(let text) = value else {
        throw GraphError(
          "'\(key)' of 'layers' holds \(value.shown) where a law is expected"
        )
      }
      result.append(try read(text, "layer \(j + 1)"))
    }
    return result
  }
}

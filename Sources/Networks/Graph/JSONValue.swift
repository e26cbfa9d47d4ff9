import ExactArithmetic
import Foundation

/// A JSON document as it is written, numbers exact.
enum JSONValue: Decodable {
  case null
  case bool(Bool)
  case number(Rational)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// Reads a document; throws one sentence if it is not JSON.
  static func read(_ data: Data) throws(GraphError) -> JSONValue {
    do {
      return try JSONDecoder().decode(JSONValue.self, from: data)
    } catch {
      throw GraphError("the graph is not JSON: \(reason(error))")
    }
  }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let number = try? value.decode(Decimal.self),
      let rational = Rational(number.description)
    {
      self = .number(rational)
    } else if let list = try? value.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  /// The value as messages show it, shortened.
  var shown: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): "\(value)"
    case .text(let value): "'\(value.prefix(40))'"
    case .list: "a list"
    case .object: "an object"
    }
  }

  private static func reason(_ error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context) = error else {
      return "a number is out of range"
    }
    if let parser = context.underlyingError as NSError?,
      let detail = parser.userInfo[NSDebugDescriptionErrorKey] as? String
    {
      return detail.trimmingCharacters(in: .init(charactersIn: "."))
    }
    return "it cannot be parsed"
  }
}

/// An object whose keys are all known, read field by field.
struct JSONFields {
  private let fields: [String: JSONValue]
  private let place: String

  /// The object called `place` in messages; any other key is refused.
  init(
    _ value: JSONValue,
    _ place: String,
    keys: [String]
  ) throws(GraphError) {
    guard case .object(let fields) = value else {
      throw GraphError("\(place) is \(value.shown) where an object is expected")
    }
    if let stray = fields.keys.sorted().first(where: { !keys.contains($0) }) {
      throw GraphError(
        "\(place) has the unknown key '\(stray)': the keys are"
          + " \(keys.joined(separator: ", "))"
      )
    }
    self.fields = fields
    self.place = place
  }

  /// Whether the key is there.
  func has(_ key: String) -> Bool { fields[key] != nil }

  /// The value of a key that must be there.
  func required(_ key: String) throws(GraphError) -> JSONValue {
    guard let value = fields[key] else {
      throw GraphError("\(place) lacks the key '\(key)'")
    }
    return value
  }

  /// The text of a key, if it is there.
  func text(_ key: String) throws(GraphError) -> String? {
    guard let value = fields[key] else { return nil }
    guard case .text(let text) = value else { throw wrong(key, "a text") }
    return text
  }

  /// The list of a key; empty if it is not there.
  func list(_ key: String) throws(GraphError) -> [JSONValue] {
    guard let value = fields[key] else { return [] }
    guard case .list(let list) = value else { throw wrong(key, "a list") }
    return list
  }

  /// The number of a key, written 0.25 or "1/4", if it is there.
  func number(_ key: String) throws(GraphError) -> Rational? {
    guard let value = fields[key] else { return nil }
    guard let number = value.number else {
      throw wrong(key, "a number such as 0.25 or \"1/3\"")
    }
    return number
  }

  private func wrong(_ key: String, _ wanted: String) -> GraphError {
    let found = fields[key]?.shown ?? "missing"
    return GraphError(
      "'\(key)' of \(place) is \(found) where \(wanted) is expected"
    )
  }
}

extension JSONValue {
  /// The value as a number, if it is one or spells one.
  var number: Rational? {
    switch self {
    case .number(let value): value
    case .text(let text): Rational(text)
    default: nil
    }
  }
}

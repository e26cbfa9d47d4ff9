import Foundation
import Testing

/// A JSON document, read by Foundation.
struct JSON {
  let value: Any?

  init(_ text: String) throws {
    value = try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  private init(value: Any?) { self.value = value }

  /// The member of an object; without a value if there is none.
  subscript(_ key: String) -> JSON {
    JSON(value: (value as? [String: Any])?[key])
  }

  /// The element of an array; without a value if there is none.
  subscript(_ index: Int) -> JSON {
    let array = value as? [Any] ?? []
    return JSON(value: array.indices.contains(index) ? array[index] : nil)
  }

  var keys: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
  var count: Int { (value as? [Any])?.count ?? 0 }
  var string: String? { value as? String }
  var strings: [String] { value as? [String] ?? [] }
  var elements: [JSON] { (value as? [Any] ?? []).map { JSON(value: $0) } }

  /// The number; nil for anything else, a string of digits included.
  var number: Double? { (value as? NSNumber)?.doubleValue }

  /// The boolean; nil for anything else.
  var boolean: Bool? { value as? Bool }

  /// Every value in the document, itself included.
  var all: [JSON] {
    if let object = value as? [String: Any] {
      return [self] + object.values.flatMap { JSON(value: $0).all }
    }
    return [self] + elements.flatMap(\.all)
  }

  /// No null anywhere, and every number finite.
  func expectClean() {
    for item in all {
      #expect(!(item.value is NSNull), "a null")
      #expect(item.number?.isFinite ?? true, "\(item.number ?? 0)")
    }
  }
}

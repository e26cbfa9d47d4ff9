import ExactArithmetic
import Measures
import Networks
import TOMLKit

extension DocumentTable {
  /// A number, exactly: `0.02`, `1e6`, or a text such as "1/3".
  func number(_ key: String) throws(DocumentError) -> Rational? {
    guard let value = value(key) else { return nil }
    if let number = value.int { return Rational(number) }
    if let number = value.double, let exact = Rational("\(number)") {
      return exact
    }
    if let text = value.string, let exact = Rational(text) { return exact }
    throw error(key, "must be a number, not \(value.type)")
  }

  /// A count from 1 on, which may be written `1e6`.
  func count(
    _ key: String,
    atMost limit: Int
  ) throws(DocumentError) -> Int? {
    guard let number = try number(key) else { return nil }
    guard let count = number.integerValue, (1...limit).contains(count) else {
      throw error(key, "must be an integer from 1 to \(limit)")
    }
    return count
  }

  /// A seed: an integer from 0 on; a text where it is beyond 2⁶³.
  func seed(_ key: String) throws(DocumentError) -> UInt64? {
    guard let value = value(key) else { return nil }
    if let number = value.int, let seed = UInt64(exactly: number) {
      return seed
    }
    if let text = value.string, let seed = UInt64(text) { return seed }
    throw error(key, "must be an integer from 0 to 18446744073709551615")
  }

  /// A text or a list of texts, each read by `parse`; a failure names the key's
  /// line.
  func parsed<Element>(
    _ key: String,
    _ parse: (String) throws -> Element
  ) throws(DocumentError) -> [[Element]]? {
    guard let lists = try texts(key) else { return nil }
    do {
      return try lists.map { try $0.map(parse) }
    } catch {
      throw self.error(key, "cannot be read: \(error)")
    }
  }
}

import Foundation
import PathSum

/// Readers of single option values, each failing with the value and the fix.
enum Parsing {
  /// `1-4`, `1,2,6` or both mixed: increasing, without repetitions.
  static func moments(_ text: String, atMost limit: Int) throws -> [Int] {
    var orders: Set<Int> = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = item.split(
        separator: "-",
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      guard let first = Int(ends[0]), let last = Int(ends[ends.count - 1]),
        first >= 1, last >= first
      else {
        throw Failure.Usage(
          "'\(item)' in --moments '\(text)' is not a positive integer or a"
            + " range such as 1-4"
        )
      }
      guard last <= limit else {
        throw Failure.Refusal(
          "the moment K = \(last) is beyond \(limit), the highest that is"
            + " computed here"
        )
      }
      orders.formUnion(first...last)
    }
    return orders.sorted()
  }

  /// A count such as `100000` or `1e6`, from 1 to 10¹².
  static func count(_ text: String, _ option: String) throws -> Int {
    guard let value = Rational(text), value.isInteger, value >= 1 else {
      throw Failure.Usage(
        "\(option) '\(text)' is not a positive integer such as 1e6"
      )
    }
    guard let count = value.integerValue, count <= 1_000_000_000_000 else {
      throw Failure.Refusal(
        "\(option) \(text) is beyond 1e12, the most that is accepted"
      )
    }
    return count
  }

  /// A slice `k/n`: the k-th of n.
  static func slice(_ text: String) throws -> (k: Int, n: Int) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let k = Int(parts[0]), let n = Int(parts[1]),
      (1...1_000_000).contains(n), (1...n).contains(k)
    else {
      throw Failure.Usage(
        "--slice '\(text)' is not k/n with 1 <= k <= n, such as 3/64"
      )
    }
    return (k, n)
  }

  /// A seed: any integer from 0 to 2⁶⁴ − 1; drawn if there is none.
  static func seed(_ text: String?) throws -> UInt64 {
    guard let text else {
      // The one place where randomness is not a parameter.
      return UInt64.random(in: 0...UInt64.max)
    }
    guard let seed = UInt64(text) else {
      throw Failure.Usage(
        "--seed '\(text)' is not an integer from 0 to 18446744073709551615"
      )
    }
    return seed
  }

  /// A number of threads; all cores if there is none.
  static func threads(_ text: String?) throws -> Int {
    guard let text else { return ProcessInfo.processInfo.activeProcessorCount }
    guard let threads = Int(text), (1...1024).contains(threads) else {
      throw Failure.Usage(
        "--threads '\(text)' is not an integer from 1 to 1024"
      )
    }
    return threads
  }

  /// A relative standard error from 10⁻⁶ to 1.
  static func precision(_ text: String) throws -> Double {
    guard let value = Rational(text)?.doubleValue, (1e-6...1).contains(value)
    else {
      throw Failure.Usage(
        "--precision '\(text)' is not a relative error from 1e-6 to 1, such as"
          + " 0.01"
      )
    }
    return value
  }

  /// A confidence level strictly between 0 and 1.
  static func confidence(_ text: String) throws -> Double {
    guard let value = Rational(text), value.signum > 0, value < 1 else {
      throw Failure.Usage(
        "--confidence '\(text)' is not strictly between 0 and 1"
      )
    }
    return value.doubleValue
  }
}

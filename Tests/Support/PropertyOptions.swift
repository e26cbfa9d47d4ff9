import Foundation

/// What may vary from one run of the properties to the next.
///
/// Two environment variables set the options of a test run:
///
/// - `PROPERTY_SEED`: a 64-bit unsigned integer, decimal or hexadecimal with
///   `0x`. Without it the seed is fixed, so that every run is the same run.
/// - `PROPERTY_COUNT`: `500` makes every property try 500 cases; `x20` makes it
///   try twenty times as many as it declares.
///
/// A value that cannot be read fails the properties; it is never ignored.
public struct PropertyOptions: Sendable, Equatable {
  /// How the number of cases follows from the number a property declares.
  public enum Count: Sendable, Equatable {
    /// As many as declared, times a factor.
    case times(Int)

    /// This many, whatever is declared.
    case exactly(Int)
  }

  /// The seed when the environment names none: the golden ratio in binary.
  public static let defaultSeed: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The seed of the run; each property derives its own from it.
  public var seed: UInt64

  /// The number of cases.
  public var count: Count

  /// How many smaller cases are tried after a failure.
  public var shrinkLimit: Int

  /// Creates options.
  public init(
    seed: UInt64 = defaultSeed,
    count: Count = .times(1),
    shrinkLimit: Int = 5_000
  ) {
    self.seed = seed
    self.count = count
    self.shrinkLimit = shrinkLimit
  }

  /// Reads the options of a run from environment variables.
  public init(environment: [String: String]) throws(InvalidSetting) {
    self.init()
    if let text = environment["PROPERTY_SEED"] {
      seed = try Self.seed(text)
    }
    if let text = environment["PROPERTY_COUNT"] {
      count = try Self.count(text)
    }
  }

  /// The options of this process.
  public static let current = Result { () throws(InvalidSetting) in
    try PropertyOptions(environment: ProcessInfo.processInfo.environment)
  }

  /// The number of cases of a property that declares `declared`.
  func cases(_ declared: Int) -> Int {
    switch count {
    case .exactly(let cases):
      return cases
    case .times(let factor):
      let (cases, isTooLarge) = declared.multipliedReportingOverflow(by: factor)
      return isTooLarge ? Int.max : cases
    }
  }

  private static func seed(_ text: String) throws(InvalidSetting) -> UInt64 {
    let isHexadecimal = text.lowercased().hasPrefix("0x")
    let digits = isHexadecimal ? text.dropFirst(2) : text[...]
    guard let seed = UInt64(digits, radix: isHexadecimal ? 16 : 10) else {
      throw InvalidSetting(name: "PROPERTY_SEED", value: text)
    }
    return seed
  }

  private static func count(_ text: String) throws(InvalidSetting) -> Count {
    let isFactor = text.hasPrefix("x")
    let digits = isFactor ? text.dropFirst() : text[...]
    guard let number = Int(digits), number > 0 else {
      throw InvalidSetting(name: "PROPERTY_COUNT", value: text)
    }
    return isFactor ? .times(number) : .exactly(number)
  }
}

/// An environment variable whose value cannot be read.
public struct InvalidSetting: Error, Equatable, CustomStringConvertible {
  /// The variable.
  public let name: String

  /// Its value.
  public let value: String

  /// One sentence naming the variable and its value.
  public var description: String {
    "The environment variable \(name) has the unreadable value “\(value)”."
  }
}

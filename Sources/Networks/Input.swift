import ExactArithmetic
import Foundation

/// The fixed input x at which the gradient is taken.
public enum Input: Sendable, Hashable {
  /// Square roots of the first primes, scaled to |x|² = n₀: its coordinates
  /// are independent over the rationals, so that lattice weights never tie.
  case generic
  /// (1, …, 1).
  case ones
  /// The first unit vector (1, 0, …, 0).
  case unit
  /// 0.
  case zeros
  /// Given numbers, exactly as they were spelled.
  case values([Rational])

  /// Reads `generic`, `ones`, `unit`, `zeros` or `v1,v2,…`.
  public init(parsing text: String) throws(NetworkError) {
    switch text {
    case "generic": self = .generic
    case "ones": self = .ones
    case "unit": self = .unit
    case "zeros": self = .zeros
    default:
      var values: [Rational] = []
      for field in text.split(separator: ",", omittingEmptySubsequences: false)
      {
        guard let value = Rational(String(field)) else {
          throw NetworkError(
            .malformed,
            "'\(field.prefix(40))' in the input is not a finite number; an"
              + " input is generic, ones, unit, zeros, @file.csv or numbers"
              + " such as 1,-0.5,1/3"
          )
        }
        values.append(value)
      }
      self = .values(values)
    }
  }

  /// The input as the command line spells it.
  public var name: String {
    switch self {
    case .generic: "generic"
    case .ones: "ones"
    case .unit: "unit"
    case .zeros: "zeros"
    case .values(let values): values.map(\.description).joined(separator: ",")
    }
  }

  /// The coordinates of an input of `width` numbers.
  public func coordinates(width: Int) -> [Double] {
    switch self {
    case .generic:
      let primes = Input.firstPrimes(width)
      let scale = (Double(width) / Double(primes.reduce(0, +))).squareRoot()
      return primes.map { Double($0).squareRoot() * scale }
    case .ones: return Array(repeating: 1, count: width)
    case .unit: return [1] + Array(repeating: 0, count: width - 1)
    case .zeros: return Array(repeating: 0, count: width)
    case .values(let values): return values.map(\.doubleValue)
    }
  }

  /// The coordinates as rationals, or nil for the irrational generic input.
  public func rationalCoordinates(width: Int) -> [Rational]? {
    switch self {
    case .generic: nil
    case .values(let values): values
    case .ones, .unit, .zeros:
      coordinates(width: width).compactMap { Rational(exactly: $0) }
    }
  }

  /// Whether every coordinate is 0.
  public var isZero: Bool {
    switch self {
    case .zeros: true
    case .values(let values): values.allSatisfy(\.isZero)
    case .generic, .ones, .unit: false
    }
  }

  /// Whether no coordinate is 0.
  public func hasNoZeroCoordinate(width: Int) -> Bool {
    switch self {
    case .generic, .ones: true
    case .unit: width == 1
    case .zeros: false
    case .values(let values): !values.contains(where: \.isZero)
    }
  }

  /// Bytes that making the coordinates takes at most.
  public func bytesNeeded(width: Int) -> Double {
    let numbers = 24 * Double(width)
    return self == .generic
      ? numbers + Double(Input.sieveLimit(width)) / 2 : numbers
  }

  /// A number that the first `count` primes do not exceed (Rosser's bound).
  private static func sieveLimit(_ count: Int) -> Int {
    let n = Double(max(count, 6))
    return Int(n * (log(n) + log(log(n)))) + 1
  }

  /// The first primes, by a sieve of the odd numbers 2i + 1.
  static func firstPrimes(_ count: Int) -> [Int] {
    let half = sieveLimit(count) / 2 + 1
    var isComposite = Array(repeating: false, count: half)
    var primes = [2]
    for i in 1..<half where !isComposite[i] {
      let prime = 2 * i + 1
      primes.append(prime)
      if primes.count >= count { break }
      for multiple in stride(from: 2 * i * (i + 1), to: half, by: prime) {
        isComposite[multiple] = true
      }
    }
    return Array(primes.prefix(count))
  }
}

import ExactArithmetic

/// The widths n₀, n₁, …, n_d of a fully connected network of depth d.
///
///     let widths = try Architecture(parsing: "10,64x5,1")
///     print(widths.depth, widths.beta)  // 6 5/64
///     print(Int(widths.weightCount))  // 17088
public struct Architecture: Sendable, Hashable {
  /// n₀ (inputs), the hidden widths, and n_d (outputs); each at least 1.
  public let widths: [Int]

  /// The largest width and the largest number of layers that are accepted.
  public static let limits = (width: 1_000_000_000, depth: 1_000_000)

  /// The network with these widths; throws unless there are at least two.
  public init(widths: [Int]) throws(NetworkError) {
    guard widths.count >= 2 else {
      throw NetworkError(
        .malformed,
        "the widths '\(Architecture.spelling(widths))' need at least two"
          + " numbers, inputs and outputs, such as 10,64x5,1"
      )
    }
    if let bad = widths.first(where: { $0 < 1 }) {
      throw NetworkError(
        .malformed,
        "the width \(bad) is not a positive integer"
      )
    }
    if let huge = widths.first(where: { $0 > Architecture.limits.width }) {
      throw NetworkError(
        .refused,
        "the width \(huge) is beyond \(Architecture.limits.width), the largest"
          + " that is accepted"
      )
    }
    guard widths.count - 1 <= Architecture.limits.depth else {
      throw NetworkError(
        .refused,
        "\(widths.count - 1) layers are beyond \(Architecture.limits.depth),"
          + " the most that are accepted"
      )
    }
    self.widths = widths
  }

  /// Reads `10,64x5,1`: comma-separated widths, `64x5` meaning 64 five times.
  public init(parsing text: String) throws(NetworkError) {
    var widths: [Int] = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = item.split(separator: "x", omittingEmptySubsequences: false)
      let numbers = parts.map { Rational(String($0))?.integerValue }
      guard (1...2).contains(parts.count), let width = numbers[0],
        let times = numbers.count == 2 ? numbers[1] : 1,
        !parts.contains(where: { $0.contains { !$0.isNumber && $0 != "-" } })
      else {
        throw NetworkError(
          .malformed,
          "'\(item)' in the widths '\(text.prefix(60))' is not a positive"
            + " integer, nor one repeated such as 64x5"
        )
      }
      guard times >= 1, times <= Architecture.limits.depth + 1 else {
        throw NetworkError(
          .malformed,
          "'\(item)' repeats a width \(times) times: from 1 to"
            + " \(Architecture.limits.depth + 1) is possible"
        )
      }
      guard widths.count <= 2 * Architecture.limits.depth else { continue }
      widths += Array(repeating: width, count: times)
    }
    try self.init(widths: widths)
  }

  /// The number d of layers of weights.
  public var depth: Int { widths.count - 1 }

  /// n₀.
  public var inputWidth: Int { widths[0] }

  /// n_d.
  public var outputWidth: Int { widths[depth] }

  /// n₁, …, n_{d−1}.
  public var hiddenWidths: ArraySlice<Int> { widths[1..<depth] }

  /// β = Σ 1/n_j over the hidden layers.
  public var beta: Rational {
    var counts: [Int: Int] = [:]
    for n in hiddenWidths { counts[n, default: 0] += 1 }
    return counts.map { Rational($1, $0) }.sum()
  }

  /// Σ n_j n_{j−1}, the number of weights, as a double because it may be huge.
  public var weightCount: Double {
    zip(widths, widths.dropFirst()).reduce(0) {
      $0 + Double($1.0) * Double($1.1)
    }
  }
}

extension Architecture: CustomStringConvertible {
  /// The widths as `init(parsing:)` reads them, repetitions folded.
  public var description: String { Architecture.spelling(widths) }

  private static func spelling(_ widths: [Int]) -> String {
    var items: [(width: Int, count: Int)] = []
    for n in widths {
      if items.last?.width == n {
        items[items.count - 1].count += 1
      } else {
        items.append((n, 1))
      }
    }
    return items.map { item in
      item.count > 2
        ? "\(item.width)x\(item.count)"
        : Array(repeating: "\(item.width)", count: item.count)
          .joined(separator: ",")
    }
    .joined(separator: ",")
  }
}

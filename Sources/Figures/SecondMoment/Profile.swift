import Foundation
import GSL
import Networks
import Sampling

/// A family of architectures, one shape of hidden widths.
enum Profile: String, CaseIterable {
  /// n, n, …, n.
  case constant
  /// n/2, 2n, n/2, 2n, …
  case alternating
  /// From 200 down to n, geometrically.
  case pyramid
  /// n at both ends, n/4 in the middle.
  case bottleneck
  /// Independent widths, log-uniform on 3…200.
  case random

  /// Inputs of every network of the figure.
  static let inputWidth = 16
  /// The widths that are visited.
  static let widths = 3...200

  /// Up to 40 networks with β ≤ 2, from shallow and wide to deep and narrow.
  func architectures(_ generator: Generator) throws -> [Architecture] {
    var found: [Architecture] = []
    for depth in [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48] {
      for n in [3, 5, 8, 12, 16, 24, 32, 48, 64, 100, 140, 200] {
        guard let hidden = hidden(depth, n, generator) else { continue }
        let net = try Architecture(widths: [Profile.inputWidth] + hidden + [1])
        if net.beta <= 2, !found.contains(net) { found.append(net) }
      }
    }
    // A spread over the whole list rather than its head.
    let step = max(1, (found.count + 39) / 40)
    return stride(from: 0, to: found.count, by: step).map { found[$0] }
  }

  private func hidden(
    _ depth: Int,
    _ n: Int,
    _ generator: Generator
  ) -> [Int]? {
    let smallest = Profile.widths.lowerBound
    let largest = Profile.widths.upperBound
    switch self {
    case .constant, .alternating, .pyramid, .bottleneck:
      return WidthProfile(rawValue: rawValue)?
        .hidden(depth, width: n, within: Profile.widths)
    case .random:
      return (0..<depth).map { _ in
        let share = generator.uniform()
        let ratio = Double(largest) / Double(smallest)
        return Int((Double(smallest) * pow(ratio, share)).rounded())
      }
    }
  }
}

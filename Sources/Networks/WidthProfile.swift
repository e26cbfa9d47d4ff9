import Foundation

/// Shapes of hidden widths that do not depend on chance.
public enum WidthProfile: String, CaseIterable, Sendable {
  /// n, n, …, n.
  case constant
  /// n/2, 2n, n/2, 2n, …
  case alternating
  /// From the widest down to n, geometrically.
  case pyramid
  /// n at both ends, n/4 in the middle.
  case bottleneck

  /// The hidden widths of so many hidden layers; nil where the shape needs more
  /// layers, or leaves the given widths.
  public func hidden(
    _ layers: Int,
    width n: Int,
    within limits: ClosedRange<Int>
  ) -> [Int]? {
    let (smallest, largest) = (limits.lowerBound, limits.upperBound)
    switch self {
    case .constant:
      return Array(repeating: n, count: layers)
    case .alternating:
      guard layers > 1, n / 2 >= smallest, 2 * n <= largest else { return nil }
      return (0..<layers).map { $0.isMultiple(of: 2) ? n / 2 : 2 * n }
    case .pyramid:
      guard layers > 1, n < largest else { return nil }
      return (0..<layers).map { layer in
        let share = Double(layer) / Double(layers - 1)
        let width = Double(largest) * pow(Double(n) / Double(largest), share)
        return Int(width.rounded())
      }
    case .bottleneck:
      guard layers > 2, n / 4 >= smallest else { return nil }
      return (0..<layers).map { $0 == layers / 2 ? n / 4 : n }
    }
  }
}

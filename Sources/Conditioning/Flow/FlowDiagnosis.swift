import ExactArithmetic
import Foundation

/// What a flow suffers from, in the words of the field.
///
/// In decades of the gradient norm ‖∂f/∂x‖, half those of its square, with a
/// window of ±k decades:
///
/// | word | condition |
/// |---|---|
/// | dead | more than half of the networks whose output is on have gradient 0 |
/// | exploding | root mean square and median above the window |
/// | vanishing | root mean square and median below the window |
/// | heavy-tailed | one of them outside, or 90 % of the norms need more than k decades |
/// | stable | none of these |
///
/// The mean square is the exact one where the theory has it, because the
/// sample's misses rare large gradients.
public struct FlowDiagnosis: Sendable {
  /// The words.
  public enum Kind: String, Sendable, CaseIterable {
    case dead
    case exploding
    case vanishing
    case heavyTailed = "stable on average but heavy-tailed"
    case stable
  }

  /// The word.
  public let kind: Kind
  /// log₁₀ of the root mean square of the norm; −∞ of 0.
  public let average: Double
  /// log₁₀ of the median norm of those that are not 0; nil if all are 0.
  public let typical: Double?
  /// Decades between the 5 % and the 95 % quantile of the norm.
  public let spread: Double
  /// The share of dead networks among those whose output is on.
  public let deadShare: Double
  /// k.
  public let decades: Double
  /// L.
  public let depth: Int

  /// The diagnosis of a sample's input gradients.
  public init(
    _ sample: FlowSample,
    decades: Double,
    exactMean: LogNumber? = nil
  ) {
    let input = sample.gradients.first ?? FlowColumn(logs: [])
    // An output that is off is no fault of the layers below.
    let below = sample.gradients.dropLast().last ?? input
    let alive = below.count - below.zeros
    let decade = 2 * M_LN10
    let mean = exactMean ?? input.mean(confidence: 0.95).mean
    func norm(_ p: Double) -> Double? {
      input.quantile(p, confidence: 0.95).map { $0.value.log / decade }
    }
    average = mean.log / decade
    typical = norm(0.5)
    spread = (norm(0.95) ?? 0) - (norm(0.05) ?? 0)
    deadShare =
      alive > 0 ? Double(input.zeros - below.zeros) / Double(alive) : 0
    self.decades = decades
    depth = sample.depth
    kind = FlowDiagnosis.kind(average, typical, spread, deadShare, decades)
  }

  private static func kind(
    _ average: Double,
    _ typical: Double?,
    _ spread: Double,
    _ deadShare: Double,
    _ k: Double
  ) -> Kind {
    guard let typical, deadShare <= 0.5 else { return .dead }
    if average > k, typical > k { return .exploding }
    if average < -k, typical < -k { return .vanishing }
    let isInside = abs(average) <= k && abs(typical) <= k
    return isInside && spread <= k ? .stable : .heavyTailed
  }

  /// The typical factor by which one layer multiplies the gradient norm on its
  /// way down; nil if all gradients are 0.
  public var typicalFactor: Double? {
    typical.map { pow(10, $0 / Double(max(depth, 1))) }
  }
}

import Networks
import Sampling

/// A hypothesis that is missing, and what the sum over paths then gets wrong.
struct FailureCase: Sendable {
  /// The claim it belongs to, `F1` say.
  let claim: String
  /// The setting, in a few words.
  let setting: String
  /// The quantity, `E[Z^2]` say.
  let quantity: String
  /// What the quantity is.
  let truth: Double
  /// How that is known: `enumeration` or `closed form`.
  let route: String
  /// What the sum over paths says.
  let formula: Double
  /// The variance of one draw, exactly.
  let variance: Double
  /// How one network is drawn.
  let sampler: String
  /// Networks at the quick level at most.
  var budget = 400_000
  /// Draws of the quantity, those of one block.
  let draw: @Sendable (Int, BlockStream) throws -> [Double]
}

extension FailureCase {
  /// The panel that shows it: where the formula says 0 there is no ratio to it.
  var panel: String {
    if formula == 0 { return "odd" }
    return ["F1", "F2", "F3", "F4"].contains(claim) ? "ties" : "others"
  }

  /// All cases, in the order of their claims.
  static func all() throws -> [FailureCase] {
    try enumerated() + closed() + sharedWeights() + [deadLayers()]
      + oddPowers()
  }
}

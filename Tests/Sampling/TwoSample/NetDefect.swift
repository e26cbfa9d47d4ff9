/// A way in which a sampler of whole nets could be wrong.
enum NetDefect: String, CaseIterable, Sendable {
  /// No weight is negative.
  case lostSign
  /// All weights have 1.01 times their variance.
  case largeVariance
  /// Coins show alive with probability 0.505.
  case leaningCoin
  /// The first layer's weights have the variance 1/n₀.
  case lostFactor
  /// Every hidden layer has the mask of the one before.
  case reusedMasks
  /// The way back draws its weights afresh. By the law identity Z then has the
  /// same law wherever that holds: only a net without symmetry shows it.
  case freshWeights
}

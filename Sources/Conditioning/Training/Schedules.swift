import Foundation

/// How a learning rate falls over the epochs of a run.
public enum RateSchedule: Sendable, Hashable {
  /// Not at all.
  case constant
  /// By a factor every so many epochs.
  case steps(factor: Double, every: Int)
  /// As half a cosine, to 0 at the end.
  case cosine

  /// The share of the first rate that is left when `done` of `total` epochs are
  /// over.
  public func share(done: Double, total: Double) -> Double {
    switch self {
    case .constant: 1
    case .steps(let factor, let every):
      pow(factor, (done / Double(max(every, 1))).rounded(.down))
    case .cosine: (1 + cos(.pi * min(1, done / max(total, 1)))) / 2
    }
  }
}

/// How the batch grows over the epochs of a run.
public enum BatchSchedule: Sendable, Hashable {
  /// Not at all.
  case constant
  /// To twice its size every so many epochs.
  case doubling(every: Int)

  /// The size in an epoch, counted from 0, never above `limit`.
  public func size(_ first: Int, epoch: Int, limit: Int) -> Int {
    guard case .doubling(let every) = self else { return min(first, limit) }
    var size = min(first, limit)
    for _ in 0..<(epoch / max(every, 1)) where size < limit {
      size = min(limit, 2 * size)
    }
    return size
  }
}

/// How a network is trained.
public struct TrainingSettings: Sendable {
  /// Passes through the data.
  public var epochs: Int
  /// The first learning rate.
  public var rate: Double
  /// μ of v ← μ v + h̄, w ← w − rate · v.
  public var momentum: Double
  /// How the rate falls.
  public var rateSchedule: RateSchedule
  /// The first batch size.
  public var batchSize: Int
  /// How the batch grows.
  public var batchSchedule: BatchSchedule
  /// Steps between measurements; nil for once an epoch.
  public var every: Int?
  /// Training ends once this share of held-out examples is right.
  public var targetAccuracy: Double?
  /// A loss beyond this many times the first one counts as divergence.
  public var divergence: Double

  /// Plain stochastic gradient descent unless said otherwise.
  public init(
    epochs: Int,
    rate: Double,
    momentum: Double = 0,
    rateSchedule: RateSchedule = .constant,
    batchSize: Int,
    batchSchedule: BatchSchedule = .constant,
    every: Int? = nil,
    targetAccuracy: Double? = nil,
    divergence: Double = 1e6
  ) {
    self.epochs = epochs
    self.rate = rate
    self.momentum = momentum
    self.rateSchedule = rateSchedule
    self.batchSize = batchSize
    self.batchSchedule = batchSchedule
    self.every = every
    self.targetAccuracy = targetAccuracy
    self.divergence = divergence
  }
}

/// What happened in one training run.
public struct TrainingRecord: Sendable {
  /// One measurement.
  public struct Point: Sendable {
    /// Passes through the data that were finished, with the part of the last.
    public let epoch: Double
    /// Steps that were taken.
    public let step: Int
    /// The mean loss of the batches since the last point; of the probe's batch
    /// at the first.
    public let trainingLoss: Double
    /// The mean loss of held-out examples.
    public let heldOutLoss: Double
    /// The share of held-out examples that are right; nil for numbers.
    public let accuracy: Double?
    /// The metrics; nil if none are asked for.
    public let reading: Reading?
  }

  /// How a run ended.
  public enum Ending: Sendable, Hashable {
    /// After its last epoch.
    case finished
    /// When the target accuracy was reached, after so many epochs.
    case reached(epochs: Double)
    /// With a loss beyond all bounds, after so many steps.
    case diverged(step: Int)
    /// By an interrupt.
    case interrupted
  }

  /// The measurements, in order.
  public internal(set) var points: [Point] = []
  /// The loss of the batch of every step.
  public internal(set) var losses: [Double] = []
  /// The end.
  public internal(set) var ending = Ending.finished

  /// The mean of the `window` batch losses that end with step `step`.
  func smoothedLoss(at step: Int, window: Int) -> Double? {
    guard step > 0, step <= losses.count else { return nil }
    let used = losses[max(0, step - window)..<step]
    return used.reduce(0, +) / Double(used.count)
  }

  /// The point after which the smoothed loss fell fastest, and by how much a
  /// step; nil unless there are two points.
  public func steepestDescent(
    window: Int = 20
  ) -> (point: Point, slope: Double)? {
    var best: (Point, Double)?
    for (a, b) in zip(points, points.dropFirst()) where b.step > a.step {
      guard
        let before = a.step == 0
          ? a.trainingLoss : smoothedLoss(at: a.step, window: window),
        let after = smoothedLoss(at: b.step, window: window)
      else { continue }
      let slope = (before - after) / Double(b.step - a.step)
      if slope > best?.1 ?? -.infinity { best = (a, slope) }
    }
    return best
  }

  /// The point with the lowest smoothed loss, and that loss.
  public func lowestLoss(
    window: Int = 20
  ) -> (point: Point, loss: Double)? {
    var best: (Point, Double)?
    for point in points {
      let smoothed =
        point.step == 0
        ? point.trainingLoss : smoothedLoss(at: point.step, window: window)
      guard let loss = smoothed else { continue }
      if loss < best?.1 ?? .infinity { best = (point, loss) }
    }
    return best
  }
}

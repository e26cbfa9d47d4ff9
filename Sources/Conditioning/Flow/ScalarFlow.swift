import Foundation
import GSL
import Networks

/// The flow through time of a recurrence of one number with given weights.
///
///     h_t = g(w h_{t−1} + u x_t + b),   ∂h_T/∂h_t = ∏_{s>t} w g'(z_s)
///
/// Only the inputs x_t ~ N(0, s²) are random: without drive every run is the
/// same.
public struct ScalarFlow: FlowSource {
  /// The recurrence.
  public let recurrence: ScalarRecurrence
  /// T.
  public let depth: Int
  /// h_0.
  public let state: Double
  /// s.
  public let driveDeviation: Double
  /// How ∂h_T/∂w is clipped, if it is.
  public let clipping: GradientClipping?

  /// The flow over `steps` steps from the state `state`.
  public init(
    _ recurrence: ScalarRecurrence,
    steps: Int,
    state: Double = 1,
    driveDeviation: Double = 0,
    clipping: GradientClipping? = nil
  ) {
    self.recurrence = recurrence
    depth = max(steps, 1)
    self.state = state
    self.driveDeviation = driveDeviation
    self.clipping = clipping
  }

  /// False: there is one w.
  public var hasWeightGradients: Bool { false }

  /// Draws the inputs and runs T steps.
  public func profile(
    using generator: Generator
  ) throws(NetworkError) -> FlowProfile {
    let inputs = (0..<depth).map { _ in
      driveDeviation == 0 ? 0 : driveDeviation * generator.draw(.gaussian)
    }
    let run = try recurrence.run(from: state, inputs: inputs)
    var logs = [0.0]
    for slope in run.slopes.reversed() {
      logs.append(logs[logs.count - 1] + 2 * log(abs(slope)))
    }
    return FlowProfile(
      lengths: run.states.map { 2 * log(abs($0)) },
      gradients: logs.reversed(),
      clipping: clipping.map { ClippedGradient([weight(run)], by: $0) }
    )
  }

  /// ∂h_T/∂w = Σ_t ∂h_T/∂h_t · g'(z_t) h_{t−1}.
  private func weight(_ run: ScalarRecurrence.Run) -> ScaledVector {
    var sum = ScaledVector([0])
    var backward = ScaledVector([1])
    for t in run.slopes.indices.reversed() {
      let slope = recurrence.function.derivative(run.preactivations[t])
      var term = backward
      term.values[0] *= slope * run.states[t]
      term.normalize()
      sum = sum.adding(term)
      backward.values[0] *= run.slopes[t]
      backward.normalize()
    }
    return sum
  }
}

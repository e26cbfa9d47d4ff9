import Foundation

/// A recurrent network whose state is one number.
///
///     h_t = g(z_t),  z_t = w h_{t−1} + u x_t + b,   ∂h_T/∂h_0 = ∏_t w g'(z_t)
///
/// Numbers so large that a pre-activation leaves the doubles are held at the
/// largest double.
public struct ScalarRecurrence: Sendable {
  /// w.
  public let weight: Double
  /// u.
  public let inputWeight: Double
  /// b.
  public let bias: Double
  /// g.
  public let function: Nonlinearity

  /// The recurrence; throws unless its numbers are finite.
  public init(
    weight: Double,
    inputWeight: Double = 1,
    bias: Double = 0,
    function: Nonlinearity
  ) throws(NetworkError) {
    try check([weight, inputWeight, bias], count: 3, "the recurrence")
    self.weight = weight
    self.inputWeight = inputWeight
    self.bias = bias
    self.function = function
  }

  /// A run: states, slopes, and the gradient of the last state.
  public struct Run: Sendable {
    /// h_0, …, h_T.
    public let states: [Double]
    /// z_1, …, z_T.
    public let preactivations: [Double]
    /// w g'(z_t) for t = 1, …, T.
    public let slopes: [Double]

    /// ln |∂h_T/∂h_t|, a sum of logarithms that cannot underflow; −∞ if a slope
    /// is 0.
    public func logGradient(from t: Int = 0) -> Double {
      slopes.dropFirst(max(t, 0)).reduce(0) { $0 + log(abs($1)) }
    }

    /// ∂h_T/∂h_t, which may underflow to 0; beyond the doubles it is the largest
    /// one.
    public func gradient(from t: Int = 0) -> Double {
      let largest = Double.greatestFiniteMagnitude
      let size = min(exp(logGradient(from: t)), largest)
      let isNegative = slopes.dropFirst(max(t, 0)).reduce(false) {
        $0 != ($1 < 0)
      }
      return isNegative ? -size : size
    }
  }

  /// The run from `h0` through the inputs; throws unless all are finite.
  public func run(
    from h0: Double,
    inputs: [Double]
  ) throws(NetworkError) -> Run {
    try check([h0] + inputs, count: inputs.count + 1, "the run")
    var states = [h0]
    var preactivations: [Double] = []
    for x in inputs {
      let driven = finite(inputWeight * x) + bias
      let z = finite(finite(weight * states[states.count - 1]) + finite(driven))
      preactivations.append(z)
      states.append(finite(function.value(z)))
    }
    let slopes = function.derivatives(preactivations).map {
      finite(weight * $0)
    }
    return Run(states: states, preactivations: preactivations, slopes: slopes)
  }

  /// The nearest finite double.
  private func finite(_ value: Double) -> Double {
    let largest = Double.greatestFiniteMagnitude
    return min(max(value, -largest), largest)
  }
}

/// How single examples' gradients change with their inputs.
///
/// The quotient of example i and perturbation δ is
///
///     ‖h(w, x_i + δ) − h(w, x_i)‖ ‖x_i‖/(‖δ‖ ‖h(w, x_i)‖),
///
/// the best lower bound its maximum over perturbations, averaged over examples.
/// Examples whose gradient is 0 have no condition number and are left out; how
/// many is reported.
public struct InputSample: Sendable {
  /// The quotients: a list for every example, one a perturbation.
  public private(set) var quotients: [[Double]]
  private let inputLengths: [Double]
  private let gradientLengths: [Double]

  /// No perturbations yet, of examples with these ‖x_i‖ and ‖h_i‖.
  public init(inputLengths: [Double], gradientLengths: [Double]) {
    self.inputLengths = inputLengths
    self.gradientLengths = gradientLengths
    quotients = inputLengths.map { _ in [] }
  }

  /// Takes in how far every gradient moved under a perturbation.
  public mutating func add(distances: [Double], length: Double) {
    guard length > 0 else { return }
    for i in quotients.indices where gradientLengths[i] > 0 {
      let relative = distances[i] / gradientLengths[i]
      quotients[i].append(relative * inputLengths[i] / length)
    }
  }

  /// The mean of a number of every example that has quotients.
  private func mean(_ statistic: ([Double]) -> Double?) -> MetricValue {
    let values = quotients.compactMap(statistic)
    guard !values.isEmpty else {
      return .undefined("every example's gradient is 0")
    }
    return MetricValue(values.reduce(0, +) / Double(values.count))
  }

  /// The mean over examples of the largest quotient.
  public var bestLowerBound: MetricValue { mean { $0.max() } }

  /// The mean over examples of the expected largest of `n` quotients.
  public func expectedMaximum(of n: Int) -> MetricValue {
    mean { ExpectedMaximum.of(n, drawsFrom: $0) }
  }
}

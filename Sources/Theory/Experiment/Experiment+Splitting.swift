import Measures
import Networks

extension Experiment {
  /// Weights that a splitting run may draw without being asked for.
  public static let unaskedWeights = 2e11

  /// Whether splitting can have a finite variance and something to be held
  /// against.
  public func canSplit(_ expectation: Expectation) -> Bool {
    expectation.refusal == nil
      && spec.weights.allSatisfy {
        $0.highestFiniteMoment(upTo: 2 * expectation.order)
          == 2 * expectation.order
      }
  }

  /// Whether so many particles draw few enough weights not to surprise.
  public func isCheapToSplit(
    particles: Int,
    limit: Double = Experiment.unaskedWeights
  ) -> Bool {
    let widths = spec.architecture.widths
    let columns = spec.quantity.input == nil ? Double(widths[0]) : 1
    let isGaussian = spec.weights.allSatisfy { $0.name == "gaussian" }
    let neurons = widths.reduce(0) { $0 + Double($1) }
    let each =
      isGaussian
      ? neurons * (1 + columns)
      : spec.architecture.weightCount * (1 + columns)
    return each * Double(particles) <= limit
  }
}

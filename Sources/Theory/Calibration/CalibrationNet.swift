import Measures
import Networks

/// A network and moment with an exact value, on which the machinery is tried.
public struct CalibrationNet: Sendable {
  /// Widths, as the command line spells them.
  public let widths: String
  /// The law of the weights.
  public let weights: String
  /// The law of the biases.
  public let bias: String
  /// K.
  public let order: Int

  /// The K-th moment of a network.
  public init(
    _ widths: String,
    _ weights: String = "gaussian",
    bias: String = "none",
    order: Int = 1
  ) {
    self.widths = widths
    self.weights = weights
    self.bias = bias
    self.order = order
  }

  /// The network; throws where the command line would.
  public func spec() throws -> NetworkSpec {
    try NetworkSpec(
      architecture: Architecture(parsing: widths),
      weights: [MeasureParser.law(weights)],
      biases: [MeasureParser.bias(bias)]
    )
  }
}

extension CalibrationNet {
  /// β from 0.1 to 5, K = 1, 2, 3, four kinds of laws, with biases and without.
  public static let panel: [CalibrationNet] = [
    CalibrationNet("10,10,1"),
    CalibrationNet("10,20x4,1"),
    CalibrationNet("3,4,5,2"),
    CalibrationNet("10,10x10,1"),
    CalibrationNet("10,64x6,1", order: 2),
    CalibrationNet("20,200x4,1", order: 3),
    CalibrationNet("4,10,1", order: 3),
    CalibrationNet("10,10x10,1", order: 2),
    CalibrationNet("5,5x25,1"),
    CalibrationNet("5,5x25,1", order: 2),
    CalibrationNet("10,10x10,1", order: 3),
    CalibrationNet("4,10,1", bias: "gaussian(1/4)", order: 2),
    CalibrationNet("4,8,1", "uniform"),
    CalibrationNet("3,8,8,1", "uniform", bias: "rademacher", order: 2),
    CalibrationNet("10,40x4,1", "uniform", order: 3),
    CalibrationNet("3,8x8,1", "uniform", order: 3),
    CalibrationNet("3,10,1", "laplace"),
    CalibrationNet("30,40,1", "laplace", bias: "gaussian", order: 2),
    CalibrationNet("4,10,1", "laplace", bias: "gaussian", order: 2),
    CalibrationNet("3,6,6,1", "threepoint(1/3)", bias: "gaussian"),
    CalibrationNet("4,10,1", "threepoint(1/2)", bias: "uniform", order: 2),
    CalibrationNet("4,10,1", "threepoint(1/2)", bias: "uniform", order: 3),
    CalibrationNet("4,10,1", "student(7)"),
  ]
}

import Foundation
import Measures
import Sampling

/// Var ln ‖Jᵀu‖² of drawn networks with a linear output, for u = e_0 and for u
/// flat.
///
/// To first order the variance is 5β + 2/n₀ + 2(κ − 3)‖u‖₄⁴/n_{d−1}: the
/// kurtosis of the weights enters by the one matrix that acts on u alone.
struct LogSpread {
  /// n_0, …, n_d.
  let widths: [Int]
  /// The law of the weights.
  let law: any WeightMeasure
  /// The standard deviation of the biases; 0 for none.
  let biasScale: Double

  /// The two starts; ‖u‖₄⁴ is 1, and 1 over the number of outputs.
  static let starts = ["one output", "flat over outputs"]

  /// ln ‖Jᵀu‖² of both starts, for the networks of one block.
  func block(_ count: Int, _ stream: BlockStream) throws -> [[Double]] {
    var variates = try Variates(stream)
    var net = DrawnNet(
      widths: widths,
      law: law,
      biasScale: biasScale,
      isLinear: true
    )
    let outputs = widths[widths.count - 1]
    let one = (0..<outputs).map { $0 == 0 ? 1.0 : 0 }
    let flat = one.map { _ in 1 / Double(outputs).squareRoot() }
    // Coordinates that no two sums of weights share.
    let x = (0..<widths[0]).map { Double($0 + 2).squareRoot() }
    return (0..<count).map { _ in
      net.draw(from: &variates)
      let pass = net.forward(x)
      return [one, flat].map { u in
        let gradient = net.gradients(of: u, pass).input
        return log(dot(gradient, from: 0, gradient))
      }
    }
  }

  /// The variance of a sample, with the standard error that its own fourth
  /// moment gives: Var s² ≈ (μ₄ − σ⁴)/N.
  static func variance(_ sample: [Double]) -> SampledMean {
    let count = Double(max(2, sample.count))
    let mean = sample.reduce(0, +) / count
    var (second, fourth) = (0.0, 0.0)
    for x in sample {
      let square = (x - mean) * (x - mean)
      second += square
      fourth += square * square
    }
    let variance = second / (count - 1)
    let spread = max(0, fourth / count - variance * variance)
    return SampledMean(
      value: variance,
      standardError: (spread / count).squareRoot(),
      method: .fourthMoment,
      samples: sample.count
    )
  }
}

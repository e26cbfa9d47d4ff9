import ExactArithmetic
import Foundation
import Measures
import Networks
import PathSums
import Sampling

/// Shared weights, and statistics that do not pass through all layers.
extension FailureCase {
  /// F7: one or two 1×1 convolutions on two positions, x = (1, 1), and a
  /// read-out of variance 1 with a ReLU.
  ///
  /// Where the filters are positive Z = (t_1² + t_2²) w² (v²) with probability
  /// ½, else 0; χ²_2 has the moments 8 and 384 of orders 2 and 4. Each filter
  /// brings ½ E w⁴ = 6 and ½ E w⁸ = 840.
  static func sharedWeights() -> [FailureCase] {
    [1, 2].map { layers in
      let truth = 0.5 * 8 * pow(6, Double(layers))
      let square = 0.5 * 384 * pow(840, Double(layers))
      return FailureCase(
        claim: "F7",
        setting: layers == 1 ? "shared filter" : "two shared filters",
        quantity: "E[Z^2]",
        truth: truth,
        route: "closed form",
        // Every edge counted by itself.
        formula: 3 * pow(6, Double(layers)) + 1,
        variance: square - truth * truth,
        sampler: DrawnNet.sampler.rawValue,
        budget: 2_000_000
      ) { count, stream in
        var variates = try Variates(stream)
        let normals = variates.draws(of: Gaussian(), count * (layers + 2))
        return (0..<count).map { i in
          let start = i * (layers + 2)
          let z = convolved(normals[start..<(start + layers + 2)])
          return z * z
        }
      }
    }
  }

  /// Z of one network, forward and backward; the last two normals are the
  /// read-out.
  private static func convolved(_ normals: ArraySlice<Double>) -> Double {
    var (value, slope) = (SIMD2(1.0, 1.0), SIMD2(1.0, 1.0))
    for normal in normals.dropLast(2) {
      let w = 2.0.squareRoot() * normal
      let z = w * value
      slope.replace(with: slope * w, where: z .> 0)
      slope.replace(with: 0, where: z .<= 0)
      value = pointwiseMax(z, .zero)
    }
    let t = SIMD2(normals[normals.endIndex - 2], normals[normals.endIndex - 1])
    guard (t * value).sum() > 0 else { return 0 }
    return (t * t * slope * slope).sum()
  }

  /// F9: K_b without biases, for layers that are dead stop it.
  static func deadLayers() throws -> FailureCase {
    let widths = [3, 4, 5, 2]
    let kernel = TangentKernel(try Architecture(widths: widths))
    let mean = kernel.biasMean
    return FailureCase(
      claim: "F9",
      setting: "dead layers",
      quantity: "E[K_b]",
      truth: mean.doubleValue,
      route: "closed form",
      formula: kernel.atomlessBiasMean.doubleValue,
      variance: (kernel.biasSquare - mean * mean).doubleValue,
      sampler: DrawnNet.sampler.rawValue
    ) { count, stream in
      var variates = try Variates(stream)
      var net = DrawnNet(widths: widths)
      return (0..<count).map { _ in
        net.draw(from: &variates)
        return KernelDraw(net, at: [1, 1, 1]).biases
      }
    }
  }
}

import Conditioning
import ExactArithmetic
import Foundation
import GSL
import Measures
import Networks

/// Forward passes of ReLU nets at one input, under one of six initialisations.
///
/// Gaussian and orthogonal layers are drawn by their conditional law: given a,
/// z is Gaussian with independent coordinates of variance σ²‖a‖², or √2‖a‖ times
/// a uniform point of the sphere. The others draw every weight.
struct LengthFlow: FlowSource {
  /// The initialisations, in the order in which they are drawn.
  enum Start: String, CaseIterable, Sendable {
    case heNormal = "He normal"
    case heUniform = "He uniform"
    case orthogonal
    case truncated = "He truncated"
    case lecun = "LeCun"
    case pytorch = "PyTorch"

    /// What draws the networks.
    var sampler: String {
      switch self {
      case .heNormal, .lecun: "conditioned"
      case .orthogonal: "conditioned (Haar)"
      case .heUniform, .truncated, .pytorch: "dense"
      }
    }

    /// What the sampler is evidence for.
    var evidence: String {
      sampler == "dense" ? "definition" : "conditioning"
    }

    /// The same as the layers of a network specification.
    var initialization: Initialization {
      switch self {
      case .heNormal: .he
      case .heUniform: .independent(.he, Uniform())
      case .orthogonal: .haar(gainSquared: 2)
      case .truncated:
        .independent(
          .perFanIn(Rational(exactly: 2 * TruncatedGaussian.share) ?? 2),
          TruncatedGaussian()
        )
      case .lecun: .independent(.lecun)
      case .pytorch: .pytorch
      }
    }
  }

  let start: Start
  /// The width of every layer, the input's too.
  let width: Int
  let depth: Int
  let hasWeightGradients = false

  /// The random network.
  var spec: DeepSpec {
    get throws(NetworkError) {
      try DeepSpec(
        Architecture(widths: Array(repeating: width, count: depth + 1)),
        initialization: start.initialization
      )
    }
  }

  /// ln M_0, …, ln M_d of one network at x = (1, …, 1); no gradients.
  func profile(using generator: Generator) throws(NetworkError) -> FlowProfile {
    var a = ScaledVector(Array(repeating: 1, count: width))
    var lengths = [0.0]
    for _ in 0..<depth {
      a = layer(a, generator)
      lengths.append(a.logSquaredNorm - log(Double(width)))
    }
    return FlowProfile(lengths: lengths, gradients: [])
  }

  private func layer(
    _ a: ScaledVector,
    _ generator: Generator
  ) -> ScaledVector {
    var z = ScaledVector(preactivations(a.values, generator))
    if start == .pytorch {
      let scale = (1 / Double(width)).squareRoot() * exp(-a.logScale)
      for i in z.values.indices {
        z.values[i] += scale * generator.draw(.uniform)
      }
    }
    var output = ScaledVector(z.values.map { max($0, 0) }, logScale: a.logScale)
    output.normalize()
    return output
  }

  private func preactivations(
    _ a: [Double],
    _ generator: Generator
  ) -> [Double] {
    let n = Double(width)
    func draws(_ count: Int, _ law: Variate) -> [Double] {
      var values = Array(repeating: 0.0, count: count)
      generator.fill(&values, from: law)
      return values
    }
    func norm(_ v: [Double]) -> Double {
      v.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    switch start {
    case .heNormal, .lecun:
      let variance: Double = start == .lecun ? 1 : 2
      let scale = (variance / n).squareRoot() * norm(a)
      return draws(width, .gaussian).map { scale * $0 }
    case .orthogonal:
      let direction = draws(width, .gaussian)
      let scale = 2.0.squareRoot() * norm(a) / norm(direction)
      return direction.map { scale * $0 }
    case .heUniform: return product(draws(width * width, .uniform), a, 6 / n)
    case .pytorch: return product(draws(width * width, .uniform), a, 1 / n)
    case .truncated:
      var weights = Array(repeating: 0.0, count: width * width)
      TruncatedGaussian().fill(&weights, using: generator)
      return product(weights, a, 2 / n)
    }
  }

  /// √`square` W a.
  private func product(
    _ weights: [Double],
    _ a: [Double],
    _ square: Double
  ) -> [Double] {
    let scale = square.squareRoot()
    return weights.withUnsafeBufferPointer { w in
      (0..<width).map { i in
        var sum = 0.0
        for j in 0..<width { sum += w[i * width + j] * a[j] }
        return scale * sum
      }
    }
  }
}

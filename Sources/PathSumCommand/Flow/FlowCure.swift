import Foundation
import PathSum

/// What would help a gradient that does not flow: a gain, or more width.
///
/// The gain is the factor t on all weights at which the mean square gradient
/// predicted at infinite width is 1. More width divides the log-variance, which
/// is ln(E G²/(E G)²) of the exact moments, in proportion: for 90 % of the norms
/// within k decades of one another it has to be at most (2 k ln 10/3.29)².
struct FlowCure {
  private let question: FlowQuestion
  private let diagnosis: FlowDiagnosis
  private let input: FlowCurves.Point?

  init(
    _ question: FlowQuestion,
    _ diagnosis: FlowDiagnosis,
    _ curves: FlowCurves
  ) {
    self.question = question
    self.diagnosis = diagnosis
    input = curves.point(.gradient, layer: 0)
  }

  /// The advice in one clause; nil if nothing is wrong or nothing is known.
  var sentence: String? {
    switch diagnosis.kind {
    case .stable: return nil
    case .dead:
      return "wider layers, biases or leaky(0.01) keep layers alive"
    case .heavyTailed where abs(diagnosis.average) <= diagnosis.decades:
      return width
    case .exploding, .vanishing, .heavyTailed: return gain
    }
  }

  private var width: String? {
    guard let input, let square = input.square else {
      return "wider layers or fewer of them make the nets more alike"
    }
    let output: Double =
      question.kind == .plain && outputCanBeOff ? M_LN2 : 0
    let variance = square.log - 2 * input.mean.log - output
    let limit =
      2 * diagnosis.decades * M_LN10 / (2 * Tail.gaussianQuantile(0.95))
    let factor = variance / (limit * limit)
    guard factor > 1.05 else {
      return "wider layers or fewer of them make the nets more alike"
    }
    return
      "hidden layers \(Number.short(factor, digits: 2)) times as wide, or as"
      + " many times fewer, would bring 90 % of the norms within"
      + " \(Number.short(diagnosis.decades, digits: 3)) decades of one another"
  }

  private var outputCanBeOff: Bool {
    question.spec?.blocks.last?.layers.last?.activation == .relu
  }

  private var gain: String? {
    switch question.kind {
    case .batchNorm:
      return
        "no gain helps, because normalisation takes the weights' scale away:"
        + " fewer layers, skips, or a more linear activation do"
    case .identity, .clean:
      guard diagnosis.average > 0 else { return nil }
      return "branches of a variance of the order of 1/\(diagnosis.depth)"
        + " (--blocks clean --branch-variance 1/\(diagnosis.depth)) keep the mean"
        + " square gradient below e"
    case .plain, .recurrent: break
    }
    guard let spec = question.spec else { return scalar }
    let isHomogeneous = spec.blocks.allSatisfy {
      $0.layers.allSatisfy(\.activation.isHomogeneous)
    }
    guard isHomogeneous || spec.blocks.count <= 300,
      let factor = criticalFactor(spec)
    else {
      return isHomogeneous
        ? nil
        : "no gain helps: a saturating activation shrinks the gradient whatever"
          + " the weights; use relu, or fewer layers"
    }
    return "weights \(Number.short(factor, digits: 4)) times as large"
      + " (\(variance(spec, factor))) would keep the mean square gradient at 1"
  }

  /// The variance of the middle layer's weights under a gain.
  private func variance(_ spec: DeepSpec, _ factor: Double) -> String {
    let layers = spec.scaled(by: 1)
    guard layers.indices.contains(layers.count / 2) else { return "" }
    let (inputs, variance) = layers[layers.count / 2]
    let c = Double(inputs) * variance * factor * factor
    return "variance \(Number.short(c, digits: 3))/fan-in"
  }

  private var scalar: String? {
    guard let scalar = question.source as? ScalarFlow else { return nil }
    if scalar.recurrence.function.isHomogeneous {
      return "|w| = 1 is the only weight that neither vanishes nor explodes"
    }
    return "the product of w g'(z_t) along the run has to stay near 1 in size,"
      + " which a saturated state does not allow"
  }

  /// t with ln G_0(t) = 0, the smallest on a grid of 10^{±2}, then by bisection.
  private func criticalFactor(_ spec: DeepSpec) -> Double? {
    func gap(_ exponent: Double) -> Double? {
      guard let scaled = try? spec.gained(pow(10, exponent)),
        let limit = try? WideFlow(scaled, input: question.input)
      else { return nil }
      return limit.gradients[0].log
    }
    let grid = stride(from: -2.0, through: 2, by: 0.1)
    var below: Double?
    for exponent in grid {
      guard let value = gap(exponent) else { return nil }
      if value >= 0 {
        guard var low = below else { return nil }
        var high = exponent
        for _ in 0..<40 {
          let middle = (low + high) / 2
          guard let value = gap(middle) else { return nil }
          if value >= 0 { high = middle } else { low = middle }
        }
        return pow(10, high)
      }
      below = exponent
    }
    return nil
  }
}

extension DeepSpec {
  /// Fan-in and variance of every layer's weights times a factor.
  fileprivate func scaled(by t: Double) -> [(inputs: Int, variance: Double)] {
    var width = inputWidth
    return blocks.flatMap(\.layers).map { layer in
      guard case .dense(let rows) = layer.shape else { return (width, 0) }
      let variance = layer.initialization.weightVariance(
        inputs: width,
        rows: rows
      )
      let result = (width, variance.doubleValue * t * t)
      width = layer.activation.width(of: rows)
      return result
    }
  }

  /// The same network with Gaussian weights t times as large.
  fileprivate func gained(_ t: Double) throws -> DeepSpec {
    var scales = scaled(by: t).makeIterator()
    return try DeepSpec(
      inputWidth: inputWidth,
      blocks: blocks.map { block in
        Block(
          block.layers.map { layer in
            let variance = scales.next().flatMap {
              Rational(exactly: $0.variance)
            }
            return Layer(
              layer.shape,
              activation: layer.activation,
              initialization: Initialization(
                .independent(Gaussian(), .variance(variance ?? 1)),
                biases: layer.initialization.biases,
                looksLinear: layer.initialization.looksLinear
              )
            )
          },
          isResidual: block.isResidual
        )
      }
    )
  }
}

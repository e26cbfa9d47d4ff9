import ExactArithmetic
import Networks

/// Every assignment of values to the gates, with its probability.
struct GateValues {
  let density: Rational
  let leak: Rational

  /// The moment as a sum over assignments of sums over path tuples.
  func moment(_ order: Int, _ spec: NetworkSpec) -> Rational {
    let mean = density + (1 - density) * leak * leak
    let paths = PlainPaths(spec: spec, order: order, gain: 1 / mean)
    var tuples: [([[Int]], Rational)] = []
    paths.forEach { tuple in
      let factor = paths.edgeFactor(tuple)
      if !factor.isZero { tuples.append((tuple, factor)) }
    }
    let depth = spec.architecture.depth
    let gated = (1...depth).filter {
      $0 < depth || spec.outputActivation == .relu
    }
    let neurons = gated.flatMap { j in
      (0..<spec.architecture.widths[j]).map { [j, $0] }
    }
    var total: Rational = 0
    PlainPaths.words(length: neurons.count, letters: 2) { word in
      var (probability, values) = (Rational(1), [[Int]: Rational]())
      for (neuron, isOff) in zip(neurons, word) {
        probability *= isOff == 1 ? 1 - density : density
        values[neuron] = isOff == 1 ? leak : 1
      }
      if probability.isZero { return }
      for (tuple, factor) in tuples {
        var term = probability * factor
        for j in gated {
          for neuron in tuple[j] { term *= values[[j, neuron]] ?? 0 }
        }
        total += term
      }
    }
    return total
  }
}

import Networks
import TestSupport
import Testing

/// The gradient as a sum over paths, path by path.
@Suite struct PathSumTests {
  /// Z_{p,q} = Σ_{γ: p→q} ∏_j w_γ^{(j)} 1{act_{γ(j)} > 0} off the kinks.
  ///
  /// Source: Hanin, "Which neural net architectures give rise to exploding and
  /// vanishing gradients?", NeurIPS 2018.
  @Test func theRowIsTheSumOverActivePaths() {
    forAll("row = sum over active paths", NetCase.any, count: 200) { net in
      let masks = try PlainPass(net, at: net.input).masks
      let network = try net.network()
      for q in 0..<(net.widths.last ?? 0) {
        let row = network.jacobianRow(output: q, masks: masks).plain
        for (p, value) in row.enumerated() {
          var sum = PlainPass.Number()
          for weights in paths(net, masks, from: p, to: q) {
            let term = weights.reduce(1, *)
            sum.value += term
            sum.size += abs(term)
          }
          try expectLaw(
            value,
            near: sum,
            within: net.roundings * 64,
            "the entry (\(p), \(q))"
          )
        }
      }
    }
  }

  /// The weights along every path from `p` to `q` whose neurons are all
  /// active, from the input on.
  private func paths(
    _ net: NetCase,
    _ masks: [[Bool]],
    from p: Int,
    to q: Int
  ) -> [[Double]] {
    var partial: [(neuron: Int, weights: [Double])] = [(p, [])]
    for j in net.draws.indices {
      var longer: [(neuron: Int, weights: [Double])] = []
      for path in partial {
        for b in masks[j].indices where masks[j][b] {
          let weight = net.weight(j, b, path.neuron)
          longer.append((b, path.weights + [weight]))
        }
      }
      partial = longer
    }
    return partial.filter { $0.neuron == q }.map(\.weights)
  }
}

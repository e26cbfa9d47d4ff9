import Conditioning
import Networks

/// The mean loss of a network by its definition, example by example and sum by
/// sum, over hyper-dual numbers: nothing of it knows a derivative rule of the
/// engine.
struct ReferenceLoss {
  let network: DeepNetwork
  let isNormalized: Bool
  let loss: LossFunction
  /// Means and deviations of every normalised layer, if they are held fixed.
  var held: [([Double], [Double])]?

  /// The means and deviations that were used, in order.
  private(set) var used: [([Double], [Double])] = []

  init(
    _ network: DeepNetwork,
    isNormalized: Bool,
    loss: LossFunction
  ) {
    self.network = network
    self.isNormalized = isNormalized
    self.loss = loss
  }

  /// The mean loss at parameters `w`.
  mutating func value(
    _ w: [HyperDual],
    _ inputs: [[HyperDual]],
    _ targets: [[Double]]
  ) -> HyperDual {
    let losses = losses(w, inputs, targets)
    return HyperDual(1 / Double(losses.count)) * HyperDual.sum(losses)
  }

  /// The loss of every example.
  mutating func losses(
    _ w: [HyperDual],
    _ inputs: [[HyperDual]],
    _ targets: [[Double]]
  ) -> [HyperDual] {
    var rest = w[...]
    var current = inputs
    var left = network.blocks.reduce(0) { $0 + $1.layers.count }
    used = []
    for block in network.blocks {
      let entrance = current
      for layer in block.layers {
        left -= 1
        current = output(
          of: layer,
          &rest,
          current,
          isNormalized: isNormalized && left > 0
        )
      }
      if block.isResidual {
        current = zip(entrance, current).map { zip($0, $1).map(+) }
      }
    }
    return zip(current, targets).map { ReferenceLoss.loss(loss, $0, $1) }
  }

  private mutating func output(
    of layer: Layer,
    _ w: inout ArraySlice<HyperDual>,
    _ inputs: [[HyperDual]],
    isNormalized: Bool
  ) -> [[HyperDual]] {
    func take(_ count: Int) -> [HyperDual] {
      defer { w = w.dropFirst(count) }
      return Array(w.prefix(count))
    }
    let (rows, columns) = (layer.biases.count, layer.inputWidth)
    let weights = (0..<rows).map { _ in take(columns) }
    let shifts = take(rows)
    var z = inputs.map { a in
      weights.map { row in HyperDual.sum(zip(row, a).map(*)) }
    }
    if isNormalized {
      let gains = take(rows)
      let scales = normalize(&z, rows)
      for i in z.indices {
        for j in 0..<rows { z[i][j] = gains[j] * scales[j] * z[i][j] }
      }
    }
    return z.map { z in
      ReferenceLoss.activation(layer.activation, zip(z, shifts).map(+))
    }
  }

  /// Centres every coordinate over the batch; gives 1/deviation of each.
  private mutating func normalize(
    _ z: inout [[HyperDual]],
    _ rows: Int
  ) -> [HyperDual] {
    let share = HyperDual(1 / Double(z.count))
    var scales: [HyperDual] = []
    var record: ([Double], [Double]) = ([], [])
    for j in 0..<rows {
      var mean = share * HyperDual.sum(z.map { $0[j] })
      if let held { mean = HyperDual(held[used.count].0[j]) }
      for i in z.indices { z[i][j] = z[i][j] - mean }
      let variance = share * HyperDual.sum(z.map { $0[j] * $0[j] })
      var scale = (variance + HyperDual(1e-5)).squareRoot.reciprocal
      if let held { scale = HyperDual(held[used.count].1[j]) }
      scales.append(scale)
      record.0.append(mean.value)
      record.1.append(scale.value)
    }
    used.append(record)
    return scales
  }

  private static func activation(
    _ activation: Activation,
    _ z: [HyperDual]
  ) -> [HyperDual] {
    if activation == .crelu {
      return z.map { $0.leaky(0) } + z.map { (-$0).leaky(0) }
    }
    let one = HyperDual(1)
    return z.map { z in
      switch activation {
      case .relu: z.leaky(0)
      case .linear: z
      case .sigmoid: ((-z).exponential + one).reciprocal
      case .tanh:
        one - HyperDual(2) * ((z + z).exponential + one).reciprocal
      default: z.leaky(0.25)
      }
    }
  }

  private static func loss(
    _ loss: LossFunction,
    _ o: [HyperDual],
    _ t: [Double]
  ) -> HyperDual {
    let fit = HyperDual.sum(zip(o, t).map { $0 * HyperDual($1) })
    switch loss {
    case .crossEntropy:
      return HyperDual.sum(o.map(\.exponential)).logarithm - fit
    case .logistic:
      let costs = o.map { ($0.exponential + HyperDual(1)).logarithm }
      return HyperDual.sum(costs) - fit
    case .squared:
      let gaps = zip(o, t).map { $0 - HyperDual($1) }
      return HyperDual(0.5) * HyperDual.sum(gaps.map { $0 * $0 })
    }
  }
}

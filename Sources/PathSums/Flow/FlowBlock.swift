import ExactArithmetic
import Measures
import Networks

/// A block as the moments see it.
enum FlowBlock: Sendable {
  /// a ↦ φ(W a + b).
  case plain(FlowMap)
  /// a ↦ a + V y with y = φ(W a + b), or y = a if there is no inner layer.
  case residual(inner: FlowMap?, outer: FlowMap)

  /// The layers, the first first.
  var maps: [FlowMap] {
    switch self {
    case .plain(let map): [map]
    case .residual(let inner, let outer): [inner, outer].compactMap { $0 }
    }
  }

  /// The blocks of a specification; throws what has no closed form.
  static func read(_ spec: DeepSpec) throws(PathSumError) -> [FlowBlock] {
    var blocks: [FlowBlock] = []
    var width = spec.inputWidth
    var isConcatenated = false
    for block in spec.blocks {
      var maps: [FlowMap] = []
      for layer in block.layers {
        let map = try FlowMap(
          layer,
          inputs: width,
          isConcatenated: isConcatenated
        )
        width = map.rows * map.gate.pieces
        isConcatenated = map.gate.pieces == 2
        maps.append(map)
      }
      if block.isResidual {
        blocks.append(try residual(maps))
        isConcatenated = false
      } else {
        blocks += maps.map { .plain($0) }
      }
    }
    return blocks
  }

  private static func residual(
    _ maps: [FlowMap]
  ) throws(PathSumError) -> FlowBlock {
    guard let outer = maps.last, maps.count <= 2, outer.gate.isLinear else {
      throw PathSumError(
        "a residual branch that ends in an activation is correlated with its"
          + " skip, so that its moments have no closed form: use clean blocks,"
          + " a + V φ(W a + b)"
      )
    }
    guard outer.biasSquare.isZero else {
      throw PathSumError(
        "the moments of clean blocks are known without biases in V only"
      )
    }
    return .residual(inner: maps.count == 2 ? maps[0] : nil, outer: outer)
  }
}

/// What a block does to the moments of a vector, forward and backward.
struct FlowStep<Scalar: NonnegativeScalar> {
  /// The kurtosis of a map's weights, and of its biases.
  let kurtoses: @Sendable (FlowMap) -> (weights: Scalar, biases: Scalar)

  /// φ(W v + b).
  func forward(
    _ v: FlowState<Scalar>,
    _ map: FlowMap
  ) -> FlowState<Scalar> {
    .exchangeable(
      map.rows,
      map.preactivation(v, kurtoses: kurtoses(map)),
      map.gate
    )
  }

  /// v + V φ(W v + b), and E‖φ(W v + b)‖².
  func forward(
    _ v: FlowState<Scalar>,
    inner: FlowMap?,
    outer: FlowMap
  ) -> (output: FlowState<Scalar>, branch: Scalar) {
    guard let inner else {
      return (sum(v, v, v.normFourth, outer, isTransposed: false), v.square)
    }
    let y = forward(v, inner)
    let gate = Scalar(rational: Rational(inner.rows) * inner.gate.square)
    let scale = Scalar(rational: inner.entryVariance)
    let bias = Scalar(rational: inner.biasSquare)
    let product = gate * (scale * v.normFourth + bias * v.square)
    return (sum(v, y, product, outer, isTransposed: false), y.square)
  }

  /// v + Wᵀ φ'(z) Vᵀ v, and E‖φ'(z) Vᵀ v‖².
  func backward(
    _ v: FlowState<Scalar>,
    inner: FlowMap?,
    outer: FlowMap
  ) -> (input: FlowState<Scalar>, branch: Scalar) {
    guard let inner else {
      return (sum(v, v, v.normFourth, outer, isTransposed: true), v.square)
    }
    let entry = outer.entry(
      v,
      kurtosis: kurtoses(outer).weights,
      isTransposed: true
    )
    let y = FlowState.exchangeable(inner.rows, entry, inner.gate)
    let gate = Rational(inner.rows) * inner.gate.square * outer.entryVariance
    let product = Scalar(rational: gate) * v.normFourth
    return (sum(v, y, product, inner, isTransposed: true), y.square)
  }

  /// v + c for c = V y, given E‖v‖²‖y‖²; c has odd moments 0 given y.
  private func sum(
    _ v: FlowState<Scalar>,
    _ y: FlowState<Scalar>,
    _ product: Scalar,
    _ map: FlowMap,
    isTransposed: Bool
  ) -> FlowState<Scalar> {
    let n = isTransposed ? map.columns : map.rows
    let c = FlowState.exchangeable(
      n,
      map.entry(
        y,
        kurtosis: kurtoses(map).weights,
        isTransposed: isTransposed
      )
    )
    let mixed = Scalar(rational: map.entryVariance) * product
    return FlowState(
      square: v.square + c.square,
      pairs: v.pairs + c.pairs + Scalar(rational: Rational(2 * n - 2)) * mixed,
      fourth: v.fourth + c.fourth + Scalar(rational: 6) * mixed
    )
  }
}

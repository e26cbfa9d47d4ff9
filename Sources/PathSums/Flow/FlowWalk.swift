import ExactArithmetic
import Measures

/// The moments of a whole network in one kind of numbers: up through the blocks,
/// then down.
struct FlowWalk<Scalar: NonnegativeScalar> {
  /// A mean and the mean of the square.
  typealias Pair = (mean: Scalar, square: Scalar)

  private let blocks: [FlowBlock]
  private let activations: [FlowState<Scalar>]
  /// E‖y‖² of the branches.
  private let branches: [Scalar]
  private let counts: [Int]
  private let alive: [Scalar]
  private let step: FlowStep<Scalar>

  init(
    _ blocks: [FlowBlock],
    _ squares: [Rational],
    scalar: @escaping @Sendable (EvenMoment) -> Scalar
  ) {
    self.blocks = blocks
    let step = FlowStep<Scalar> { map in
      map.kurtoses { scalar($0) } ?? (.zero, .zero)
    }
    self.step = step
    var states = [FlowState<Scalar>.fixed(squares)]
    var branches: [Scalar] = []
    var counts = [squares.count]
    for block in blocks {
      let below = states[states.count - 1]
      switch block {
      case .plain(let map):
        states.append(step.forward(below, map))
        branches.append(.zero)
        counts.append(map.rows * map.gate.pieces)
      case .residual(let inner, let outer):
        let (output, branch) = step.forward(below, inner: inner, outer: outer)
        states.append(output)
        branches.append(branch)
        counts.append(outer.rows)
      }
    }
    activations = states
    alive = Self.alive(blocks)
    self.branches = branches
    self.counts = counts
  }

  /// E M_l and E M_l².
  private var lengths: [Pair] {
    zip(activations, counts).map { state, count in
      let scale = Rational(1, count)
      return (
        Scalar(rational: scale) * state.square,
        Scalar(rational: scale * scale) * state.normFourth
      )
    }
  }

  /// Everything as exact values; the gradients only if they are known.
  func results(
    _ hasGradients: Bool,
    _ hasSquares: Bool,
    _ exact: (Scalar) -> ExactValue
  ) -> (
    [FlowMoments.Moments], [FlowMoments.Moments], [FlowMoments.Moments]
  ) {
    func moments(_ pair: (mean: Scalar, square: Scalar?)) -> FlowMoments.Moments
    {
      FlowMoments.Moments(
        mean: exact(pair.mean),
        square: hasSquares ? pair.square.map(exact) : nil
      )
    }
    let lengths = lengths.map { moments(($0.mean, $0.square)) }
    guard hasGradients else { return (lengths, [], []) }
    let (gradients, weights) = backward()
    return (
      lengths, gradients.map { moments(($0.mean, $0.square)) },
      weights.map(moments)
    )
  }

  /// E G_l and E G_l² for l = 0, …, L, and those of the weight gradients.
  private func backward() -> ([Pair], [(mean: Scalar, square: Scalar?)]) {
    var v = FlowState<Scalar>.fixed([1])
    var gradients: [Pair] = [(v.square, v.normFourth)]
    var weights: [(mean: Scalar, square: Scalar?)] = []
    for (l, block) in blocks.enumerated().reversed() {
      let below = activations[l]
      let survival = survival(below: l)
      switch block {
      case .plain(let map):
        let delta = delta(v, map, isOutput: l == blocks.count - 1)
        weights.append(
          (below.square * delta.square, below.normFourth * delta.normFourth)
        )
        let entry = map.entry(
          delta,
          kurtosis: step.kurtoses(map).weights,
          isTransposed: true
        )
        let full = fullGradient(entry, map)
        gradients.append((survival * full.mean, survival * full.square))
        v = .exchangeable(preactivations(below: l), entry)
      case .residual(let inner, let outer):
        let (input, branch) = step.backward(v, inner: inner, outer: outer)
        let outerPart = v.square * branches[l]
        let innerPart = inner == nil ? .zero : branch * below.square
        weights.append((outerPart + innerPart, nil))
        v = input
        gradients.append((survival * v.square, survival * v.normFourth))
      }
    }
    return (gradients.reversed(), weights.reversed())
  }

  private func delta(
    _ v: FlowState<Scalar>,
    _ map: FlowMap,
    isOutput: Bool
  ) -> FlowState<Scalar> {
    // One output of a CReLU pair is on half of the time.
    if map.gate.pieces == 2 { return isOutput ? v.masked(.relu) : v }
    return v.masked(map.gate)
  }

  /// The gradient in all activations below: of CReLU twice as many as
  /// pre-activations, with independent columns or with ±w.
  private func fullGradient(
    _ entry: FlowEntry<Scalar>,
    _ map: FlowMap
  ) -> Pair {
    let v = FlowState.exchangeable(map.columns, entry)
    guard map.isMirrored else { return (v.square, v.normFourth) }
    return (
      Scalar(rational: 2) * v.square, Scalar(rational: 4) * v.normFourth
    )
  }

  /// How many pre-activations a^{(l)} was made of.
  private func preactivations(below l: Int) -> Int {
    if l > 0, case .plain(let map) = blocks[l - 1] { return map.rows }
    return counts[l]
  }

  /// The probability that a^{(l)} leaves the gradient alive: see `FlowMoments`.
  private func survival(below l: Int) -> Scalar {
    for map in blocks[l...].lazy.flatMap(\.maps) {
      if map.hasAtomlessBias { return .one }
      if !map.gate.isLinear { return alive[l] }
    }
    return .one
  }

  /// P(a^{(l)} ≠ 0) for l = 0, …, L, given x ≠ 0; a skip keeps it alive.
  private static func alive(_ blocks: [FlowBlock]) -> [Scalar] {
    var alive = [Scalar.one]
    for block in blocks {
      var next = alive[alive.count - 1]
      if case .plain(let map) = block {
        if map.hasAtomlessBias { next = .one }
        if map.gate.canDie {
          next = next * Scalar(rational: 1 - Rational(2).power(-map.rows))
        }
      }
      alive.append(next)
    }
    return alive
  }
}

import GSL

/// A recurrent network, unrolled in time.
///
///     z_t = W h_{t−1} + U x_t + b,   h_t = φ(z_t),   t = 1, …, T
///
/// with one W, U and b for all times, W being n × n. φ has one piece, so that
/// the state keeps its width.
public struct RecurrentNetwork: Sendable {
  /// W.
  public let recurrent: Matrix
  /// U.
  public let input: Matrix
  /// b.
  public let biases: [Double]
  /// φ.
  public let activation: Activation

  private let step: Layer
  private let drive: Layer

  /// The network of these matrices; without biases they are 0.
  ///
  /// Throws unless the shapes fit and φ keeps the width.
  public init(
    recurrent: Matrix,
    input: Matrix,
    biases: [Double]? = nil,
    activation: Activation
  ) throws(NetworkError) {
    guard recurrent.rows == recurrent.columns else {
      throw NetworkError(
        .malformed,
        "the recurrent matrix has \(recurrent.rows) rows and"
          + " \(recurrent.columns) columns: it must be square"
      )
    }
    guard input.rows == recurrent.rows else {
      throw NetworkError(
        .malformed,
        "the input matrix has \(input.rows) rows where the state has"
          + " \(recurrent.rows) coordinates"
      )
    }
    guard activation.pieces.count == 1 else {
      throw NetworkError(
        .malformed,
        "\(activation.name) changes the width of the state: a recurrent network"
          + " needs an activation that keeps it"
      )
    }
    self.recurrent = recurrent
    self.input = input
    self.activation = activation
    step = try Layer(recurrent, activation: activation)
    drive = try Layer(input, biases: biases, activation: .linear)
    self.biases = drive.biases
  }

  /// The number of coordinates of the state.
  public var stateWidth: Int { recurrent.rows }

  /// The number of coordinates of an input x_t.
  public var inputWidth: Int { input.columns }

  /// The run from the state `h0` through the given inputs; throws unless all
  /// are of the right width and finite.
  public func run(
    from h0: [Double],
    inputs: [[Double]]
  ) throws(NetworkError) -> RecurrentPass {
    try check(h0, count: stateWidth, "the state")
    var states = [ScaledVector(h0)]
    states[0].normalize()
    var passes: [(step: LayerPass, drive: LayerPass)] = []
    for (t, x) in inputs.enumerated() {
      try check(x, count: inputWidth, "input \(t + 1)")
      let (h, pass) = advance(states[t], x)
      states.append(h)
      passes.append(pass)
    }
    return RecurrentPass(
      states: states,
      steps: passes.map(\.step),
      drives: passes.map(\.drive),
      step: step,
      drive: drive
    )
  }

  /// One step of time.
  private func advance(
    _ h: ScaledVector,
    _ x: [Double]
  ) -> (ScaledVector, (step: LayerPass, drive: LayerPass)) {
    var entrance = ScaledVector(x)
    entrance.normalize()
    let driven = drive.forward(entrance)
    let stepped = step.forward(h, adding: driven.output)
    return (stepped.output, (stepped, driven))
  }
}

import ExactArithmetic

extension TransferRecursion {
  /// What one layer does to the state: gates, weights, choice of neurons.
  struct Step {
    /// The weights' matrix with the gates multiplied in.
    let gated: SquareMatrix<Scalar>
    /// The number of ways to choose distinct neurons, for each partition.
    let choices: [Scalar]
    /// The part that is one number: it is kept aside, so that a rational
    /// state stays integral.
    let constant: Rational

    func applied(to state: [Scalar]) -> [Scalar] {
      zip(gated.applied(to: state), choices).map { $0 * $1 }
    }

    /// The step as one matrix.
    var matrix: SquareMatrix<Scalar> {
      SquareMatrix(
        rows: zip(gated.rows, choices).map { row, choice in
          row.map { $0 * choice }
        }
      )
    }
  }

  /// The steps of a recursion; what layers share is made once.
  struct Steps {
    private let recursion: TransferRecursion
    private let partitions: [Partition]
    private let gates: [Scalar]
    private let gateDenominator: Rational
    private var gated: [String: SquareMatrix<Scalar>] = [:]

    init(_ recursion: TransferRecursion, _ partitions: [Partition]) {
      self.recursion = recursion
      self.partitions = partitions
      let gate = recursion.gate
      let common = (1...recursion.order).map { gate.moment($0) }
        .commonDenominator().power(recursion.order)
      gateDenominator = common
      gates = partitions.map { partition in
        let moment = partition.parts.map { gate.moment($0) }.product()
        return Scalar(rational: moment * common)
      }
    }

    mutating func step(_ layer: Layer) -> Step {
      let order = recursion.order
      let weights = recursion.matrices[layer.law]
      let variance = 1 / (recursion.gate.moment(1) * Rational(layer.width))
      let constant = variance.power(order) / (weights?.denominator ?? 1)
      let choices = partitions.map { partition -> Scalar in
        let length = partition.length
        if !layer.choosesNeurons { return .one }
        if length > layer.width { return .zero }
        return Scalar(rational: .fallingFactorial(layer.width, length))
      }
      return Step(
        gated: matrix(layer, weights?.entries ?? []),
        choices: choices,
        constant: layer.isMasked ? constant / gateDenominator : constant
      )
    }

    private mutating func matrix(
      _ layer: Layer,
      _ entries: [[Scalar]]
    ) -> SquareMatrix<Scalar> {
      guard layer.isMasked else { return SquareMatrix(rows: entries) }
      if let known = gated[layer.law] { return known }
      let matrix = SquareMatrix(
        rows: entries.map { row in zip(row, gates).map { $0 * $1 } }
      )
      gated[layer.law] = matrix
      return matrix
    }
  }
}

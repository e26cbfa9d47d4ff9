import GSL

/// Metrics of single examples' gradients as their inputs move.
extension Examination {
  /// Bounds on the condition numbers with respect to the inputs.
  mutating func inputBounds(_ squares: [Double]) {
    let lengths = point.batch.inputs.squaredNorms.map { $0.squareRoot() }
    let norms = squares.map { $0.squareRoot() }
    let maskedNorms = masks.map { mask in
      MaskedFactors(factors: examples.factors, mask: mask).squaredNorms
        .map { $0.squareRoot() }
    }
    for kind in [DirectionKind.random, .targeted] {
      var whole = InputSample(inputLengths: lengths, gradientLengths: norms)
      var partial = maskedNorms.map {
        InputSample(inputLengths: lengths, gradientLengths: $0)
      }
      for k in 0..<probe.directions.count {
        perturb(kind, k, &whole, &partial)
      }
      record(kind, whole)
      for (j, sample) in partial.enumerated() { record(kind, sample, mask: j) }
    }
  }

  private mutating func perturb(
    _ kind: DirectionKind,
    _ k: Int,
    _ whole: inout InputSample,
    _ partial: inout [InputSample]
  ) {
    let delta = probe.directions.inputs(
      kind,
      k,
      of: point.batch,
      examples: examples.factors,
      using: generator
    )
    guard !delta.isEmpty else { return }
    let size = BLAS.norm(delta)
    let moved = timedForAll(.inputBounds) { own in
      var inputs = own.point.batch.inputs
      inputs.addToRows(delta, at: 0)
      let batch = Batch(inputs: inputs, targets: own.point.batch.targets)
      return own.point.objective.point(
        own.point.w,
        batch,
        statistics: own.point.statistics
      ).factors
    }
    reading.passes[.inputBounds, default: 0] += 1
    timed(.inputBounds) { own in
      let squares = own.examples.factors.squaredDistances(to: moved)
      whole.add(distances: squares.map { $0.squareRoot() }, length: size)
    }
    for (j, mask) in masks.enumerated() {
      timed(.inputBounds, mask: j) { own in
        let kept = MaskedFactors(factors: own.examples.factors, mask: mask)
        let squares = kept.squaredDistances(to: moved)
        partial[j].add(
          distances: squares.map { $0.squareRoot() },
          length: size
        )
      }
    }
  }

  private mutating func record(
    _ kind: DirectionKind,
    _ sample: InputSample,
    mask: Int? = nil
  ) {
    let expected = sample.expectedMaximum(of: probe.expectedMaximumOf)
    let isRandom = kind == .random
    set(
      isRandom ? .inputBoundRandom : .inputBoundTargeted,
      sample.bestLowerBound,
      mask: mask
    )
    set(
      isRandom ? .inputExpectedRandom : .inputExpectedTargeted,
      expected,
      mask: mask
    )
  }

  /// The mean of ‖J_i‖ ‖x_i‖/‖h_i‖, by power iteration on J_iᵀ J_i for all
  /// examples at once.
  mutating func inputCondition(_ squares: [Double]) {
    let inputs = point.batch.inputs
    var start = Rows(zeros: inputs.count, width: inputs.width)
    generator.fill(&start.values, from: .gaussian)
    let norms = timed(.inputCondition) { $0.inputNorms(start) }
    var sum = 0.0
    var count = 0
    for (i, square) in squares.enumerated() where square > 0 {
      let length = inputs.squaredNorms[i].squareRoot()
      sum += norms[i] * length / square.squareRoot()
      count += 1
    }
    let reason = "every example's gradient is 0"
    set(
      .inputCondition,
      MetricValue(sum, over: Double(count), zero: reason)
    )
    set(.inputRatio, .value(0))
  }

  /// The largest ‖J_i t‖ that was seen for unit vectors t, of every example.
  private mutating func inputNorms(_ start: Rows) -> [Double] {
    var t = start
    var norms = Array(repeating: 0.0, count: t.count)
    var quiet = 0
    for _ in 0..<max(probe.iteration.limit, 1) {
      t.normalizeRows()
      reading.passes[.inputCondition, default: 0] += 1
      let (lengths, back) = examples.inputTangents(t)
      let isQuiet = zip(lengths, norms).allSatisfy {
        $0 <= $1 * (1 + probe.iteration.tolerance)
      }
      quiet = isQuiet ? quiet + 1 : 0
      norms = zip(norms, lengths).map { max($0, $1) }
      if quiet == 3 { return norms }
      t = back
    }
    reading.isConverged = false
    return norms
  }
}

extension Rows {
  /// Scales every vector that is not 0 to length 1.
  mutating func normalizeRows() {
    let squares = squaredNorms
    mapRows { row, i in
      guard squares[i] > 0 else { return }
      let scale = 1 / squares[i].squareRoot()
      for j in row.indices { row[j] *= scale }
    }
  }
}

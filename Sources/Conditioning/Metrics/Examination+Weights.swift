import GSL

/// Metrics of the gradient as the weights move.
extension Examination {
  /// Bounds on the condition number, and the agreement of gradients after steps.
  mutating func steps() {
    let length = BLAS.norm(point.w)
    for kind in probe.kinds {
      var whole = StepSample(near: gradient, weightLength: length)
      var partial = masks.map {
        StepSample(near: $0.selecting(gradient), weightLength: length)
      }
      for k in 0..<probe.directions.number(of: kind) {
        step(kind, k, &whole, &partial)
      }
      record(kind, whole)
      for (j, sample) in partial.enumerated() { record(kind, sample, mask: j) }
    }
  }

  private mutating func step(
    _ kind: DirectionKind,
    _ k: Int,
    _ whole: inout StepSample,
    _ partial: inout [StepSample]
  ) {
    let omega = probe.directions.weights(
      kind,
      k,
      at: point,
      examples: examples.factors,
      gradient: gradient,
      using: generator
    )
    guard !omega.isEmpty else { return }
    let size = BLAS.norm(omega)
    if kind == .limited { reading.limitedStepLength = size }
    let moved = timedForAll(.weightBounds) { own in
      var w = own.point.w
      BLAS.add(1, omega, to: &w)
      return own.point.objective.point(w, own.point.batch).gradient
    }
    reading.passes[.weightBounds, default: 0] += 1
    timed(.weightBounds) { _ in whole.add(moved, stepLength: size) }
    for (j, mask) in masks.enumerated() {
      timed(.weightBounds, mask: j) { _ in
        partial[j].add(mask.selecting(moved), stepLength: size)
      }
    }
  }

  private mutating func record(
    _ kind: DirectionKind,
    _ sample: StepSample,
    mask: Int? = nil
  ) {
    let expected = sample.expectedMaximum(of: probe.expectedMaximumOf)
    switch kind {
    case .random:
      set(.weightBoundRandom, sample.bestLowerBound, mask: mask)
      set(.weightExpectedRandom, expected, mask: mask)
    case .targeted:
      set(.weightBoundTargeted, sample.bestLowerBound, mask: mask)
      set(.weightExpectedTargeted, expected, mask: mask)
    case .limited:
      set(.weightBoundLimited, sample.bestLowerBound, mask: mask)
    }
    // The thesis takes the batch's own gradient; without it the last kind.
    guard kind == .limited || !probe.kinds.contains(.limited) else { return }
    set(.stepCosine, sample.cosine, mask: mask)
    set(.stepDiversity, sample.diversity, mask: mask)
    set(.stepCoherence, sample.coherence, mask: mask)
  }

  /// ‖H‖ ‖w‖/‖h̄‖, by power iteration on Hessian products.
  mutating func weightCondition() {
    guard reading.gradientNorm > 0 else {
      let reason =
        "the gradient is 0, and a relative condition number needs one"
      set(.weightCondition, .undefined(reason))
      set(.weightRatio, .undefined(reason))
      return
    }
    var start = point.w
    generator.fill(&start, from: .gaussian)
    let found = timed(.weightCondition) { own in
      own.probe.iteration.symmetric(start: start) {
        own.point.hessianProduct($0)
      }
    }
    reading.passes[.weightCondition] = found.products
    if !found.isConverged { reading.isConverged = false }
    let relative = BLAS.norm(point.w) / reading.gradientNorm
    set(.weightCondition, MetricValue(found.norm * relative))
    // Filled in once all bounds are known.
    set(.weightRatio, .value(0))
  }
}

import GSL

/// Metrics of how alike the examples' gradients are.
extension Examination {
  /// Ranks, confusion, diversity and coherence.
  mutating func agreement() {
    let factors = examples.factors
    let gram = timed(.agreement) { _ in GradientGram(factors) }
    set(gram, mask: nil)
    rank(gram, size: factors.network.parameterCount)
    let inputs = GradientGram(factors.inputs)
    timed(.ranks) { own in
      let yardstick = GaussianRank(
        rows: factors.inputs.width,
        columns: factors.count
      )
      own.relative(
        inputs,
        yardstick,
        (.inputRank, .inputRankAsymptotic),
        mask: nil
      )
    }
    for (j, mask) in masks.enumerated() {
      let gram = timed(.agreement, mask: j) { _ in
        MaskedFactors(factors: factors, mask: mask).gram
      }
      set(gram, mask: j)
      rank(gram, size: mask.count, mask: j)
    }
  }

  private mutating func set(_ gram: GradientGram, mask: Int?) {
    let groups = gram.grouped(probe.groupSize)
    set(.confusion, groups.confusion, mask: mask)
    set(.confusionBound, groups.confusionBound, mask: mask)
    set(.diversity, groups.diversity, mask: mask)
    set(.coherence, gram.coherence, mask: mask)
  }

  private mutating func rank(
    _ gram: GradientGram,
    size: Int,
    mask: Int? = nil
  ) {
    timed(.ranks, mask: mask) { own in
      own.relative(
        gram,
        GaussianRank(rows: size, columns: gram.count),
        (.weightRank, .weightRankAsymptotic),
        mask: mask
      )
    }
  }

  /// The rank over both yardsticks.
  private mutating func relative(
    _ gram: GradientGram,
    _ yardstick: GaussianRank,
    _ metrics: (sampled: Metric, asymptotic: Metric),
    mask: Int?
  ) {
    guard probe.families.contains(.ranks) else { return }
    let rank = gram.stableRank
    guard let number = rank.number else {
      set(metrics.sampled, rank, mask: mask)
      set(metrics.asymptotic, rank, mask: mask)
      return
    }
    // The yardstick belongs to the shape, not to the draw of directions.
    let generator = Generator(xoshiro: (1, 2, 3, UInt64(gram.count)))
    let sampled = yardstick.sampled(probe.rankDraws, using: generator).mean
    set(metrics.sampled, MetricValue(number / sampled), mask: mask)
    set(
      metrics.asymptotic,
      MetricValue(number / yardstick.asymptote),
      mask: mask
    )
  }
}

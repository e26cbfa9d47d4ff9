import ExactArithmetic
import GSL
import Measures
import Networks
import Sampling

/// The second panel: ties against the size of the bias, widths 2,2,1, weights
/// ±1, x = (1, 1).
extension Failures {
  /// P(a given neuron of layer 1 ties) and E Z, as they are.
  ///
  /// Without biases by enumeration; a Gaussian bias has no atoms, so there the
  /// probability is 0 and the theorem holds.
  static func tieTruth(_ bias: Double) throws -> (ties: Double, mean: Double) {
    if bias > 0 { return (0, 1) }
    let spec = try NetworkSpec(
      architecture: Architecture(widths: [2, 2, 1]),
      weights: [Rademacher()],
      input: .values([1, 1])
    )
    let result = try Enumeration(spec).expectations(
      of: [.moment(spec.quantity, order: 1)]
    )
    return (
      result.ties[0].doubleValue,
      result.expectations[0].rational?.doubleValue ?? 0
    )
  }

  func addTies(
    _ bias: Double,
    at place: Int,
    _ rows: inout GalleryRows,
    _ settings: GallerySettings
  ) async throws {
    let study = try settings.study(
      "ties \(bias)",
      samples: settings.count(quick: 50_000, paper: 1_000_000),
      blockSize: 1024
    )
    var ties = 0
    let squares = RunningStatistics()
    try await study.run { count, stream in
      try TieCount.block(count, stream, biasScale: bias)
    } consume: { block in
      ties += block.ties
      for square in block.squares { squares.add(square) }
    }
    let truth = try Failures.tieTruth(bias)
    // E Z² is 7/4 at ties and 4 without, see the cases.
    let second = bias > 0 ? 4.0 : 1.75
    let mean = SampledMean(
      value: squares.mean,
      standardError: 0,
      method: .exactVariance,
      samples: study.samples
    ).knowing(variance: second - truth.mean * truth.mean)
    let marks: [(String, GalleryRows.Ordinate)] = [
      (
        "P(tie)",
        .exact(truth.ties, method: bias > 0 ? "no atoms" : "enumeration")
      ),
      (
        "E[Z]",
        .exact(truth.mean, method: bias > 0 ? "theorem" : "enumeration")
      ),
      ("drawn P(tie)", Failures.share(ties, study)),
      ("drawn E[Z]", .sampled(mean, seed: study.streams.seed)),
    ]
    for (series, ordinate) in marks {
      rows.add(
        panel: "bias",
        series: series,
        parameters: ["bias_sd": Number.full(bias)],
        // Side by side, for without biases both are ½.
        x: Double(place) + (series.hasSuffix("E[Z]") ? 0.1 : -0.1),
        ordinate
      )
    }
  }

  private static func share(
    _ count: Int,
    _ study: NetStudy
  ) -> GalleryRows.Ordinate {
    let confidence = GalleryRows.Ordinate.confidence
    let (low, high) = Tail.binomialInterval(
      count,
      n: study.samples,
      confidence: confidence
    )
    return .sampled(
      Double(count) / Double(study.samples),
      low: low,
      high: high,
      confidence: confidence,
      method: "share of nets, Clopper-Pearson",
      sampler: DrawnNet.sampler.rawValue,
      evidence: DrawnNet.sampler.evidence.rawValue,
      samples: study.samples,
      seed: study.streams.seed
    )
  }
}

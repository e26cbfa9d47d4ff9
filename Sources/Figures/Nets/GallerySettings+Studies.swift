import Sampling
import Theory

extension GallerySettings {
  /// The effort at this level.
  func count(quick: Int, paper: Int) -> Int {
    level == .quick ? quick : paper
  }

  /// The streams of one study; different names never share random numbers.
  func streams(_ study: String) throws -> Streams {
    try Laboratory(seed: seed).streams(study)
  }

  /// A study of drawn networks; its name is that of its streams.
  func study(
    _ name: String,
    samples: Int,
    blockSize: Int = 16
  ) throws -> NetStudy {
    NetStudy(
      streams: try streams(name),
      samples: samples,
      threads: threads,
      blockSize: blockSize
    )
  }
}

extension GalleryRows.Ordinate {
  /// The confidence of the intervals.
  static let confidence = 0.95

  /// A mean over drawn networks with its interval.
  static func sampled(
    _ mean: SampledMean,
    sampler: String = DrawnNet.sampler.rawValue,
    evidence: EvidenceLevel = DrawnNet.sampler.evidence,
    seed: UInt64
  ) -> GalleryRows.Ordinate {
    let (low, high) = mean.interval(confidence)
    return .sampled(
      mean.value,
      low: low,
      high: high,
      confidence: confidence,
      method: mean.method.rawValue,
      sampler: sampler,
      evidence: evidence.rawValue,
      samples: mean.samples,
      seed: seed
    )
  }
}

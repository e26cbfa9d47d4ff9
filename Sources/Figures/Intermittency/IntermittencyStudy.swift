import Networks
import Sampling
import Theory

/// One sampled network of the intermittency figure.
struct IntermittencyStudy {
  let layers: Int
  let samples: Int
  let index: Int
  let settings: GallerySettings

  init(_ layers: Int, _ samples: Int, _ index: Int, _ settings: GallerySettings)
  {
    self.layers = layers
    self.samples = samples
    self.index = index
    self.settings = settings
  }

  /// Sampled moments and how they were made.
  struct Moments {
    let layers: Int
    let samples: Int
    let sampler: any Sampler
    let seed: UInt64
    let rows: [Row]
  }

  /// The moments that the samples resolve, by law samples.
  func moments(progress: (Double) -> Void) async throws -> Moments {
    let spec = try IntermittencyFigure.spec(layers)
    let seed = Streams.subseed(of: settings.seed, index: index)
    let experiment = Experiment(
      spec,
      moments: IntermittencyFigure.sampledOrders,
      samples: samples,
      streams: try Streams(seed: seed),
      threads: settings.threads,
      sampler: try SamplerKind.chiSquare.sampler(for: spec)
    )
    let report = try await experiment.run {
      progress(Double($0) / Double(samples))
    }
    return Moments(
      layers: layers,
      samples: samples,
      sampler: experiment.simulation.sampler,
      seed: seed,
      rows: report.rows.filter {
        $0.expectation.samplesToTrust().map { $0 <= Double(samples) } ?? false
      }
    )
  }

  /// Draws of ln Z, by law samples.
  func draws(progress: (Double) -> Void) async throws -> LawDraws {
    try await LawDraws.draw(
      try IntermittencyFigure.spec(layers),
      .chiSquare,
      samples: samples,
      index: index,
      settings,
      progress: progress
    )
  }
}

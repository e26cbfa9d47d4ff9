import Foundation
import GSL
import Networks
import PathSums
import Sampling

/// The rows of the figure, as they are sampled.
struct ShatteredGradientsData {
  private let settings: GallerySettings
  private var rows: GalleryRows
  private var point = 0
  private var within = 0
  private var drifts = 0
  private var slowest = ""

  init(_ figure: ShatteredGradients, _ settings: GallerySettings) {
    self.settings = settings
    rows = GalleryRows(figure)
  }

  private static let confidence = 0.95
  private static let depths = [1, 2, 4, 8, 16, 32]
  private static let z = Tail.twoSidedGaussianQuantile(0.05)

  /// The data with what they say.
  var outcome: GalleryOutcome {
    GalleryOutcome(
      table: rows.table,
      findings: [
        "drift:        \(within) of \(drifts) widths within 5 exact standard"
          + " errors of the exact drift",
        "correlation:  \(slowest)",
      ],
      isViolated: within < drifts
    )
  }

  private mutating func streams() throws -> Streams {
    point += 1
    return try Streams(
      seed: Streams.subseed(of: settings.seed, index: point)
    )
  }

  /// The derivative of one net and its autocorrelation.
  mutating func addDerivative(_ net: ScalarNet, index: Int) throws {
    let count = settings.level == .quick ? 128 : 256
    let generator = BlockStream(try streams(), block: index).generator()
    let slopes = try net.derivative(at: count, using: generator)
    for (x, slope) in slopes {
      rows.add(
        panel: "derivative",
        series: net.rawValue,
        parameters: ["net": net.rawValue, "width": "\(ScalarNet.width)"],
        x: x,
        .exact(slope, method: "chain rule, one net")
      )
    }
    let step = 4 / Double(count - 1)
    let lags = ScalarNet.autocorrelation(
      slopes.map(\.slope),
      lags: Int(1 / step)
    )
    for (k, value) in lags.enumerated() {
      rows.add(
        panel: "autocorrelation",
        series: net.rawValue,
        parameters: ["net": net.rawValue, "width": "\(ScalarNet.width)"],
        x: Double(k) * step,
        .exact(value, method: "one net")
      )
    }
  }

  /// The curves that are known without sampling.
  mutating func addLimits() {
    let depths = Array(1...10) + Array(stride(from: 12, through: 100, by: 4))
    let plain = GradientCorrelation.relu(
      angle: ShatteredGradients.angle,
      depth: 100
    )
    let gains = (1...100).map { 1 / Double($0) }
    let ramp = GradientCorrelation.residual(
      angle: ShatteredGradients.angle,
      gains: gains
    )
    for depth in depths {
      let first = Array(gains.prefix(depth))
      let values = [
        ("wide", plain.correlations[depth]),
        ("2^-L", GradientCorrelation.fixed(coactivation: 0.25, depth: depth)),
        ("(3/4)^L", pow(0.75, Double(depth))),
        ("ramp", GradientCorrelation.fixed(coactivation: 0.25, gains: first)),
        ("wide ramp", ramp.correlations[depth]),
      ]
      for (series, value) in values {
        rows.add(
          panel: "correlation",
          series: series,
          parameters: ["depth": "\(depth)"],
          x: Double(depth),
          .exact(value, method: "limit")
        )
      }
    }
  }

  /// Correlations of the gradients of real nets.
  mutating func addCorrelations() async throws {
    for width in [40, 200] {
      for depth in Self.depths where width == 40 || depth <= 8 {
        try await addCorrelation(width, depth)
      }
    }
  }

  private mutating func addCorrelation(
    _ width: Int,
    _ depth: Int
  ) async throws {
    let paper = settings.level == .paper
    let nets = width == 40 ? (paper ? 30_000 : 2_000) : (paper ? 3_000 : 150)
    let run = PairRun(
      streams: try streams(),
      nets: nets,
      threads: settings.threads
    )
    let values = await run.values { generator in
      InputPair.product(
        width: width,
        depth: depth,
        angle: ShatteredGradients.angle,
        using: generator
      )
    }
    try Task.checkCancellation()
    let (mean, error) = Self.meanAndError(values)
    if width == 40, depth == Self.depths.last {
      slowest =
        "\(Number.short(mean, digits: 2)) +- \(Number.short(error, digits: 1))"
        + " after \(depth) layers of \(width), where 2^-L is"
        + " \(Number.short(pow(2, -Double(depth)), digits: 2))"
    }
    rows.add(
      panel: "correlation",
      series: "n = \(width)",
      parameters: ["width": "\(width)", "depth": "\(depth)"],
      x: Double(depth),
      sampled(mean, error, "mean, sample variance", values.count)
    )
  }

  /// The drift of small angles.
  mutating func addDrifts() async throws {
    for n in stride(from: 8, through: 256, by: 8) {
      let exact = try AngleDrift(width: n)
      let size = Double(n)
      let transcribed =
        log((size + 5) / (size - 1)) - 10 * size / ((size + 5) * (size + 5))
        + 6 * size / ((size - 1) * (size - 1))
      for (series, value) in [
        ("exact", -exact.mean), ("transcribed", transcribed),
      ] {
        rows.add(
          panel: "drift",
          series: series,
          parameters: ["width": "\(n)"],
          x: size,
          .exact(size * value, method: series)
        )
      }
    }
    for n in [8, 16, 32, 64, 128, 256] { try await addDrift(n) }
  }

  private mutating func addDrift(_ n: Int) async throws {
    let exact = try AngleDrift(width: n)
    let run = PairRun(
      streams: try streams(),
      nets: settings.level == .quick ? 10_000 : 100_000,
      threads: settings.threads
    )
    let values = await run.values {
      InputPair.drift(width: n, angle: 1e-3, using: $0)
    }
    try Task.checkCancellation()
    let mean = values.reduce(0, +) / Double(values.count)
    let error = (exact.variance / Double(values.count)).squareRoot()
    drifts += 1
    // At θ = 0.001 the limit itself is off by 2θ/(3π).
    if abs(mean - exact.mean) < 5 * error + 3e-4 { within += 1 }
    let size = Double(n)
    rows.add(
      panel: "drift",
      series: "nets",
      parameters: ["width": "\(n)"],
      x: size,
      sampled(
        -size * mean,
        size * error,
        "mean, exact variance",
        values.count
      )
    )
  }

  private static func meanAndError(
    _ values: [Double]
  ) -> (mean: Double, error: Double) {
    let n = Double(max(values.count, 2))
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / (n * (n - 1))).squareRoot())
  }

  private func sampled(
    _ mean: Double,
    _ error: Double,
    _ method: String,
    _ count: Int
  ) -> GalleryRows.Ordinate {
    .sampled(
      mean,
      low: mean - Self.z * error,
      high: mean + Self.z * error,
      confidence: Self.confidence,
      method: method,
      sampler: "dense",
      evidence: "definition",
      samples: count,
      seed: settings.seed
    )
  }
}

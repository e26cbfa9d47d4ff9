/// What a study found, metric by metric.
public struct Findings: Sendable {
  /// One metric with its uncertainty, or why it has none.
  public struct Row: Sendable {
    /// The metric.
    public let metric: Metric
    /// The mean, and how its spread is shared among the sources; nil if the
    /// metric was undefined somewhere.
    public let components: VarianceComponents?
    /// How many readings had a value, and of how many.
    public let defined: Int
    public let readings: Int
    /// Why a reading had none, of the first that had none.
    public let reason: String?
  }

  /// How far a mask of some density is from the truth.
  public struct MaskRow: Sendable {
    /// The metric.
    public let metric: Metric
    /// ρ.
    public let density: Double
    /// The mean of the metric under masks.
    public let mean: Double
    /// The mean of |masked − exact|.
    public let meanError: Double
    /// The same, divided by the mean exact value; nil if that is 0.
    public let relativeError: Double?
    /// Seconds that the metric's family took under the mask, passes through the
    /// net included, over those that it took without.
    public let timeRatio: Double?
  }

  let study: Study
  /// The readings: net, batch, directions.
  public let nets: [[[Reading]]]

  /// Examples a batch.
  public var batchSize: Int { study.batchSize }

  /// All readings in order.
  public var readings: [Reading] { nets.flatMap { $0.flatMap { $0 } } }

  /// The metrics that were measured.
  public var metrics: [Metric] {
    Metric.allCases.filter { metric in
      readings.contains { $0.values[metric] != nil }
    }
  }

  /// Every metric with its uncertainty.
  public var rows: [Row] {
    metrics.map { metric in
      let values = nets.map { net in
        net.map { batch in batch.compactMap { $0.values[metric]?.number } }
      }
      let all = readings.compactMap { $0.values[metric] }
      let isWhole = all.allSatisfy { $0.number != nil }
      return Row(
        metric: metric,
        components: isWhole ? VarianceComponents(values) : nil,
        defined: all.count { $0.number != nil },
        readings: all.count,
        reason: all.lazy.compactMap(\.reason).first
      )
    }
  }

  /// Every metric under the masks of every density.
  public var maskRows: [MaskRow] {
    study.maskDensities.enumerated().flatMap { index, density in
      metrics.compactMap { maskRow($0, density, index) }
    }
  }

  private func maskRow(
    _ metric: Metric,
    _ density: Double,
    _ index: Int
  ) -> MaskRow? {
    let places = (0..<study.masksPerDensity).map {
      index * study.masksPerDensity + $0
    }
    let pairs = readings.flatMap { reading in
      places.compactMap { place -> (Double, Double)? in
        guard let exact = reading.values[metric]?.number,
          let masked = reading.masked[place][metric]?.number
        else { return nil }
        return (exact, masked)
      }
    }
    guard !pairs.isEmpty else { return nil }
    let n = Double(pairs.count)
    let exact = pairs.reduce(0) { $0 + abs($1.0) } / n
    let error = pairs.reduce(0) { $0 + abs($1.0 - $1.1) } / n
    let whole = readings.reduce(0) { $0 + ($1.seconds[metric.family] ?? 0) }
    let partial = readings.reduce(0) { sum, reading in
      places.reduce(sum) {
        $0 + (reading.maskedSeconds[$1][metric.family] ?? 0)
      }
    }
    let mean = pairs.reduce(0) { $0 + $1.1 } / n
    return MaskRow(
      metric: metric,
      density: density,
      mean: mean,
      meanError: error,
      relativeError: exact > 0 ? error / exact : nil,
      timeRatio: whole > 0 && partial > 0
        ? partial / Double(places.count) / whole : nil
    )
  }
}

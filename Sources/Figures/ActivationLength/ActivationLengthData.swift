import Conditioning
import ExactArithmetic
import Foundation
import GSL
import Networks
import PathSums
import Sampling

/// The rows of the figure, as they are sampled.
struct ActivationLengthData {
  private let settings: GallerySettings
  private var rows: GalleryRows
  private var point = 0
  /// z-scores of means whose exact relative standard error is at most a tenth.
  private var scores: [Double] = []

  init(_ figure: ActivationLength, _ settings: GallerySettings) {
    self.settings = settings
    rows = GalleryRows(figure)
  }

  /// The confidence of every interval.
  private static let confidence = 0.95

  /// The data with what they say.
  var outcome: GalleryOutcome {
    // The union bound over all scores, at a false-alarm probability of 1e-6.
    let limit = Tail.twoSidedGaussianQuantile(
      1e-6 / Double(max(scores.count, 1))
    )
    let beyond = scores.count { abs($0) > limit }
    return GalleryOutcome(
      table: rows.table,
      findings: [
        "Monte Carlo:  \(scores.count - beyond) of \(scores.count) resolved means"
          + " within \(Number.short(limit, digits: 3)) exact standard errors of"
          + " the exact mean (normal approximation)"
      ],
      isViolated: beyond > 0
    )
  }

  private mutating func sample(
    _ source: any FlowSource,
    nets: Int
  ) async throws -> FlowSample {
    point += 1
    let seed = Streams.subseed(of: settings.seed, index: point)
    let run = FlowRun(
      source,
      streams: try Streams(seed: seed),
      nets: nets,
      threads: settings.threads
    )
    return try await run.sample()
  }

  /// Nets as wide as deep: one point a depth.
  mutating func addWide(_ start: LengthFlow.Start) async throws {
    for depth in ActivationLength.depths {
      let flow = LengthFlow(start: start, width: depth, depth: depth)
      let nets = ActivationLength.nets(
        start,
        width: depth,
        depth: depth,
        settings.level
      )
      let sample = try await sample(flow, nets: nets)
      let exact = try FlowMoments(flow.spec, input: .ones).lengths[depth]
      addLength("a", flow, depth, sample.lengths[depth], exact)
    }
  }

  /// Nets of width 30: all depths from the same nets.
  mutating func addNarrow(_ start: LengthFlow.Start) async throws {
    let (width, depth) = ActivationLength.narrow
    let flow = LengthFlow(start: start, width: width, depth: depth)
    let nets = ActivationLength.nets(
      start,
      width: width,
      depth: depth,
      settings.level
    )
    let sample = try await sample(flow, nets: nets)
    let exact = try FlowMoments(flow.spec, input: .ones).lengths
    for layer in [1] + Array(stride(from: 5, through: depth, by: 5)) {
      addLength("b", flow, layer, sample.lengths[layer], exact[layer])
    }
    if start == .heNormal { try await addVariance(flow, nets: nets) }
  }

  private mutating func addLength(
    _ panel: String,
    _ flow: LengthFlow,
    _ layer: Int,
    _ column: FlowColumn,
    _ exact: FlowMoments.Moments
  ) {
    let confidence = Self.confidence
    let name = flow.start.rawValue
    func parameters(_ statistic: String) -> KeyValuePairs<String, String?> {
      [
        "initialization": name, "width": "\(flow.width)",
        "depth": "\(flow.depth)", "layer": "\(layer)", "statistic": statistic,
      ]
    }
    rows.add(
      panel: panel,
      series: "\(name) exact mean",
      parameters: parameters("mean"),
      x: Double(layer),
      .exact(exact.mean.logNumber.value)
    )
    if let square = exact.square {
      let mean = column.mean(
        confidence: confidence,
        exact: (exact.mean.logNumber, square.logNumber)
      )
      note(mean, exact.mean.logNumber)
      rows.add(
        panel: panel,
        series: "\(name) mean",
        parameters: parameters("mean"),
        x: Double(layer),
        sampled(mean.bounds, mean.method.rawValue, flow.start, column.count)
      )
    }
    if let median = column.quantile(0.5, confidence: confidence) {
      rows.add(
        panel: panel,
        series: "\(name) median",
        parameters: parameters("median"),
        x: Double(layer),
        sampled(median, "order statistics", flow.start, column.count)
      )
    }
  }

  private mutating func note(_ mean: FlowColumn.Mean, _ exact: LogNumber) {
    guard let error = mean.standardError, !error.isZero,
      error.log - exact.log < log(0.1)
    else { return }
    scores.append((mean.mean.value - exact.value) / error.value)
  }

  private func sampled(
    _ bounds: FlowColumn.Bounded,
    _ method: String,
    _ start: LengthFlow.Start,
    _ samples: Int
  ) -> GalleryRows.Ordinate {
    .sampled(
      bounds.value.value,
      low: bounds.low.value,
      high: bounds.high?.value ?? .infinity,
      confidence: Self.confidence,
      method: method,
      sampler: start.sampler,
      evidence: start.evidence,
      samples: samples,
      seed: settings.seed
    )
  }

  /// E V̂ over the layers, exactly and from nets of width 30.
  private mutating func addVariance(
    _ flow: LengthFlow,
    nets: Int
  ) async throws {
    for depth in [2] + Array(stride(from: 5, through: 100, by: 5)) {
      for (series, width) in [("exact", flow.width), ("wide", depth)] {
        let widths = Array(repeating: width, count: depth + 1)
        let forward = try ForwardActivations(Architecture(widths: widths))
        rows.add(
          panel: "c",
          series: series,
          parameters: ["width": "\(width)", "depth": "\(depth)"],
          x: Double(depth),
          .exact(forward.expectedLayerVariance().doubleValue)
        )
      }
      // The variance of V̂ itself is not known: the sample's own error.
      guard depth <= 20 else { continue }
      let sample = try await sample(
        LayerVarianceFlow(
          flow: LengthFlow(start: .heNormal, width: 30, depth: depth)
        ),
        nets: nets
      )
      let mean = sample.lengths[0].mean(confidence: Self.confidence)
      rows.add(
        panel: "c",
        series: "nets",
        parameters: ["width": "30", "depth": "\(depth)"],
        x: Double(depth),
        sampled(mean.bounds, mean.method.rawValue, .heNormal, nets)
      )
    }
  }

  /// Weight gradients over their fan-in, layer by layer.
  mutating func addGradients() async throws {
    let widths = ActivationLength.profile
    let spec = try DeepSpec(Architecture(widths: widths))
    let flow = try DeepFlow(spec, input: Array(repeating: 1, count: widths[0]))
    let nets = settings.level == .quick ? 2_000 : 10_000
    let sample = try await sample(flow, nets: nets)
    let exact = try FlowMoments(spec, input: .ones).weightGradients
    for (j, column) in sample.weightGradients.enumerated() {
      addGradient(j + 1, column, exact[j], fanIn: widths[j])
    }
  }

  private mutating func addGradient(
    _ layer: Int,
    _ column: FlowColumn,
    _ exact: FlowMoments.Moments,
    fanIn: Int
  ) {
    let scale = Double(fanIn)
    let first = exact.mean.logNumber
    let parameters: KeyValuePairs<String, String?> = ["layer": "\(layer)"]
    rows.add(
      panel: "d",
      series: "exact",
      parameters: parameters,
      x: Double(layer),
      .exact(first.value / scale)
    )
    let known = exact.square.map { (mean: first, square: $0.logNumber) }
    let mean = column.mean(confidence: Self.confidence, exact: known)
    note(mean, first)
    var marks = [("mean", mean.bounds, mean.method.rawValue)]
    for p in [5, 50, 95] {
      if let bounds = column.quantile(
        Double(p) / 100,
        confidence: Self.confidence
      ) {
        marks.append(("\(p)%", bounds, "order statistics"))
      }
    }
    for (series, bounds, method) in marks {
      rows.add(
        panel: "d",
        series: series,
        parameters: parameters,
        x: Double(layer),
        .sampled(
          bounds.value.value / scale,
          low: bounds.low.value / scale,
          high: (bounds.high?.value ?? .infinity) / scale,
          confidence: Self.confidence,
          method: method,
          sampler: "dense",
          evidence: "definition",
          samples: column.count,
          seed: settings.seed
        )
      )
    }
  }
}

/// V̂, the empirical variance of M_1, …, M_d over the layers of one net.
private struct LayerVarianceFlow: FlowSource {
  let flow: LengthFlow
  let hasWeightGradients = false

  var depth: Int { flow.depth }

  func profile(using generator: Generator) throws(NetworkError) -> FlowProfile {
    let lengths = try flow.profile(using: generator).lengths.dropFirst()
    let values = lengths.map { exp($0) }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance =
      values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      / Double(values.count)
    return FlowProfile(lengths: [log(variance)], gradients: [])
  }
}

import ExactArithmetic
import Measures
import Networks
import Sampling
import TestSupport
import Testing

/// Every sampler on the kernels: dead nets, levels, threads, refusals.
@Suite struct KernelSamplerTests {
  static let kernels = SamplerKind.allCases.filter { $0 != .reference }

  static func spec(
    _ widths: String,
    _ law: String = "gaussian",
    bias: BiasMeasure = .none,
    at input: String = "generic",
    quantity: Quantity = .row(output: 0)
  ) throws -> NetworkSpec {
    try NetworkSpec(
      architecture: Architecture(parsing: widths),
      weights: [MeasureParser.law(law)],
      biases: [bias],
      input: Input(parsing: input),
      quantity: quantity
    )
  }

  /// P(Z = 0) = 1 − ½ ∏(1 − 2^{−n_j}): narrow and wide nets, both quantities.
  @Test(arguments: kernels, ["3,4,5,2", "3,2,20,1"])
  func deadNetsAreAsFrequentAsTheTheoremSays(
    kind: SamplerKind,
    widths: String
  ) throws {
    for quantity in [Quantity.row(output: 0), .entry(input: 1, output: 0)] {
      let spec = try Self.spec(widths, quantity: quantity)
      let simulation = Simulation(
        try kind.sampler(for: spec),
        streams: try Streams(seed: 12),
        samples: 2_048,
        threads: 1
      )
      let logs = (0..<simulation.blockCount).flatMap { simulation.block($0) }
      #expect(logs.allSatisfy { $0 < .infinity })
      let alive: Double = spec.architecture.hiddenWidths.reduce(0.5) {
        $0 * (1 - 1 / Double(1 << $1 as Int))
      }
      expectCount(
        logs.count { $0 == -.infinity },
        of: logs.count,
        probability: 1 - alive,
        in: .samplers,
        "dead nets \(widths) by \(kind.rawValue), \(quantity.name)"
      )
    }
  }

  /// The levels differ in roundings alone.
  @Test(arguments: kernels, ["3,4,5,2", "3,2,20,1"])
  func levelsAgree(kind: SamplerKind, widths: String) throws {
    let bias = BiasMeasure.random(Gaussian(), variance: Rational(1, 4))
    let stream = BlockStream(try Streams(seed: 2), block: 3)
    let spec = try Self.spec(widths, bias: bias)
    let baseline = try kind.sampler(for: spec, level: .baseline)
      .logSquaredGradients(64, from: stream)
    for level in CPULevel.available {
      let logs = try kind.sampler(for: spec, level: level)
        .logSquaredGradients(64, from: stream)
      for (x, y) in zip(logs, baseline) {
        #expect(x == y || abs(x - y) < 0x1p-40, "\(level): \(x) and \(y)")
      }
    }
  }

  /// Threads and shorter runs change no bit.
  @Test(arguments: kernels)
  func bitsDependOnTheSeedAlone(kind: SamplerKind) async throws {
    let spec = try Self.spec("3,4,1")
    let sampler = try kind.sampler(for: spec)
    var runs: [[Double]] = []
    for (samples, threads) in [(1_100, 1), (1_100, 3), (700, 2)] {
      let simulation = Simulation(
        sampler,
        streams: try Streams(seed: 6),
        samples: samples,
        threads: threads
      )
      var logs: [Double] = []
      try await simulation.run { logs += $0 }
      runs.append(logs)
    }
    #expect(runs[0] == runs[1])
    #expect(runs[2] == Array(runs[0].prefix(700)))
  }

}

import Benchmark
import PathSum

// Every sampler on every net that it does not refuse: percentiles of what one
// net takes. Cheap nets are drawn a thousand to a measurement.

private let nets = [
  "A 4,8,8,8,1", "B 10,64x5,1", "C 10,256x8,1", "D 10,1024x4,1", "E 10,32x50,1",
]
private let laws = ["gaussian", "uniform", "laplace", "rademacher"]

private func add(_ kind: SamplerKind, _ net: String, _ law: String) throws {
  let spec = try NetworkSpec(
    architecture: Architecture(parsing: String(net.dropFirst(2))),
    weights: [MeasureParser.law(law)]
  )
  let tiesExcluded = Hypotheses(spec).noTies.status == .holds
  guard kind.refusal(for: spec, tiesExcluded: tiesExcluded) == nil else {
    return
  }
  let sampler = try kind.sampler(for: spec, tiesExcluded: tiesExcluded)
  let streams = try Streams(seed: 2018)
  Benchmark(
    "\(net.prefix(1)) \(law) \(kind.rawValue)",
    configuration: .init(
      metrics: [.wallClock, .throughput, .instructions, .peakMemoryResident],
      scalingFactor: sampler.cost < 1e5 ? .kilo : .one,
      maxDuration: .milliseconds(200)
    )
  ) { benchmark in
    blackHole(
      sampler.logSquaredGradients(
        benchmark.scaledIterations.count,
        from: BlockStream(streams, block: benchmark.currentIteration)
      )
    )
  }
}

let benchmarks: @Sendable () -> Void = {
  do {
    for net in nets {
      for law in laws {
        for kind in SamplerKind.allCases { try add(kind, net, law) }
      }
    }
  } catch {
    Benchmark("registration") { $0.error("\(error)") }
  }
}

import PathSum

// Examples of the random side.
extension Examples {
  static func estimate() async throws {
    let net = try NetworkSpec(architecture: .init(parsing: "4,8,1"))
    let report = try await Experiment(
      net,
      moments: [1, 2],
      samples: 10_000,
      streams: Streams(seed: 7)
    ).run()
    for row in report.rows {
      guard let estimate = row.estimate else { continue }
      let (low, high) = (estimate.low, estimate.high)
      print(row.verdict, Number.short(low), Number.short(high))
    }
    // consistent 0.94979 1.027
    // consistent 4.271 5.2002
  }

  static func runningEstimates() async throws {
    let net = try NetworkSpec(architecture: .init(parsing: "4,8,1"))
    let experiment = Experiment(
      net,
      moments: [1],
      samples: 10_000,
      streams: try Streams(seed: 7)
    )
    let run = SequentialExperiment(experiment, width: 0.7)
    for try await outcomes in run.estimates {
      print(outcomes[0].samples, Number.short(outcomes[0].relativeWidth))
    }
    // 1024 0.90263
    // 1280 0.80091
    // 1792 0.68323
  }

  static func splitting() async throws {
    let net = try NetworkSpec(architecture: .init(parsing: "4,4x8,1"))
    let splitting = Splitting(
      net,
      order: 2,
      particles: 200,
      streams: try Streams(seed: 7),
      level: nil
    )
    let islands = try await SplittingRun(splitting).run()
    let estimate = SplittingEstimate(
      splitting,
      islands: islands,
      confidence: 0.95
    )
    if let interval = estimate.interval {
      print(Number.short(interval.low), Number.short(interval.high))
      // 1735.4 2927.4
    }
    let exact = try ExactMoments(net).moment(2)
    print(Number.short(exact.logNumber))  // 1970.5
  }

  static func simulation() async throws {
    let net = try NetworkSpec(architecture: .init(parsing: "4,8,1"))
    var dead: [Int] = []
    for threads in [1, 3] {
      let simulation = Simulation(
        ReferenceSampler(net),
        streams: try Streams(seed: 7),
        samples: 1000,
        threads: threads
      )
      var zeros = 0
      try await simulation.run { logs in
        zeros += logs.count { $0 == -.infinity }
      }
      dead.append(zeros)
    }
    print(dead[0] == dead[1])  // true
  }

  static func slices() async throws {
    let net = try NetworkSpec(architecture: .init(parsing: "4,8,1"))
    let experiment = Experiment(
      net,
      moments: [1],
      samples: 1000,
      streams: try Streams(seed: 7)
    )
    let blocks = experiment.simulation.blockCount
    var sums = RunSums(experiment.momentRun().accumulators)
    for k in [2, 1] {
      let slice = MomentRun.slice(k, of: 2, blocks: blocks)
      sums.merge(try await experiment.momentRun(blocks: slice).run())
    }
    let whole = try await experiment.momentRun().run()
    print(sums.moments[0].mean == whole.moments[0].mean)  // true
  }

  static func evidence() throws {
    let net = try NetworkSpec(architecture: .init(parsing: "10,64x5,1"))
    print(SamplerKind.fastest(for: net, admitting: .definition))  // dense
    print(SamplerKind.fastest(for: net, admitting: .theorem))  // chiSquare
  }
}

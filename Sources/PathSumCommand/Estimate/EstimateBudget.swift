import Foundation
import PathSum

/// How many nets and particles a run draws, and for which moments which.
struct EstimateBudget {
  /// How moments are estimated.
  enum Method: String {
    case auto, direct, splitting

    init(parsing text: String) throws {
      guard let known = Method(rawValue: text) else {
        throw Failure.Usage(
          "the method '\(text)' is not auto, direct or splitting"
        )
      }
      self = known
    }
  }

  /// What the options ask for.
  struct Wish {
    let method: Method
    let precision: Double?
    let timeLimit: Double

    init(method: String, precision: String?, timeLimit: String) throws {
      self.method = try Method(parsing: method)
      self.precision = try precision.map(Parsing.precision)
      guard let limit = Rational(timeLimit)?.doubleValue, limit > 0 else {
        throw Failure.Usage(
          "--time-limit '\(timeLimit)' is not a positive number of seconds"
        )
      }
      self.timeLimit = limit
    }
  }

  /// The budget of a wish: planned if it names a precision.
  static func granted(
    _ wish: Wish,
    _ experiment: Experiment
  ) async throws -> EstimateBudget {
    guard let precision = wish.precision else {
      return EstimateBudget(
        experiment,
        method: wish.method,
        samples: experiment.simulation.samples
      )
    }
    return try await .planned(
      experiment,
      method: wish.method,
      precision: precision,
      timeLimit: wish.timeLimit
    )
  }

  /// Nets of the direct run; nil if there is none.
  let nets: Int?
  /// Particles for each order that is split.
  let particles: [Int: Int]

  /// The networks of a run without --samples.
  static let defaultSamples = 100_000

  /// The budget of `samples` nets, or particles a moment.
  init(_ experiment: Experiment, method: Method, samples: Int) {
    let split = experiment.expectations.filter { expectation in
      switch method {
      case .direct: return false
      case .splitting: return true
      case .auto:
        let error = expectation.relativeStandardError(samples: samples) ?? 1
        let isNormal = expectation.isNormal(
          samples: samples,
          confidence: experiment.confidence
        )
        return (error > Experiment.resolution || !isNormal)
          && experiment.canSplit(expectation)
          && experiment.isCheapToSplit(particles: samples)
      }
    }
    particles = Dictionary(
      uniqueKeysWithValues: split.map { ($0.order, samples) }
    )
    nets = method == .splitting ? nil : samples
  }

  private init(nets: Int?, particles: [Int: Int]) {
    self.nets = nets
    self.particles = particles
  }

  /// The budget that a run's settings name.
  init(settings: [String: String]) {
    nets = settings["nets"].flatMap { Int($0) }
    let pairs = (settings["particles"] ?? "").split(separator: ",")
      .compactMap { pair -> (Int, Int)? in
        let parts = pair.split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? (parts[0], parts[1]) : nil
      }
    particles = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// The budget that reaches a relative standard error, or a refusal.
  static func planned(
    _ experiment: Experiment,
    method: Method,
    precision: Double,
    timeLimit: Double
  ) async throws -> EstimateBudget {
    let simulation = experiment.simulation
    let timings = [
      SamplerTiming(simulation.sampler, streams: simulation.streams)
    ]
    var nets: Double = 0
    var particles: [Int: Int] = [:]
    for expectation in experiment.expectations {
      if let refusal = expectation.refusal { throw Failure.Refusal(refusal) }
      let plan = try await SamplePlan(
        experiment.spec,
        expectation,
        precision: precision,
        timings: timings,
        streams: simulation.streams,
        threads: simulation.threads
      )
      let way: SamplePlan.Way? =
        switch method {
        case .auto: plan.best
        case .direct: plan.direct
        case .splitting: plan.splitting
        }
      guard let way, way.seconds <= timeLimit, way.samples < 1e12 else {
        throw Failure.Refusal(PlanReport.refusal(plan, timeLimit: timeLimit))
      }
      if way.method == "splitting" {
        particles[expectation.order] = Int(way.samples)
      } else {
        nets = max(nets, way.samples)
      }
    }
    return EstimateBudget(
      nets: nets > 0 ? Int(nets) : nil,
      particles: particles
    )
  }
}

import Estimation
import Networks
import PathSums
import Sampling

/// A cell with what is known of it before anything is drawn.
public struct SweepQuestion: Sendable {
  /// How a cell is answered.
  public enum Course: Sendable {
    /// By the sum over paths.
    case exact
    /// By so many drawn nets.
    case direct(samples: Int)
    /// By so many particles over all islands.
    case splitting(particles: Int)
    /// Not at all, and why.
    case refused(String)
  }

  /// The cell.
  public let cell: SweepCell
  let hypotheses: Hypotheses
  let expectation: Expectation
  let sampler: (any Sampler)?
  private let samplerRefusal: String?
  let streams: Streams
  let threads: Int

  /// The question that a cell asks, to be worked on by so many threads.
  ///
  /// Throws if the cell's streams cannot be made.
  public init(_ cell: SweepCell, threads: Int) throws {
    self.cell = cell
    self.threads = threads
    let hypotheses = Hypotheses(cell.spec)
    self.hypotheses = hypotheses
    expectation =
      cell.method == .exact
      ? Expectation(exactly: cell.spec, cell.order, hypotheses)
      : Expectation(cell.spec, order: cell.order, hypotheses: hypotheses)
    streams = try Streams(seed: cell.seed)
    guard cell.method != .exact else {
      (sampler, samplerRefusal) = (nil, nil)
      return
    }
    let tiesExcluded = hypotheses.noTies.status == .holds
    let kind =
      SamplerKind(rawValue: cell.sampler)
      ?? SamplerKind.fastest(
        for: cell.spec,
        admitting: .conditioning,
        tiesExcluded: tiesExcluded
      )
    do {
      sampler = try kind.sampler(for: cell.spec, tiesExcluded: tiesExcluded)
      samplerRefusal = nil
    } catch {
      sampler = nil
      samplerRefusal = "\(error)"
    }
  }

  /// How the cell is answered; the same on every machine.
  ///
  /// Throws `CancellationError` if the task is cancelled.
  public func course() async throws -> Course {
    if expectation.exact == nil {
      return .refused(expectation.refusal ?? "there is no exact value")
    }
    switch (cell.method, cell.budget.size) {
    case (.exact, _):
      return expectation.refusal.map { .refused($0) } ?? .exact
    case (.direct, .samples(let n)): return direct(n)
    case (.direct, .precision(let error)): return planned(precision: error)
    case (.splitting, .samples(let n)): return splitting(n)
    case (.splitting, .precision(let error)): return try await pilot(error)
    case (.auto, .samples(let n)):
      return isResolved(n) || !canSplit ? direct(n) : splitting(n)
    case (.auto, .precision(let error)):
      let course = planned(precision: error)
      guard case .refused = course, canSplit else { return course }
      return try await pilot(error)
    }
  }

  private func isResolved(_ samples: Int) -> Bool {
    let error = expectation.relativeStandardError(samples: samples) ?? 1
    return error <= Experiment.resolution
      && expectation.isNormal(
        samples: samples,
        confidence: cell.budget.confidence
      )
  }

  private var canSplit: Bool {
    experiment(samples: 1)?.canSplit(expectation) == true
  }

  /// The cell's experiment; nil if its sampler is refused.
  func experiment(samples: Int) -> Experiment? {
    sampler.map {
      Experiment(
        cell.spec,
        expecting: [expectation],
        hypotheses: hypotheses,
        simulation: Simulation(
          $0,
          streams: streams,
          samples: samples,
          threads: threads
        ),
        confidence: cell.budget.confidence
      )
    }
  }

  private func direct(_ samples: Int) -> Course {
    guard let sampler else { return .refused(samplerRefusal ?? "no sampler") }
    let weights = cell.spec.architecture.weightCount
    let neurons = cell.spec.architecture.widths.reduce(0) { $0 + Double($1) }
    let each = sampler.evidence == .definition ? weights : 2 * neurons
    let drawn = each * Double(samples)
    guard drawn <= cell.budget.mostWeights else {
      return .refused(
        "\(samples) nets draw about \(drawn) numbers, beyond most_weights ="
          + " \(cell.budget.mostWeights)"
      )
    }
    return .direct(samples: samples)
  }

  private func planned(precision: Double) -> Course {
    if let refusal = expectation.refusal { return .refused(refusal) }
    let needed = expectation.samplesToTrust(
      resolution: precision,
      confidence: cell.budget.confidence
    )
    guard let needed else {
      return .refused(
        "no number of nets is known to be enough: the variance or the kurtosis"
          + " of Z^\(cell.order) is infinite or beyond reach"
      )
    }
    guard needed < 1e12 else {
      return .refused("a relative error of \(precision) takes \(needed) nets")
    }
    return direct(Int(needed))
  }

  private func splitting(_ particles: Int) -> Course {
    if let refusal = expectation.refusal { return .refused(refusal) }
    guard let experiment = experiment(samples: 1),
      experiment.canSplit(expectation)
    else {
      return .refused("the weights' moments of order 2K are not all finite")
    }
    let limit = cell.budget.mostWeights
    guard experiment.isCheapToSplit(particles: particles, limit: limit) else {
      return .refused(
        "\(particles) particles draw more than most_weights = \(limit)"
      )
    }
    return .splitting(particles: particles)
  }

  private func pilot(_ precision: Double) async throws -> Course {
    let probe = splitting(SplittingRun.fewestIslands)
    guard case .splitting = probe else { return probe }
    let pilot = try await SplittingPilot(
      cell.spec,
      order: cell.order,
      streams: streams,
      threads: threads
    )
    guard let needed = pilot?.particlesNeeded(precision: precision),
      needed < 1e12
    else {
      return .refused("no pilot run of splitting can be believed")
    }
    return splitting(Int(needed))
  }
}

extension Expectation {
  /// What is known of a moment that nothing is drawn for: no variance.
  init(
    exactly spec: NetworkSpec,
    _ order: Int,
    _ hypotheses: Hypotheses
  ) {
    let moments = ExactMoments(
      spec,
      requiringSymmetry: hypotheses.symmetry.status == .holds
    )
    let exact: ExactValue?
    var refusal: String?
    do {
      exact = try moments.moment(order)
      refusal = hypotheses.unmet.map {
        "the formula does not apply: \($0.sentence)"
      }
    } catch {
      exact = nil
      refusal = error.description
    }
    self.init(spec, order: order, exact: exact, refusal: refusal)
  }
}

import Foundation
import PathSum

/// One sampler of one network, timed in two ways; every timing has a seed of its
/// own.
struct Timings {
  private let sampler: any Sampler
  private let threads: Int
  private var secondsPerNet = 0.0

  init(_ sampler: any Sampler, threads: Int) throws {
    self.sampler = sampler
    self.threads = threads
    let stream = BlockStream(try Timings.streams(), block: 0)
    var nets = 1
    var seconds = 0.0
    while seconds < 1e-3, nets < 1 << 20 {
      let stopwatch = Stopwatch(.thread)
      _ = sampler.logSquaredGradients(nets, from: stream)
      seconds = stopwatch.cpuSeconds
      secondsPerNet = seconds / Double(nets)
      nets *= 2
    }
  }

  /// The sampler alone: each thread draws blocks of its own.
  ///
  /// Only the sampler's calls are timed, a millisecond or more at a time.
  func bare(seconds: Double) async throws -> Measurement {
    let streams = try Timings.streams()
    let nets = max(1, min(Simulation.blockSize, Int(seconds / secondsPerNet)))
    let calls = max(1, Int(1e-3 / secondsPerNet / Double(nets)))
    var total = await withTaskGroup(of: Measurement.self) { group in
      for thread in 0..<threads {
        group.addTask {
          var total = Measurement()
          var block = thread << 32
          repeat {
            total = total + draw(nets, from: block..<block + calls, of: streams)
            block += calls
          } while total.wallSeconds < seconds
          return total
        }
      }
      return await group.reduce(Measurement(), +)
    }
    total.wallSeconds /= Double(threads)
    return total
  }

  private func draw(
    _ nets: Int,
    from blocks: Range<Int>,
    of streams: Streams
  ) -> Measurement {
    var drawn: [[Double]] = []
    drawn.reserveCapacity(blocks.count)
    let stopwatch = Stopwatch(.thread)
    for block in blocks {
      let stream = BlockStream(streams, block: block)
      drawn.append(sampler.logSquaredGradients(nets, from: stream))
    }
    var total = Measurement(
      wallSeconds: stopwatch.wallSeconds,
      cpuSeconds: stopwatch.cpuSeconds
    )
    for logs in drawn { total.add(logs) }
    return total
  }

  /// The library as `pathsum estimate` uses it: a run on all threads that feeds
  /// the moments of Z and Z² with all their checks.
  func run(seconds: Double) async throws -> Measurement {
    let wanted = Int(seconds / secondsPerNet)
    // Two threads need two blocks.
    let samples =
      threads == 1
      ? max(1, wanted) : threads * max(Simulation.blockSize, wanted)
    let simulation = Simulation(
      sampler,
      streams: try Timings.streams(),
      samples: samples,
      threads: threads
    )
    let moments = [1, 2].map { MomentAccumulator(order: $0, samples: samples) }
    let stopwatch = Stopwatch(.process)
    let sums = try await MomentRun(simulation, into: moments).run()
    var total = Measurement(
      samples: sums.count,
      wallSeconds: stopwatch.wallSeconds,
      cpuSeconds: stopwatch.cpuSeconds,
      zeros: sums.zeros
    )
    total.sum = exp(sums.moments[0].mean.log) * Double(samples)
    total.sumOfSquares = exp(sums.moments[1].mean.log) * Double(samples)
    return total
  }

  private static func streams() throws -> Streams {
    try Streams(seed: .random(in: 0...(.max)))
  }
}

import Foundation

/// How many nets were drawn, how long that took, and the sums of Z and Z².
struct Measurement {
  var samples = 0
  var wallSeconds = 0.0
  var cpuSeconds = 0.0
  var sum = 0.0
  var sumOfSquares = 0.0
  var zeros = 0

  mutating func add(_ logs: [Double]) {
    samples += logs.count
    for logZ in logs {
      let z = exp(logZ)
      sum += z
      sumOfSquares += z * z
      zeros += z == 0 ? 1 : 0
    }
  }

  static func + (a: Measurement, b: Measurement) -> Measurement {
    Measurement(
      samples: a.samples + b.samples,
      wallSeconds: a.wallSeconds + b.wallSeconds,
      cpuSeconds: a.cpuSeconds + b.cpuSeconds,
      sum: a.sum + b.sum,
      sumOfSquares: a.sumOfSquares + b.sumOfSquares,
      zeros: a.zeros + b.zeros
    )
  }
}

/// Wall time and CPU time, of the calling thread or of the whole process.
struct Stopwatch {
  enum Scope {
    case thread
    case process
  }

  private let scope: Scope
  private let wall: Double
  private let cpu: Double

  init(_ scope: Scope) {
    self.scope = scope
    wall = Stopwatch.now(CLOCK_MONOTONIC)
    cpu = Stopwatch.cpu(scope)
  }

  /// Seconds since the start.
  var wallSeconds: Double { Stopwatch.now(CLOCK_MONOTONIC) - wall }
  var cpuSeconds: Double { Stopwatch.cpu(scope) - cpu }

  private static func cpu(_ scope: Scope) -> Double {
    switch scope {
    case .thread: now(CLOCK_THREAD_CPUTIME_ID)
    case .process: now(CLOCK_PROCESS_CPUTIME_ID)
    }
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}

/// The largest resident set of the process so far, in KiB.
func peakKibibytes() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss
}

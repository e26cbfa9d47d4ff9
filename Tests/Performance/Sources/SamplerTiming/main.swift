import Foundation
import PathSum

// SamplerTiming SAMPLER bare|run THREADS, a contestant of samplers.py: it says
// what it is, then answers each line `WIDTHS LAW SECONDS` of the input with
//
//     samples wall_seconds cpu_seconds sum_z sum_z_squared zeros peak_kib
//
// or with `refused`, a colon and the reason.

func prepare(
  _ kind: SamplerKind,
  _ widths: String,
  _ law: String,
  threads: Int
) throws -> Timings {
  let spec = try NetworkSpec(
    architecture: Architecture(parsing: widths),
    weights: [MeasureParser.law(law)]
  )
  let ties = Hypotheses(spec).noTies.status
  let sampler = try kind.sampler(for: spec, tiesExcluded: ties == .holds)
  return try Timings(sampler, threads: threads)
}

let words = CommandLine.arguments
guard words.count == 4, let kind = SamplerKind(rawValue: words[1]),
  ["bare", "run"].contains(words[2]), let threads = Int(words[3])
else {
  print("usage: SamplerTiming SAMPLER bare|run THREADS")
  exit(64)
}

print("pathsum", try CPULevel.current(), kind.evidence)
fflush(nil)
var prepared: (net: String, timings: Timings)?
while let line = readLine() {
  let fields = line.split(separator: " ").map(String.init)
  do {
    let net = fields[0] + " " + fields[1]
    let seconds = Double(fields[2]) ?? 0
    if prepared?.net != net {
      prepared = nil
      let timings = try prepare(kind, fields[0], fields[1], threads: threads)
      prepared = (net, timings)
    }
    guard let timings = prepared?.timings else { continue }
    let total =
      try await words[2] == "run"
      ? timings.run(seconds: seconds) : timings.bare(seconds: seconds)
    print(
      total.samples,
      total.wallSeconds,
      total.cpuSeconds,
      total.sum,
      total.sumOfSquares,
      total.zeros,
      peakKibibytes()
    )
  } catch {
    print("refused:", error)
  }
  fflush(nil)
}

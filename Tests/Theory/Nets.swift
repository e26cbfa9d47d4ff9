import Estimation
import Measures
import Networks
import PathSums
import Sampling

/// A network as the command line would spell it.
///
/// `weights` holds one law, or one a layer separated by spaces.
func net(
  _ widths: String,
  _ weights: String = "gaussian",
  bias: String = "none",
  at input: String = "generic",
  output: OutputActivation = .relu,
  _ quantity: Quantity = .row(output: 0)
) throws -> NetworkSpec {
  try NetworkSpec(
    architecture: Architecture(parsing: widths),
    weights: weights.split(separator: " ").map {
      try MeasureParser.law(String($0))
    },
    biases: [MeasureParser.bias(bias)],
    input: Input(parsing: input),
    outputActivation: output,
    quantity: quantity
  )
}

/// What the sum over paths says of a net, whether or not it applies.
func formula(_ spec: NetworkSpec, order: Int) throws -> KnownMoment {
  let moments = ExactMoments(spec, requiringSymmetry: false)
  return KnownMoment(
    logMean: try moments.moment(order).logarithm,
    relativeVariance: moments.relativeVariance(order)?.value ?? .infinity
  )
}

/// ln Z of real networks: real weights, real forward passes, real masks.
func draws(
  _ spec: NetworkSpec,
  samples: Int,
  seed: UInt64 = 2026
) async throws -> [Double] {
  let simulation = Simulation(
    ReferenceSampler(spec),
    streams: try Streams(seed: seed),
    samples: samples,
    threads: 2
  )
  var logs: [Double] = []
  try await simulation.run { logs += $0 }
  return logs
}

extension [Double] {
  /// The p-value of a known moment, given draws of ln Z.
  func pValue(of known: KnownMoment, order: Int, level: Double) -> Double {
    let test = CatoniTest(known, samples: count, level: level)
    var sums = MomentAccumulator(order: order, test: test)
    for log in self { sums.add(log) }
    return sums.pValue ?? .nan
  }
}

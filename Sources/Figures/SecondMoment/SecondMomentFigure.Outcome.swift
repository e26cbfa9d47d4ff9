import ExactArithmetic
import Networks
import PathSums
import Sampling
import Theory

extension SecondMomentFigure {
  /// The figure's data and what follows from it.
  public struct Outcome: Sendable {
    /// One row a point and method, tidy.
    public private(set) var table = Table(columns: [
      "figure", "profile", "name", "widths", "depth", "input_width", "beta",
      "weights", "bias", "quantity", "moment", "method", "sampler", "evidence",
      "samples", "seed", "confidence", "log_moment", "log_value", "ci_low",
      "ci_high", "err_minus", "err_plus", "exact", "verdict",
    ])
    /// Monte Carlo points by verdict.
    public private(set) var verdicts: [Verdict: Int] = [:]
    /// ln of the product of the points' e-values: evidence against all of them
    /// agreeing, beyond e-values of 1/α.
    public private(set) var jointLogEValue = 0.0
    /// Networks whose exact moment lies within all proved bounds, rigorously.
    public private(set) var withinBounds = 0
    /// Networks that refute e^{5β}, the slides' upper bound with the sharp
    /// exponent but without prefactor.
    public private(set) var refutations = 0
    /// All networks.
    public private(set) var networks = 0
    /// ln(2(1 + 2/n₀)), which the ordinate is measured from.
    private static func logPrefactor(_ net: Architecture) -> Double {
      GaussianMoments.prefactor(
        2,
        inputWidth: net.inputWidth,
        quantity: .row(output: 0)
      ).logarithm
    }

    mutating func addExact(_ point: Point) {
      let net = point.spec.architecture
      let log = point.exact.logarithm
      // The ratio first, then one logarithm: exact to the last bit.
      let ordinate =
        point.exact.rational.map {
          ($0
            / GaussianMoments.prefactor(
              2,
              inputWidth: net.inputWidth,
              quantity: .row(output: 0)
            ))
            .logarithm
        } ?? (log - Outcome.logPrefactor(net))
      let value = Number.full(ordinate)
      add(
        point,
        method: "exact",
        log: log,
        cells: [
          value, value, value, "0", "0",
          point.exact.rational.map { $0.digitCount < 200 ? "\($0)" : "" } ?? "",
          "exact",
        ]
      )
      networks += 1
      let bounds = Bounds(point.spec, order: 2).all().filter(\.applies)
      if bounds.allSatisfy({ $0.admits(point.exact) == true }) {
        withinBounds += 1
      }
      let printed = Enclosure(rational: net.beta * 5).exponential
      if Enclosure.isCertainlyAtMost(printed, point.exact.enclosure) {
        refutations += 1
      }
    }

    /// Adds a sampled point; the whole figure, not the point alone, has the
    /// false-alarm probability, so the family says what is rejected.
    mutating func addSampled(
      _ point: Point,
      _ run: SampledPoint,
      isRejected: Bool
    ) {
      let row = run.row
      let verdict: Verdict =
        isRejected
        ? .violated : row.verdict == .violated ? .consistent : row.verdict
      verdicts[verdict, default: 0] += 1
      jointLogEValue += row.logEValue ?? 0
      guard let estimate = row.estimate else { return }
      let base = Outcome.logPrefactor(point.spec.architecture)
      let value = estimate.mean.log - base
      let low = estimate.low.log - base
      let high = estimate.high.log - base
      add(
        point,
        method: estimate.method.rawValue,
        log: estimate.mean.log,
        sampler: run.sampler,
        samples: estimate.samples,
        seed: run.seed,
        confidence: estimate.confidence,
        cells: [
          Number.full(value), Number.full(low), Number.full(high),
          Number.full(value - low), Number.full(high - value), nil,
          verdict.rawValue,
        ]
      )
    }

    private mutating func add(
      _ point: Point,
      method: String,
      log: Double,
      sampler: (any Sampler)? = nil,
      samples: Int? = nil,
      seed: UInt64? = nil,
      confidence: Double? = nil,
      cells: [String?]
    ) {
      let net = point.spec.architecture
      table.append([
        "figure": SecondMomentFigure.name, "profile": point.profile,
        "name": point.name, "widths": net.description,
        "depth": "\(net.depth)", "input_width": "\(net.inputWidth)",
        "beta": Number.full(net.beta.doubleValue),
        "weights": point.spec.weightsName, "bias": point.spec.biasesName,
        "quantity": point.spec.quantity.name, "moment": "2",
        "method": method,
        "sampler": sampler?.name,
        "evidence": sampler?.evidence.rawValue,
        "samples": samples.map(String.init),
        "seed": seed.map(String.init),
        "confidence": confidence.map { "\($0)" },
        "log_moment": Number.full(log), "log_value": cells[0],
        "ci_low": cells[1], "ci_high": cells[2], "err_minus": cells[3],
        "err_plus": cells[4], "exact": cells[5], "verdict": cells[6],
      ])
    }
  }
}

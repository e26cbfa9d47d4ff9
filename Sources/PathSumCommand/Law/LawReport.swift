import Foundation
import PathSum

/// What `pathsum law` has to say about one network.
struct LawReport {
  private let spec: NetworkSpec
  private let law: LogLaw
  private let limit: LogNormal
  private let statistics: [Statistic]

  /// One number of the law, with bounds, beside the log-normal's.
  struct Statistic: Encodable {
    let statistic: String
    let argument: Double?
    let value: Double
    let low: Double
    let high: Double
    let lognormal: Double?
    var method = "mellin"
  }

  init(
    _ spec: NetworkSpec,
    _ law: LogLaw,
    _ probabilities: [Double],
    _ arguments: [Double],
    dominating: DominatingNetworks? = nil
  ) throws {
    self.spec = spec
    self.law = law
    limit = try LogNormal(spec.architecture, spec.quantity)
    let limit = limit
    let k = law.cumulants
    let distance = law.distance(to: limit)
    func closed(_ name: String, _ value: Double, _ limit: Double?) -> Statistic
    {
      // Closed forms: accurate to about thirteen digits.
      let error = 1e-12 * max(1, abs(value))
      return Statistic(
        statistic: name,
        argument: nil,
        value: value,
        low: value - error,
        high: value + error,
        lognormal: limit
      )
    }
    func certified(
      _ name: String,
      _ argument: Double?,
      _ x: Certified,
      _ limit: Double
    ) -> Statistic {
      Statistic(
        statistic: name,
        argument: argument,
        value: x.value,
        low: max(0, x.value - x.error),
        high: min(1, x.value + x.error),
        lognormal: limit
      )
    }
    var all = [
      closed("zero_probability", law.zeroProbability, nil),
      closed("mean", k.mean, limit.mean),
      closed("variance", k.variance, limit.variance),
      closed("third_central_moment", k.third, 0),
      certified(
        "probability_above_one",
        nil,
        law.probabilityAboveOne,
        1 - limit.cdf(0)
      ),
      Statistic(
        statistic: "ks_distance",
        argument: nil,
        value: (distance.low + distance.high) / 2,
        low: distance.low,
        high: distance.high,
        lognormal: nil
      ),
    ]
    for p in probabilities {
      let q = try law.quantile(p)
      let z = Tail.gaussianQuantile(p)
      all.append(
        Statistic(
          statistic: "quantile",
          argument: p,
          value: q.value,
          low: q.low,
          high: q.high,
          lognormal: limit.mean + z * limit.variance.squareRoot()
        )
      )
    }
    for y in arguments {
      all.append(certified("cdf", y, law.cdf(y), limit.cdf(y)))
    }
    if let dominating {
      all += LawReport.statistics(dominating, probabilities, limit)
    }
    statistics = all
  }

  /// Quantiles among the networks that decide a moment, and their rarity.
  private static func statistics(
    _ networks: DominatingNetworks,
    _ probabilities: [Double],
    _ limit: LogNormal
  ) -> [Statistic] {
    let k = networks.order
    // Weighting a log-normal law by Z^K moves ln Z by K times its variance.
    let mean = limit.mean + Double(k) * limit.variance
    let quantiles = probabilities.map { p -> Statistic in
      let quantile = networks.quantile(p)
      let z = Tail.gaussianQuantile(p)
      return Statistic(
        statistic: "dominating_\(k)_quantile",
        argument: p,
        value: quantile.value,
        low: quantile.low,
        high: quantile.high,
        lognormal: mean + z * limit.variance.squareRoot(),
        method: "size-biased sampling, order statistics"
      )
    }
    let reach =
      Tail.twoSidedGaussianQuantile(1 - networks.confidence)
      * networks.rarityError
    let rarity = Statistic(
      statistic: "dominating_\(k)_log_probability_above_median",
      argument: nil,
      value: networks.logRarity,
      low: networks.logRarity - reach,
      high: networks.logRarity + reach,
      lognormal: nil,
      method: "size-biased sampling, sample variance"
    )
    return quantiles + [rarity]
  }

  /// The report for people.
  var text: String {
    var table = Table(columns: [
      "ln Z given Z > 0", "at", "value", "error", "log-normal", "method",
    ])
    for s in statistics {
      table.append([
        "ln Z given Z > 0": s.statistic.replacing("_", with: " "),
        "at": s.argument.map { Number.short($0) },
        "value": Number.short(
          s.value,
          digits: s.method == "mellin" ? 10 : 5
        ),
        "error": Number.short(
          max(s.high - s.value, s.value - s.low),
          digits: 1
        ),
        "log-normal": s.lognormal.map { Number.short($0, digits: 6) },
        "method": s.method == "mellin" ? "exact" : s.method,
      ])
    }
    let e = law.errors
    return """
      \(spec.summary)

      \(table.text)
      method: inversion of the Mellin transform; bounds on the error of the cdf:
      aliasing \(Number.short(e.aliasing, digits: 1)), truncation \
      \(Number.short(e.truncation, digits: 1)), rounding \
      \(Number.short(e.rounding, digits: 1))

      """
  }

  /// The report for machines.
  var csv: Table {
    var table = Table(columns: [
      "widths", "depth", "beta", "weights", "bias", "output_activation",
      "quantity", "input_index", "output_index", "statistic", "argument",
      "method", "value", "ci_low", "ci_high", "err_minus", "err_plus",
      "lognormal_value",
    ])
    for s in statistics {
      table.append([
        "widths": "\(spec.architecture)", "depth": "\(spec.architecture.depth)",
        "beta": "\(spec.architecture.beta.doubleValue)",
        "weights": spec.weightsName, "bias": spec.biasesName,
        "output_activation": spec.outputActivation.rawValue,
        "quantity": spec.quantity.name,
        "input_index": spec.quantity.input.map(String.init),
        "output_index": "\(spec.quantity.output)", "statistic": s.statistic,
        "argument": Number.full(s.argument), "method": s.method,
        "value": Number.full(s.value), "ci_low": Number.full(s.low),
        "ci_high": Number.full(s.high), "err_minus": "\(s.value - s.low)",
        "err_plus": "\(s.high - s.value)",
        "lognormal_value": Number.full(s.lognormal),
      ])
    }
    return table
  }

  /// The report as JSON.
  var document: some Encodable {
    Document(
      network: NetworkDocument(spec),
      errors: law.errors,
      results: statistics
    )
  }

  private struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "law"
    let network: NetworkDocument
    let aliasingError: Double
    let truncationError: Double
    let roundingError: Double
    let results: [Statistic]

    init(
      network: NetworkDocument,
      errors: (aliasing: Double, truncation: Double, rounding: Double),
      results: [Statistic]
    ) {
      self.network = network
      aliasingError = errors.aliasing
      truncationError = errors.truncation
      roundingError = errors.rounding
      self.results = results
    }
  }
}

import Estimation
import Foundation
import GSL
import Sampling
import Theory

/// How often nominal 95 % intervals contain the exact value.
///
/// Runs with a verdict are promised a coverage between 93.5 % and 96.5 %. The
/// abscissa is what the second-order terms of the Edgeworth expansion, from the
/// exact skewness and kurtosis of Z^K, foresee of the error; a verdict takes
/// 0.5 % at most.
public struct CoverageFigure: GalleryFigure {
  public let name = "coverage"
  public let title = "Intervals cover as they say, where a verdict is given"
  public let caption = """
    The coverage of nominal 95 % intervals of E[Z^K] against the coverage error \
    that the exact skewness and kurtosis foresee: direct runs with and without \
    a verdict (fastest sampler, evidence in the data) on networks with exact \
    answers, Clopper–Pearson bars, and the promise 93.5–96.5 %.
    """
  public let columns = GalleryRows.columns([
    "widths", "weights", "bias", "moment", "run_samples", "relative_error",
  ])

  /// The figure.
  public init() {}

  static let promise = 0.935...0.965
  static let nets: [CalibrationNet] = [
    CalibrationNet("10,10,1"),
    CalibrationNet("10,20x4,1"),
    CalibrationNet("4,8,1", "uniform"),
    CalibrationNet("10,10x10,1"),
    CalibrationNet("3,4,5,2"),
    CalibrationNet("10,64x6,1", order: 2),
    CalibrationNet("4,10,1", order: 2),
    CalibrationNet("5,5x6,1"),
    CalibrationNet("3,10,1", "laplace"),
  ]

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 10 : 80
  }

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    let isPaper = settings.level == .paper
    var rows = GalleryRows(self)
    var pValues: [Double?] = []
    for x in [0.0001, 20] {
      rows.add(
        panel: "coverage",
        series: "promise",
        x: x,
        .band(CoverageFigure.promise, method: "promise")
      )
    }
    let nets = CoverageFigure.nets.prefix(isPaper ? 9 : 4)
    for (index, net) in nets.enumerated() {
      let seed = Streams.subseed(of: settings.seed, index: index)
      let study = try CoverageStudy(
        net,
        replications: Replications(
          seed: seed,
          count: isPaper ? 1_000 : 200,
          threads: settings.threads
        ),
        budget: isPaper ? 4e6 : 1e6
      )
      for size in study.sizes {
        let cell = try await study.direct(samples: size)
        pValues += CoverageFigure.add(cell, study, seed, to: &rows)
      }
      progress(Double(index + 1) / Double(nets.count))
    }
    return CoverageFigure.outcome(rows, pValues)
  }

  /// Adds a cell's runs with and without a verdict; p-values of the promise.
  private static func add(
    _ cell: CoverageStudy.Cell,
    _ study: CoverageStudy,
    _ seed: UInt64,
    to rows: inout GalleryRows
  ) -> [Double?] {
    var pValues: [Double?] = []
    guard let foreseen = cell.foreseenError, foreseen > 0 else { return [] }
    for isGiven in [true, false] {
      let trials = cell.trials(withVerdict: isGiven)
      // A handful of runs tells nothing of a rate.
      guard trials.count >= 100 else { continue }
      let interval = Tail.binomialInterval(
        trials.covered,
        n: trials.count,
        confidence: 0.95
      )
      if isGiven { pValues.append(pValue(trials.covered, of: trials.count)) }
      rows.add(
        panel: "coverage",
        series: isGiven ? "verdict" : "no verdict",
        parameters: [
          "widths": study.net.widths, "weights": study.net.weights,
          "bias": study.net.bias, "moment": "\(study.net.order)",
          "run_samples": "\(cell.samples)",
          "relative_error": Number.full(cell.relativeError),
        ],
        x: foreseen,
        .sampled(
          Double(trials.covered) / Double(trials.count),
          low: interval.low,
          high: interval.high,
          confidence: 0.95,
          method: "Clopper-Pearson",
          sampler: cell.sampler,
          evidence: study.sampler.evidence.rawValue,
          samples: trials.count,
          seed: seed
        )
      )
    }
    return pValues
  }

  /// The p-value of a coverage within the promise, exactly binomial.
  static func pValue(_ covered: Int, of count: Int) -> Double {
    let low = Tail.binomialLower(covered, n: count, p: promise.lowerBound)
    let high = Tail.binomialUpper(covered, n: count, p: promise.upperBound)
    return min(1, 2 * min(low, high))
  }

  private static func outcome(
    _ rows: GalleryRows,
    _ pValues: [Double?]
  ) -> GalleryOutcome {
    let rejected = VerdictFamily(level: Experiment.falseAlarm)
      .rejected(pValues)
    let broken = rejected.count { $0 }
    return GalleryOutcome(
      table: rows.table,
      findings: [
        "coverage:     \(rejected.count - broken) of \(rejected.count) kinds of"
          + " runs with a verdict keep the promise 93.5-96.5 %, \(broken) break"
          + " it (binomial; Holm, false-alarm probability"
          + " \(Experiment.falseAlarm))"
      ],
      isViolated: broken > 0
    )
  }

  public var chart: Chart {
    func points(_ title: ChartText, _ series: String, _ hue: Int)
      -> Chart.Series
    {
      Chart.Series(
        title,
        panel: "coverage",
        series: series,
        style: .pointsWithBars,
        role: .monteCarlo,
        hue: hue
      )
    }
    return Chart(
      name,
      panels: [
        Chart.Panel(
          x: Chart.Axis(
            "foreseen error of the coverage",
            isLogarithmic: true,
            low: 0.0002,
            high: 10
          ),
          y: Chart.Axis(
            "coverage of nominal 95 % intervals",
            low: 0.88,
            high: 1.005,
            ticks: .every(0.02)
          ),
          series: [
            .line("95 %", slope: 0, intercept: 0.95, role: .limit, hue: 0),
            Chart.Series(
              "promise",
              panel: "coverage",
              series: "promise",
              style: .band,
              role: .bound,
              hue: 2
            ),
            points("verdict given", "verdict", 1),
            points("no verdict given", "no verdict", 3),
          ]
        )
      ]
    )
  }
}

import Foundation
import PathSum

/// Coverage of nominal 95 % intervals on the panel.
enum CoverageTable {
  /// Nanoseconds that one cell may take: ten minutes of one core.
  private static let budget = 6e11
  /// What splitting is planned for: runs scatter, and a verdict takes 5 %.
  private static let precision = 0.04
  /// The most particles of one run of splitting.
  private static let largestSplit = 2e4

  static func make(
    _ runs: Replications,
    isSplit: Bool,
    widths: String?
  ) async throws -> Table {
    var table = Table(columns: [
      "widths", "weights", "bias", "moment", "beta", "method", "sampler",
      "samples", "relative_error", "foreseen_coverage_error", "verdict_given",
      "replications", "covered", "coverage", "ci_low", "ci_high", "above",
      "below", "within_promise",
    ])
    let progress = Progress("coverage")
    defer { progress.finish() }
    let panel = CalibrationNet.panel.filter {
      widths == nil || $0.widths == widths
    }
    for (i, net) in panel.enumerated() {
      progress.update(Double(i) / Double(panel.count))
      let study = try CoverageStudy(net, replications: runs, budget: budget)
      if isSplit {
        try await addSplit(study, to: &table)
      } else {
        try await addDirect(study, to: &table)
      }
    }
    return table
  }

  private static func addDirect(
    _ study: CoverageStudy,
    to table: inout Table
  ) async throws {
    for size in study.sizes {
      let cell = try await study.direct(samples: size)
      add(cell, of: study.net, to: &table)
    }
  }

  private static func addSplit(
    _ study: CoverageStudy,
    to table: inout Table
  ) async throws {
    guard try canSplit(study.net) else { return }
    guard let pilot = try await study.pilot() else { return }
    let planned = pilot.particlesNeeded(precision: precision)
    guard planned <= largestSplit else { return }
    let cell = try await study.split(
      particles: Int(planned),
      foreseen: pilot.relativeError(particles: Int(planned))
    )
    add(cell, of: study.net, to: &table)
  }

  /// Whether islands have a finite variance of their variance.
  private static func canSplit(_ net: CalibrationNet) throws -> Bool {
    try net.spec().weights.allSatisfy {
      $0.highestFiniteMoment(upTo: 4 * net.order) == 4 * net.order
    }
  }

  private static func add(
    _ cell: CoverageStudy.Cell,
    of net: CalibrationNet,
    to table: inout Table
  ) {
    for isGiven in [true, false] {
      let trials = cell.trials(withVerdict: isGiven)
      // A handful of runs tells nothing of a rate.
      guard trials.count >= 100 || trials.count == cell.trials.count else {
        continue
      }
      guard !trials.isEmpty else { continue }
      let covered = trials.covered
      let interval = Tail.binomialInterval(
        covered,
        n: trials.count,
        confidence: 0.95
      )
      let share = Double(covered) / Double(trials.count)
      table.append(
        [
          "method": cell.method.rawValue, "sampler": cell.sampler,
          "samples": "\(cell.samples)",
          "relative_error": Number.full(cell.relativeError),
          "foreseen_coverage_error": Number.full(cell.foreseenError),
          "verdict_given": isGiven ? "yes" : "no",
          "replications": "\(trials.count)", "covered": "\(covered)",
          "coverage": Number.full(share),
          "ci_low": Number.full(interval.low),
          "ci_high": Number.full(interval.high), "above": "\(trials.above)",
          "below": "\(trials.count - covered - trials.above)",
          "within_promise": (0.935...0.965).contains(share) ? "yes" : "no",
        ],
        under: net.cells
      )
    }
  }
}

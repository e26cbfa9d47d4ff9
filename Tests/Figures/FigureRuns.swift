import ExactArithmetic
import Figures
import Foundation
import Networks

/// Small runs of the second-moment figure, and its rows with names.
enum FigureRuns {
  /// A budget at which a few points only are sampled.
  static let draws = 1e6

  /// The repository's published architectures.
  static let publishedPath = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../data/architectures.csv").standardized.path

  /// The outcome for a seed on some threads.
  static func outcome(
    seed: UInt64 = 2018,
    threads: Int = 1,
    draws: Double = draws,
    published: Bool = false
  ) async throws -> SecondMomentFigure.Outcome {
    try await SecondMomentFigure(
      published: published ? PublishedArchitectures.read(publishedPath) : [],
      seed: seed,
      threads: threads,
      draws: draws
    ).run()
  }

  /// One run without samples, shared by the tests of what is exact.
  static let exact = Task { try await outcome(draws: 1, published: true) }

  /// The exact rows of a run.
  static func exactRows() async throws -> [Row] {
    rows(try await exact.value.table).filter { $0["method"] == "exact" }
  }

  /// A row of the table by column names.
  typealias Row = [String: String]

  static func rows(_ table: Table) -> [Row] {
    table.rows.map { row in
      Row(uniqueKeysWithValues: zip(table.columns, row))
    }
  }
}

extension FigureRuns.Row {
  /// The network of the row.
  var architecture: Architecture {
    get throws { try Architecture(parsing: self["widths"] ?? "") }
  }

  /// A cell as a number; NaN where it is none, which fails every comparison.
  func number(_ column: String) -> Double {
    self[column].flatMap { Double($0) } ?? .nan
  }
}

import Foundation
import Sampling

/// The rows of a figure of the gallery, each a mark of its chart.
///
/// Every row names its panel and series, has the figure's own parameters, the
/// coordinates, and how the ordinate is known. `ci_low`, `ci_high`, `err_minus`
/// and `err_plus` are in the units of `y`; `log_value` is ln y where y > 0.
/// A number that is not finite is an empty cell.
public struct GalleryRows: Sendable {
  /// The rows so far.
  public private(set) var table: Table
  private let figure: String

  /// The columns of a figure with parameters of its own.
  public static func columns(_ parameters: [String]) -> [String] {
    ["figure", "panel", "series"] + parameters + [
      "x", "y", "log_value", "ci_low", "ci_high", "err_minus", "err_plus",
      "confidence", "method", "evidence", "sampler", "samples", "seed",
      "verdict",
    ]
  }

  /// No rows yet of a figure.
  public init(_ figure: some GalleryFigure) {
    self.figure = figure.name
    table = Table(columns: figure.columns)
  }

  /// An ordinate and how it is known.
  public struct Ordinate: Sendable {
    let cells: KeyValuePairs<String, String?>

    /// A value without error, by the method in words.
    public static func exact(
      _ y: Double,
      method: String = "exact"
    ) -> Ordinate {
      Ordinate(cells: [
        "y": Number.full(y), "log_value": logarithm(y),
        "ci_low": Number.full(y), "ci_high": Number.full(y),
        "err_minus": "0", "err_plus": "0", "method": method,
      ])
    }

    /// A rigorous interval, such as a band between bounds; y is the middle.
    public static func band(
      _ range: ClosedRange<Double>,
      method: String
    ) -> Ordinate {
      let y = (range.lowerBound + range.upperBound) / 2
      return Ordinate(cells: [
        "y": Number.full(y), "log_value": logarithm(y),
        "ci_low": Number.full(range.lowerBound),
        "ci_high": Number.full(range.upperBound),
        "err_minus": Number.full(y - range.lowerBound),
        "err_plus": Number.full(range.upperBound - y), "method": method,
      ])
    }

    /// A sampled value with its interval.
    public static func sampled(
      _ y: Double,
      low: Double,
      high: Double,
      confidence: Double,
      method: String,
      sampler: String,
      evidence: String,
      samples: Int,
      seed: UInt64,
      verdict: String? = nil
    ) -> Ordinate {
      Ordinate(cells: [
        "y": Number.full(y), "log_value": logarithm(y),
        "ci_low": Number.full(low), "ci_high": Number.full(high),
        "err_minus": Number.full(y - low), "err_plus": Number.full(high - y),
        "confidence": "\(confidence)", "method": method, "evidence": evidence,
        "sampler": sampler, "samples": "\(samples)", "seed": "\(seed)",
        "verdict": verdict,
      ])
    }

    private static func logarithm(_ y: Double) -> String? {
      y > 0 ? Number.full(log(y)) : nil
    }
  }

  /// Adds a mark.
  ///
  /// `parameters` are cells of the figure's own columns; a row without a finite
  /// place on both axes is kept, but no chart draws it.
  public mutating func add(
    panel: String,
    series: String,
    parameters: KeyValuePairs<String, String?> = [:],
    x: Double,
    _ ordinate: Ordinate
  ) {
    var cells: [String: String] = [
      "figure": figure, "panel": panel, "series": series,
    ]
    cells["x"] = Number.full(x)
    for (name, cell) in Array(ordinate.cells) + Array(parameters) {
      precondition(table.columns.contains(name), "no column is named \(name)")
      cells[name] = cell ?? ""
    }
    table.append(table.columns.map { cells[$0] ?? "" })
  }
}

import ExactArithmetic
import Foundation
import Measures
import Networks
import Sampling
import Theory

/// What the law of the weights changes, and what it does not.
///
/// E Z² by the transfer recursion for four laws; Var ln Z against the kurtosis
/// term 2(κ − 3)‖u‖₄⁴/n of B. Hanin and M. Nica, "Products of many large random
/// matrices and gradients in deep neural networks", Commun. Math. Phys. 376
/// (2020), arXiv:1812.05994; and the growth a layer deep inside, where the
/// kurtosis is of order 1/n² only.
public struct Universality: GalleryFigure {
  public let name = "universality"
  public let title = "What the law of the weights changes"
  public let caption =
    "Second moments for laws from kurtosis 1 to 6 merge as the width grows at"
    + " fixed depth, for the kurtosis enters at order 1/n only by the one"
    + " matrix that acts on a localized vector."

  /// A law of the figure, with the biases that rule out its ties.
  struct Law: Sendable {
    let name: String
    let measure: any WeightMeasure
    let bias: BiasMeasure
    /// κ.
    let kurtosis: Double

    /// The name as it is written in a key.
    var label: String {
      ["uniform", "logistic"].contains(name) ? name : name.capitalized
    }
  }

  /// Its laws, by kurtosis; the logistic one is in the second panel only.
  static let laws: [Law] = [
    Law(
      name: "rademacher",
      measure: Rademacher(),
      bias: .random(Gaussian(), variance: Rational(1, 100)),
      kurtosis: 1
    ),
    Law(name: "uniform", measure: Uniform(), bias: .none, kurtosis: 1.8),
    Law(name: "gaussian", measure: Gaussian(), bias: .none, kurtosis: 3),
    Law(name: "logistic", measure: Logistic(), bias: .none, kurtosis: 4.2),
    Law(name: "laplace", measure: Laplace(), bias: .none, kurtosis: 6),
  ]

  /// The laws of the first panels.
  static var fourLaws: [Law] { laws.filter { $0.name != "logistic" } }

  /// The depths of the first panels.
  static let depths = [2, 4, 8]

  /// The figure.
  public init() {}

  public var columns: [String] {
    GalleryRows.columns([
      "weights", "bias", "kurtosis", "width", "depth", "start",
    ])
  }

  public func seconds(_ level: GalleryLevel) -> Double {
    level == .quick ? 10 : 60
  }

  public func run(
    _ settings: GallerySettings,
    progress: (Double) -> Void
  ) async throws -> GalleryOutcome {
    var rows = GalleryRows(self)
    var count = IntervalCount()
    try await addMoments(&rows, &count, settings) { progress(0.5 * $0) }
    try await addSpreads(&rows, settings) { progress(0.5 + 0.5 * $0) }
    addGrowth(&rows)
    return GalleryOutcome(table: rows.table, findings: [count.finding])
  }

  /// The figure's own cells of a row.
  func parameters(
    _ law: Law?,
    kurtosis: Double? = nil,
    width: Int,
    depth: Int?,
    start: String? = nil
  ) -> KeyValuePairs<String, String?> {
    [
      "weights": law?.name, "bias": law?.bias.name,
      "kurtosis": Number.full(kurtosis ?? law?.kurtosis),
      "width": "\(width)", "depth": depth.map(String.init), "start": start,
    ]
  }

  /// n² times what the growth a layer exceeds 1 + 5/n by, against κ.
  private func addGrowth(_ rows: inout GalleryRows) {
    for width in [10, 30, 100, 1000] {
      for step in 0...40 {
        let kurtosis = 1 + 0.2 * Double(step)
        rows.add(
          panel: "growth",
          series: "n=\(width)",
          parameters: parameters(
            nil,
            kurtosis: kurtosis,
            width: width,
            depth: nil
          ),
          x: kurtosis,
          .exact(
            InteriorGrowth.correction(kurtosis: kurtosis, width: Double(width))
          )
        )
      }
    }
  }
}

import Foundation
import PathSum

/// The distribution function and the density of ln Z on a grid, for plots.
struct LawGrid {
  private let spec: NetworkSpec
  private let rows: [Row]

  /// The exact law and the log-normal one at one point.
  struct Row: Encodable {
    let lnZ: Double
    let cdf: Double
    let cdfError: Double
    let density: Double
    let densityError: Double
    let lognormalCDF: Double
  }

  init(_ spec: NetworkSpec, _ law: LogLaw, count: Int) throws {
    self.spec = spec
    let limit = try LogNormal(spec.architecture, spec.quantity)
    let low = try law.quantile(1e-6).value
    let high = try law.quantile(1 - 1e-6).value
    rows = (0..<count).map { i in
      let y = low + (high - low) * Double(i) / Double(count - 1)
      let cdf = law.cdf(y)
      let density = law.density(y)
      return Row(
        lnZ: y,
        cdf: cdf.value,
        cdfError: cdf.error,
        density: density.value,
        densityError: density.error,
        lognormalCDF: limit.cdf(y)
      )
    }
  }

  /// The grid, a point a row.
  var table: Table {
    var table = Table(columns: [
      "ln_z", "cdf", "cdf_error", "pdf", "pdf_error", "lognormal_cdf",
    ])
    for row in rows {
      table.append([
        "\(row.lnZ)", "\(row.cdf)", "\(row.cdfError)", "\(row.density)",
        "\(row.densityError)", "\(row.lognormalCDF)",
      ])
    }
    return table
  }

  /// The grid as JSON.
  var document: some Encodable {
    Document(network: NetworkDocument(spec), results: rows)
  }

  private struct Document: Encodable {
    let schema = "pathsum/1"
    let command = "law"
    let network: NetworkDocument
    let results: [Row]
  }
}

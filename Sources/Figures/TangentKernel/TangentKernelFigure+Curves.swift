import Foundation
import PathSums

/// The exact curves.
extension TangentKernelFigure {
  /// The ratios of one width, up to d = 2n or 64 depths on the way.
  func addCurves(_ rows: inout GalleryRows, _ width: Int) throws {
    for depth in stride(from: 1, through: 2 * width, by: max(1, width / 32)) {
      let net = try TangentKernelFigure.architecture(
        width: width,
        depth: depth
      )
      for (part, value) in Ratios(TangentKernel(net)).named {
        rows.add(
          panel: "ratios",
          series: "\(part) n=\(width)",
          parameters: parameters(width, depth),
          x: Double(depth) / Double(width),
          .exact(value)
        )
      }
      guard width == 128 else { continue }
      for (series, value) in published(width, depth) {
        rows.add(
          panel: "ratios",
          series: series,
          parameters: parameters(width, depth),
          x: Double(depth) / Double(width),
          .exact(value, method: "published estimate")
        )
      }
    }
  }

  /// The estimates of Hanin and Nica, without their constants.
  ///
  /// They are e^{5d/n} and, for |x|² = n₀ and β_j = Σ_{i≤j} 1/n_i,
  ///
  ///     E K² ∼ (d² + d Σ_j e^{−5β_j} + Σ_{j₁≤j₂} e^{−5β_{j₂}}) e^{5β}.
  ///
  /// The latter is divided by its value at n = ∞, (d² + d² + d(d+1)/2), so that
  /// both estimates start at 1.
  private func published(
    _ width: Int,
    _ depth: Int
  ) -> [(String, Double)] {
    let (n, d) = (Double(width), Double(depth))
    var (single, double) = (0.0, 0.0)
    for j in 1...depth {
      let decay = exp(-5 * Double(j) / n)
      single += decay
      double += Double(j) * decay
    }
    let growth = exp(5 * d / n)
    let start = 2 * d * d + d * (d + 1) / 2
    return [
      ("exp(5d/n)", growth),
      ("estimate", (d * d + d * single + double) / start * growth),
    ]
  }
}

import Foundation

/// The exact curves.
extension Quenched {
  /// The curves of one hidden width, up to β = 1.
  func addCurves(_ rows: inout GalleryRows, _ width: Int) throws {
    for layers in 0...width {
      let net = try Quenched.architecture(width: width, layers: layers)
      let beta = net.beta.doubleValue
      func add(_ panel: String, _ series: String, _ y: Double) {
        rows.add(
          panel: panel,
          series: series,
          parameters: parameters(width, layers, beta),
          x: beta,
          .exact(y)
        )
      }
      let means = Quenched.means(net).map(\.doubleValue)
      add("means", "quenched n=\(width)", means[0])
      guard width == Quenched.width else { continue }
      // Var Z² of one entry, E Z² being 1/n₀.
      add("means", "annealed", means[1] - 1)
      add("typical", "mean", means[0])
      addBounds(&rows, layers, beta)
      for (series, mean) in zip(Quenched.series, means).dropFirst() {
        add("pairs", series, mean)
      }
    }
  }

  /// Hanin's bounds for Gaussian weights and all M = n₀² entries.
  ///
  /// They are 18 e^{18β} and
  ///
  ///     (1 − 1/M)(1 − η + 8 (η/n₁) e^{−1/n₁}) e^{β/2},
  ///
  /// η = (n₀ − 1)/(M − 1) being the share of pairs with the same output.
  private func addBounds(
    _ rows: inout GalleryRows,
    _ layers: Int,
    _ beta: Double
  ) {
    let (n, first) = (Double(Quenched.ends), Double(Quenched.width))
    let entries = n * n
    let share = (n - 1) / (entries - 1)
    let paired = 8 * share / first * exp(-1 / first)
    let start = (1 - 1 / entries) * (1 - share + paired)
    for (series, y) in [
      ("upper bound", 18 * exp(18 * beta)),
      ("lower bound", start * exp(beta / 2)),
    ] {
      rows.add(
        panel: "means",
        series: series,
        parameters: parameters(Quenched.width, layers, beta),
        x: beta,
        .exact(y, method: series)
      )
    }
  }

  /// The figure's own cells of a row.
  func parameters(
    _ width: Int,
    _ layers: Int,
    _ beta: Double
  ) -> KeyValuePairs<String, String?> {
    [
      "width": "\(width)", "hidden_layers": "\(layers)",
      "beta": Number.full(beta),
    ]
  }
}

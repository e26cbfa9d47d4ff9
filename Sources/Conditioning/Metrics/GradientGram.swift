import GSL

/// The inner products of some gradients, and how alike they make them.
///
/// With h_1, …, h_n the gradients and h̄ their mean:
///
///     confusion  −min(min_{i≠j} cos(h_i, h_j), 0)
///     diversity  Σ ‖h_i‖² / ‖Σ h_i‖²  ≥ 1/n
///     coherence  n ‖h̄‖² / Σ ‖h_i‖²  in [0, 1]
///     stable rank  Σ ‖h_i‖² / ‖[h_1 … h_n]‖₂²
///
/// Confusion: K. A. Sankararaman, S. De, Z. Xu, W. R. Huang, T. Goldstein, *The
/// Impact of Neural Network Overparameterization on Gradient Confusion and
/// Stochastic Gradient Descent*, arXiv:1904.06963. Diversity: D. Yin et al.,
/// *Gradient Diversity*, arXiv:1706.05699. Coherence: S. Chatterjee,
/// P. Zielinski, *Making Coherence Out of Nothing At All*, arXiv:2008.01217.
/// All as collected in M. V. Nelson, *Gradient Conditioning in Deep Neural
/// Networks*, thesis, Brigham Young University, 2022.
///
/// Diversity times coherence times n is 1 on the same gradients: they are one
/// metric, not two.
public struct GradientGram: Sendable {
  /// n.
  public let count: Int
  /// ⟨h_i, h_j⟩, row-major.
  public let products: [Double]

  /// The inner products of n gradients; there must be n² of them.
  public init(count: Int, products: [Double]) {
    precondition(products.count == count * count)
    self.count = count
    self.products = products
  }

  /// The inner products of the gradients of all examples.
  public init(_ factors: GradientFactors) {
    self.init(count: factors.count, products: factors.innerProducts)
  }

  /// The inner products of vectors that are given themselves.
  public init(_ vectors: Rows) {
    var products = Array(repeating: 0.0, count: vectors.count * vectors.count)
    vectors.addInnerProducts(with: vectors, to: &products)
    self.init(count: vectors.count, products: products)
  }

  /// The inner products of the means of consecutive groups of `size` gradients;
  /// a last group that is not full is left out.
  public func grouped(_ size: Int) -> GradientGram {
    let size = min(max(size, 1), max(count, 1))
    let groups = count / size
    var means = Array(repeating: 0.0, count: groups * groups)
    for i in 0..<(groups * size) {
      for j in 0..<(groups * size) {
        means[i / size * groups + j / size] += products[i * count + j]
      }
    }
    let square = Double(size * size)
    return GradientGram(count: groups, products: means.map { $0 / square })
  }

  /// Σ ‖h_i‖².
  public var squares: Double {
    (0..<count).reduce(0) { $0 + products[$1 * count + $1] }
  }

  /// ‖Σ h_i‖², not below 0.
  public var squareOfSum: Double { max(0, products.reduce(0, +)) }

  private static let zero = "every gradient is 0"

  /// n ‖h̄‖²/Σ ‖h_i‖².
  public var coherence: MetricValue {
    MetricValue(
      squareOfSum / Double(max(count, 1)),
      over: squares,
      zero: GradientGram.zero
    )
  }

  /// Σ ‖h_i‖²/‖Σ h_i‖².
  public var diversity: MetricValue {
    if squares == 0 { return .undefined(GradientGram.zero) }
    return MetricValue(
      squares,
      over: squareOfSum,
      zero: "the gradients sum to 0"
    )
  }

  /// The bound η = max(0, −min ⟨h_i, h_j⟩) over pairs, not normalised.
  public var confusionBound: MetricValue {
    guard count > 1 else { return .undefined(GradientGram.lonely) }
    return MetricValue(max(0, -(offDiagonal { _, _, p in p }.min() ?? 0)))
  }

  /// −min(min cos(h_i, h_j), 0) over pairs of gradients that are not 0.
  public var confusion: MetricValue {
    guard count > 1 else { return .undefined(GradientGram.lonely) }
    let lengths = (0..<count).map { products[$0 * count + $0].squareRoot() }
    let cosines = offDiagonal { i, j, p -> Double? in
      let length = lengths[i] * lengths[j]
      return length > 0 ? p / length : nil
    }
    .compactMap { $0 }
    guard let least = cosines.min() else {
      return .undefined("fewer than two gradients are not 0")
    }
    return MetricValue(min(1, max(0, -least)))
  }

  private static let lonely = "confusion is of pairs, and there is one gradient"

  private func offDiagonal<T>(
    _ body: (Int, Int, Double) -> T
  ) -> [T] {
    (0..<count).flatMap { i in
      (0..<i).map { j in body(i, j, products[i * count + j]) }
    }
  }

  /// Σ ‖h_i‖²/‖[h_1 … h_n]‖₂², from the largest eigenvalue of the products.
  public var stableRank: MetricValue {
    guard squares > 0 else { return .undefined(GradientGram.zero) }
    guard let largest = largestEigenvalue else {
      return .undefined("the eigenvalues were not found")
    }
    return MetricValue(squares / largest)
  }

  private var largestEigenvalue: Double? {
    var symmetric = products
    for i in 0..<count {
      for j in 0..<i { symmetric[j * count + i] = symmetric[i * count + j] }
    }
    let matrix = try? Matrix(rows: count, columns: count, values: symmetric)
    return try? matrix?.symmetricEigenvalues().last
  }
}

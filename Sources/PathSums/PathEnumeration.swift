import ExactArithmetic
import Measures
import Networks

/// The sum over paths, term by term.
///
///     E[Z_{p,q}^{2K}] = Σ_Γ ∏_{j=1}^{d} (½)^{|Γ(j)|} ∏_{α ∈ Γ(j−1), β ∈ Γ(j)} μ^{(j)}_{|Γ_{α,β}(j)|}
///
/// over all tuples Γ = (γ_1, …, γ_{2K}) of paths from input p to output q, where
/// Γ(j) is the set of neurons of layer j that the tuple visits, Γ_{α,β}(j) the
/// set of its paths that use the edge from α to β, and μ_r = ∫ x^r dμ. For a row
/// the paths start in pairs at any inputs. Source: Hanin, "Which neural net
/// architectures give rise to exploding and vanishing gradients?", NeurIPS 2018.
///
/// Nothing is shared with the transfer recursion but the moments of the laws.
public struct PathEnumeration: Sendable {
  private let widths: [Int]
  private let quantity: Quantity
  private let masksOutput: Bool
  /// μ^{(j)}_{2r}, by layer and r.
  private let edgeMoments: [[Rational]]
  private let order: Int

  /// The most tuples that are enumerated.
  public static let limit = 1_000_000_000.0

  /// The K-th moment of the network's quantity, K ≥ 1.
  ///
  /// Throws if the tuples are too many, a law is asymmetric, or a moment is not
  /// a finite rational.
  public init(_ spec: NetworkSpec, order: Int) throws(PathSumError) {
    widths = spec.architecture.widths
    quantity = spec.quantity
    masksOutput = spec.outputActivation == .relu
    self.order = order
    var edgeMoments: [[Rational]] = []
    for (j, law) in spec.weights.enumerated() {
      let variance = Rational(2, spec.architecture.widths[j])
      let moments = (0...order).compactMap { r in
        law.standardizedMoment(r).rational.map { $0 * variance.power(r) }
      }
      guard law.isSymmetric, moments.count == order + 1 else {
        throw PathSumError(
          "enumeration needs symmetric laws with rational moments up to order"
            + " \(2 * order), which \(law.name) is not"
        )
      }
      edgeMoments.append(moments)
    }
    self.edgeMoments = edgeMoments
    let count = PathEnumeration.tupleCount(
      spec.architecture,
      spec.quantity,
      order: order
    )
    guard count <= PathEnumeration.limit else {
      throw PathSumError(
        "\(spec.quantity.momentName(order)) of \(spec.architecture) is a sum"
          + " over \(count) path tuples, more than the 1e9 that are enumerated:"
          + " use the recursion"
      )
    }
  }

  /// The number of tuples: (∏ hidden widths)^{2K}, times n₀^K for a row.
  public static func tupleCount(
    _ architecture: Architecture,
    _ quantity: Quantity,
    order: Int
  ) -> Double {
    var count = 1.0
    for width in architecture.hiddenWidths {
      for _ in 0..<(2 * order) { count *= Double(width) }
    }
    if quantity.input == nil {
      for _ in 0..<order { count *= Double(architecture.inputWidth) }
    }
    return count
  }

  /// The sum of all terms.
  public func sum() -> Rational {
    let end = Array(repeating: quantity.output, count: 2 * order)
    return sum(below: widths.count - 1, neurons: end)
  }

  /// The sum over all continuations downward of 2K paths that stand at
  /// `neurons` of layer j.
  private func sum(below j: Int, neurons: [Int]) -> Rational {
    if j == 0 { return 1 }
    var total: Rational = 0
    var classes: [Rational: Int] = [:]
    forEachAssignment(layer: j - 1) { previous in
      let factor = factor(layer: j, from: previous, to: neurons)
      if factor.isZero { return }
      if j == 1 {
        classes[factor, default: 0] += 1
      } else {
        total += factor * sum(below: j - 1, neurons: previous)
      }
    }
    for (factor, count) in classes { total += factor * Rational(count) }
    return total
  }

  /// Calls `body` with every placement of the 2K paths in a layer.
  private func forEachAssignment(layer: Int, _ body: ([Int]) -> Void) {
    if layer == 0, let input = quantity.input {
      body(Array(repeating: input, count: 2 * order))
      return
    }
    let width = widths[layer]
    let isPaired = layer == 0
    var digits = Array(repeating: 0, count: isPaired ? order : 2 * order)
    var position = 0
    while position < digits.count {
      body(isPaired ? digits.flatMap { [$0, $0] } : digits)
      position = 0
      while position < digits.count {
        digits[position] += 1
        if digits[position] < width { break }
        digits[position] = 0
        position += 1
      }
    }
  }

  /// (½)^{|Γ(j)|} ∏ μ^{(j)}_{|Γ_{α,β}(j)|} of one layer.
  private func factor(
    layer j: Int,
    from previous: [Int],
    to neurons: [Int]
  ) -> Rational {
    var edges: [Int: Int] = [:]
    for (a, b) in zip(previous, neurons) {
      edges[a * widths[j] + b, default: 0] += 1
    }
    if edges.values.contains(where: { !$0.isMultiple(of: 2) }) { return 0 }
    let isMasked = j < widths.count - 1 || masksOutput
    let visited = isMasked ? Set(neurons).count : 0
    let moments = edges.values.map { edgeMoments[j - 1][$0 / 2] }
    return moments.product() * Rational(1, 2).power(visited)
  }
}

import ExactArithmetic

/// Expectations of products of path sums, one tuple of strands at a time.
///
/// A strand is a path through some of the layers of a network with independent
/// masks. Strands come in pairs, which are the squared lengths and entries that
/// the closed forms are about: both start (at their upper layer) in one neuron,
/// fixed or summed over, and both end in one neuron of their lower layer,
/// fixed or summed over, or run freely down to the input x or to a bias. The
/// expectation of a tuple is the product of the Gaussian moments of its edges
/// and of the mask moments of the neurons it visits. It shares nothing with the
/// library but rational arithmetic.
struct StrandSum {
  /// A neuron that both strands of a pair stand in.
  enum Site {
    case each(Int, Int)
    case shared
  }

  /// Two strands with the layers between which they run.
  struct Pair {
    var upper: Int
    var top: Site
    var lower: Int
    /// nil: the strands end at inputs, weighted by x, or at biases.
    var bottom: Site?
  }

  var widths: [Int]
  /// The variance of a weight of layer j, times the fan-in.
  var gain: Rational = 2
  /// E m^k of a mask.
  var mask: (Int) -> Rational = { _ in Rational(1, 2) }
  /// The variance of a bias.
  var biasVariance: Rational = 0
  var input: [Rational] = []
  var masksOutput = true

  /// E of the product of the pairs' sums.
  func sum(_ pairs: [Pair]) -> Rational {
    let start = Array(repeating: Int?.none, count: 2 * pairs.count)
    return descend(widths.count - 1, start, pairs)
  }

  private func descend(
    _ layer: Int,
    _ incoming: [Int?],
    _ pairs: [Pair]
  ) -> Rational {
    var total: Rational = 0
    forEachStart(layer, 0, incoming, pairs) { sites in
      guard ends(layer, sites, pairs) else { return }
      let visits = multiplicities(sites.compactMap { $0 })
      var weight: Rational = 1
      let isMasked = layer > 0 && (masksOutput || layer < widths.count - 1)
      if isMasked { for k in visits.values { weight *= mask(k) } }
      if layer == 0 {
        for (i, pair) in pairs.enumerated() where pair.bottom == nil {
          for site in [sites[2 * i], sites[2 * i + 1]] {
            if let site { weight *= input[site] }
          }
        }
        total += weight
        return
      }
      var next = sites
      for (i, pair) in pairs.enumerated() where pair.lower == layer {
        (next[2 * i], next[2 * i + 1]) = (nil, nil)
      }
      total += weight * edges(layer, next, pairs)
    }
    return total
  }

  /// Places the pairs that start in this layer.
  private func forEachStart(
    _ layer: Int,
    _ i: Int,
    _ sites: [Int?],
    _ pairs: [Pair],
    _ body: ([Int?]) -> Void
  ) {
    guard i < pairs.count else { return body(sites) }
    var sites = sites
    guard pairs[i].upper == layer else {
      return forEachStart(layer, i + 1, sites, pairs, body)
    }
    switch pairs[i].top {
    case .each(let a, let b):
      (sites[2 * i], sites[2 * i + 1]) = (a, b)
      forEachStart(layer, i + 1, sites, pairs, body)
    case .shared:
      for v in 0..<widths[layer] {
        (sites[2 * i], sites[2 * i + 1]) = (v, v)
        forEachStart(layer, i + 1, sites, pairs, body)
      }
    }
  }

  private func ends(_ layer: Int, _ sites: [Int?], _ pairs: [Pair]) -> Bool {
    for (i, pair) in pairs.enumerated() where pair.lower == layer {
      switch pair.bottom {
      case .each(let a, let b)?:
        if sites[2 * i] != a || sites[2 * i + 1] != b { return false }
      case .shared?:
        if sites[2 * i] != sites[2 * i + 1] { return false }
      case nil: continue
      }
    }
    return true
  }

  /// All ways to move every strand of a layer one layer down.
  private func edges(
    _ layer: Int,
    _ sites: [Int?],
    _ pairs: [Pair]
  ) -> Rational {
    let movers = sites.indices.filter { sites[$0] != nil }
    let n = widths[layer - 1]
    var choice = Array(repeating: 0, count: movers.count)
    var total: Rational = 0
    while true {
      // The choice n is the bias.
      var edges: [[Int]] = []
      var next = sites
      var isAllowed = true
      for (m, strand) in movers.enumerated() {
        edges.append([choice[m], sites[strand] ?? 0])
        next[strand] = choice[m] == n ? nil : choice[m]
        if choice[m] == n, pairs[strand / 2].bottom != nil { isAllowed = false }
      }
      if isAllowed {
        var weight: Rational = 1
        for (edge, k) in multiplicities(edges) {
          let variance = edge[0] == n ? biasVariance : gain / Rational(n)
          weight *= StrandSum.gaussian(k, variance)
        }
        if !weight.isZero { total += weight * descend(layer - 1, next, pairs) }
      }
      var m = 0
      let last = biasVariance.isZero ? n - 1 : n
      while m < choice.count {
        choice[m] += 1
        if choice[m] <= last { break }
        choice[m] = 0
        m += 1
      }
      if m == choice.count { return total }
    }
  }

  private func multiplicities<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
    keys.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The k-th moment of a centred Gaussian.
  static func gaussian(_ k: Int, _ variance: Rational) -> Rational {
    if !k.isMultiple(of: 2) { return 0 }
    return stride(from: 1, to: k, by: 2)
      .reduce(Rational(1)) { $0 * Rational($1) * variance }
  }
}

extension StrandSum.Pair {
  /// E over a product of entries Z_{p,q} Z_{p′,q′}.
  static func entries(
    _ depth: Int,
    inputs: (Int, Int),
    outputs: (Int, Int)
  ) -> StrandSum.Pair {
    .init(
      upper: depth,
      top: .each(outputs.0, outputs.1),
      lower: 0,
      bottom: .each(inputs.0, inputs.1)
    )
  }

  /// ‖a^{(j)}‖².
  static func activation(_ j: Int) -> StrandSum.Pair {
    .init(upper: j, top: .shared, lower: 0, bottom: nil)
  }

  /// ‖δ_j‖² of output 0.
  static func delta(_ j: Int, depth: Int) -> StrandSum.Pair {
    .init(upper: depth, top: .each(0, 0), lower: j, bottom: .shared)
  }
}

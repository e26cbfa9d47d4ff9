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
///
///     let net = try NetworkSpec(architecture: .init(parsing: "2,3,1"))
///     let census = try PathEnumeration(net, order: 2).census()
///     print(census.tuples, census.vanishing)  // 324 264
///     print(census.sum)  // 32/3, exactly
///     print(try ExactMoments(net).moment(2))  // 32/3, exactly
public struct PathEnumeration: Sendable {
  /// One class of tuples of equal weight.
  public struct Class: Sendable {
    /// How many tuples the class has.
    public let count: Int
    /// ∏ (½)^{|Γ(j)|} ∏ μ, the weight of each of them.
    public let factor: Rational
    /// |Γ(j)| for j = 1, …, d.
    public let visited: [Int]
    /// The multiplicities of the edges of every layer, in decreasing order.
    public let multiplicities: [[Int]]
    /// The neurons of one of its tuples: one row a layer, one column a path.
    public let example: [[Int]]

    /// Count times factor.
    public var contribution: Rational { Rational(count) * factor }
  }

  /// Everything that an enumeration finds.
  public struct Census: Sendable {
    /// The classes of nonzero weight, the largest contribution first.
    public let classes: [Class]
    /// The number of tuples with an edge used an odd number of times, all of
    /// weight 0.
    public let vanishing: Int

    /// The number of tuples.
    public var tuples: Int { classes.map(\.count).reduce(vanishing, +) }

    /// The sum of all terms.
    public var sum: Rational { classes.map(\.contribution).sum() }
  }

  private let tuples: PathTuples
  private let masksOutput: Bool
  /// μ^{(j)}_{2r}, by layer and r.
  private let edgeMoments: [[Rational]]

  /// The most tuples that are enumerated.
  public static let limit = 1_000_000_000.0

  /// The largest K that is enumerated.
  public static let largestOrder = 12

  /// The K-th moment of the network's quantity, or with `mixed` exponents
  /// (a_1, a_2, …) the moment E[∏ Z_{i−1,q}^{2a_i}] over the first inputs.
  ///
  /// Throws if the tuples are too many, a law is asymmetric, or a moment is not
  /// a finite rational.
  public init(
    _ spec: NetworkSpec,
    order: Int,
    mixed: [Int]? = nil
  ) throws(PathSumError) {
    guard (1...PathEnumeration.largestOrder).contains(order) else {
      throw PathSumError(
        "the moment K = \(order) is outside 1 to"
          + " \(PathEnumeration.largestOrder), the orders that are enumerated"
      )
    }
    if let mixed {
      try MixedExponents.check(mixed, order: order, spec.architecture)
    }
    masksOutput = spec.outputActivation == .relu
    let start: PathTuples.Start
    if let mixed {
      start = .fixed(
        mixed.enumerated().flatMap { Array(repeating: $0, count: 2 * $1) }
      )
    } else if let input = spec.quantity.input {
      start = .fixed(Array(repeating: input, count: 2 * order))
    } else {
      start = .pairs
    }
    tuples = PathTuples(
      widths: spec.architecture.widths,
      paths: 2 * order,
      start: start,
      output: spec.quantity.output
    )
    guard tuples.count <= PathEnumeration.limit else {
      throw PathSumError(
        "\(spec.quantity.momentName(order)) of \(spec.architecture) is a sum"
          + " over \(tuples.countText) path tuples, more than the 1e9 that are"
          + " enumerated: use the recursion"
      )
    }
    edgeMoments = try PathEnumeration.edgeMoments(spec, order)
  }

  private static func edgeMoments(
    _ spec: NetworkSpec,
    _ order: Int
  ) throws(PathSumError) -> [[Rational]] {
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
    return edgeMoments
  }

  /// The number of tuples.
  public var tupleCount: Double { tuples.count }

  /// The number of tuples: (∏ hidden widths)^{2K}, times n₀^K for a row.
  public static func tupleCount(
    _ architecture: Architecture,
    _ quantity: Quantity,
    order: Int
  ) -> Double {
    let start = quantity.input.map {
      PathTuples.Start.fixed(Array(repeating: $0, count: 2 * order))
    }
    return PathTuples(
      widths: architecture.widths,
      paths: 2 * order,
      start: start ?? .pairs,
      output: quantity.output
    ).count
  }

  /// Visits every tuple.
  public func census() -> Census {
    let (found, vanishing) = tuples.classes()
    let classes = found.map { describe($0, $1) }
      .sorted { ($1.contribution, $0.count) < ($0.contribution, $1.count) }
    return Census(classes: classes, vanishing: vanishing)
  }

  /// The sum of all terms.
  public func sum() -> Rational { census().sum }

  private func describe(
    _ signature: PathTuples.Signature,
    _ found: PathTuples.Class
  ) -> Class {
    var factor: Rational = 1
    var visited: [Int] = []
    var multiplicities: [[Int]] = []
    for (j, layer) in signature.layers.enumerated() {
      var edges: [Int] = []
      for r in 1...PathEnumeration.largestOrder {
        let count = Int(layer >> UInt64(4 * (r - 1)) & 15)
        edges += Array(repeating: 2 * r, count: count)
        if count > 0 { factor *= edgeMoments[j][r].power(count) }
      }
      let neurons = Int(layer >> 48)
      let isMasked = j < signature.layers.count - 1 || masksOutput
      if isMasked { factor *= Rational(1, 2).power(neurons) }
      visited.append(neurons)
      multiplicities.append(edges.reversed())
    }
    return Class(
      count: found.count,
      factor: factor,
      visited: visited,
      multiplicities: multiplicities,
      example: found.example
    )
  }
}

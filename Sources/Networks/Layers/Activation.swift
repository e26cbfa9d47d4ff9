import ExactArithmetic
import Foundation

/// What a layer applies to its pre-activations: one scalar function or several
/// side by side.
///
///     φ(z) = [c_1 g_1(s_1 z); c_2 g_2(s_2 z); …],   c, s = ±1, entry by entry
///
/// Most have one piece. CReLU has two, [relu(z); relu(−z)] (W. Shang, K. Sohn,
/// D. Almeida, H. Lee, *Understanding and Improving Convolutional Neural Networks
/// via Concatenated Rectified Linear Units*, arXiv:1603.05201), so that its layer
/// has twice as many activations as pre-activations.
public struct Activation: Sendable, Hashable {
  /// z ↦ c g(s z) with signs c and s.
  public struct Piece: Sendable, Hashable {
    /// g.
    public let function: Nonlinearity
    /// Whether s = −1.
    public let isReflected: Bool
    /// Whether c = −1.
    public let isNegated: Bool

    /// The piece c g(s z).
    public init(
      _ function: Nonlinearity,
      isReflected: Bool = false,
      isNegated: Bool = false
    ) {
      self.function = function
      self.isReflected = isReflected
      self.isNegated = isNegated
    }
  }

  /// The pieces, in the order in which they are stacked.
  public let pieces: [Piece]

  /// The activation of these pieces; none count as the linear one.
  public init(_ pieces: [Piece]) {
    self.pieces = pieces.isEmpty ? [Piece(.linear)] : pieces
  }

  /// The activation of one function.
  public init(_ function: Nonlinearity) { self.init([Piece(function)]) }

  /// max(z, 0).
  public static let relu = Activation(.relu)
  /// z.
  public static let linear = Activation(.linear)
  /// 1/(1 + e^{−z}).
  public static let sigmoid = Activation(.sigmoid)
  /// tanh z.
  public static let tanh = Activation(.tanh)
  /// [relu(z); relu(−z)].
  public static let crelu = Activation([
    Piece(.relu), Piece(.relu, isReflected: true),
  ])

  /// z for z > 0 and `slope` · z otherwise.
  public static func leaky(_ slope: Rational) -> Activation {
    Activation(.leaky(slope))
  }

  /// Reads `relu`, `leaky(0.1)`, `linear`, `sigmoid`, `tanh` or `crelu`.
  public init(parsing text: String) throws(NetworkError) {
    switch text {
    case "relu": self = .relu
    case "linear": self = .linear
    case "sigmoid": self = .sigmoid
    case "tanh": self = .tanh
    case "crelu": self = .crelu
    default:
      guard text.hasPrefix("leaky("), text.hasSuffix(")"),
        let slope = Rational(String(text.dropFirst(6).dropLast())),
        slope.survivesRounding
      else {
        throw NetworkError(
          .malformed,
          "'\(text.prefix(40))' is not an activation: the activations are relu,"
            + " leaky(0.1) with any slope, linear, sigmoid, tanh and crelu"
        )
      }
      self = .leaky(slope)
    }
  }

  /// The activation as the command line spells it, or its formula if it has no
  /// name there.
  public var name: String {
    if self == .crelu { return "crelu" }
    if self == Activation(pieces[0].function) { return pieces[0].function.name }
    let terms = pieces.map { piece in
      (piece.isNegated ? "-" : "") + piece.function.name
        + (piece.isReflected ? "(-z)" : "(z)")
    }
    return "[\(terms.joined(separator: "; "))]"
  }

  /// Whether φ(cz) = c φ(z) for all c > 0.
  public var isHomogeneous: Bool {
    pieces.allSatisfy(\.function.isHomogeneous)
  }

  /// The homogeneous activation that equals this one to the last bit where z² is
  /// lost beside 1; nil if there is none, as for a sigmoid.
  var nearZero: Activation? {
    guard !pieces.contains(where: { $0.function == .sigmoid }) else {
      return nil
    }
    return Activation(
      pieces.map { piece in
        Piece(
          piece.function == .tanh ? .linear : piece.function,
          isReflected: piece.isReflected,
          isNegated: piece.isNegated
        )
      }
    )
  }

  /// How many activations `count` pre-activations have.
  public func width(of count: Int) -> Int { pieces.count * count }
}

extension Activation {
  /// φ(z).
  public func values(_ z: [Double]) -> [Double] {
    pieces.flatMap { $0.values(z) }
  }

  /// φ'(z) v, the directional derivative along `v`, as long as `z`.
  public func pushforward(_ v: [Double], at z: [Double]) -> [Double] {
    pieces.flatMap { zip($0.derivatives(z), v).map { $0 * $1 } }
  }

  /// φ'(z)ᵀ `v`, for a `v` as long as φ(z).
  public func pullback(_ v: [Double], at z: [Double]) -> [Double] {
    var sum = Array(repeating: 0.0, count: z.count)
    for (k, piece) in pieces.enumerated() {
      let slopes = piece.derivatives(z)
      for i in z.indices { sum[i] += slopes[i] * v[k * z.count + i] }
    }
    return sum
  }
}

extension Activation.Piece {
  /// c g(s z) of every number.
  func values(_ z: [Double]) -> [Double] {
    let values = function.values(isReflected ? z.map { -$0 } : z)
    return isNegated ? values.map { -$0 } : values
  }

  /// The derivative c s g'(s z) at every number.
  func derivatives(_ z: [Double]) -> [Double] {
    let slopes = function.derivatives(isReflected ? z.map { -$0 } : z)
    return isReflected != isNegated ? slopes.map { -$0 } : slopes
  }
}

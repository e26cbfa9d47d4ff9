import ExactArithmetic

/// The points of positive probability of a law in its natural form.
public struct Atoms: Sendable {
  /// A point and its probability.
  public struct Atom: Sendable, Hashable {
    /// The point, exactly.
    public let value: Rational
    /// Its probability, exactly.
    public let probability: Rational

    /// The atom at `value` of mass `probability`.
    public init(_ value: Rational, _ probability: Rational) {
      self.value = value
      self.probability = probability
    }
  }

  /// Atoms at rational points, in increasing order.
  public let points: [Atom]

  /// Whether there are atoms that `points` cannot list exactly, because their
  /// ratios are irrational.
  public let hasIrrationalPoints: Bool

  init(points: [Atom], hasIrrationalPoints: Bool = false) {
    self.points = points.sorted { $0.value < $1.value }
    self.hasIrrationalPoints = hasIrrationalPoints
  }

  /// No atoms.
  public static let none = Atoms(points: [])

  /// Whether the law is atomless.
  public var isEmpty: Bool { points.isEmpty && !hasIrrationalPoints }

  /// The total mass of the listed atoms.
  public var mass: Rational { points.map(\.probability).sum() }

  /// Whether the law lives on finitely many rational points.
  public var isWholeLaw: Bool { !hasIrrationalPoints && mass == 1 }

  /// Whether 0 is the only atom.
  public var onlyAtZero: Bool {
    !hasIrrationalPoints && points.count == 1 && points[0].value.isZero
  }

  /// The probability of 0.
  public var atZero: Rational {
    points.first { $0.value.isZero }?.probability ?? 0
  }
}

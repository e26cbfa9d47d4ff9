/// What a check found: the parts of a statement, each decided with its evidence.
public struct Finding: Sendable {
  /// How one part was decided.
  public enum Outcome: String, Sendable {
    /// It holds.
    case holds
    /// It fails.
    case fails
    /// The evidence does not decide it.
    case undecided
  }

  /// What kind of evidence decides a part.
  public enum Evidence: Sendable, Equatable {
    /// Rational arithmetic, no rounding at all.
    case rational
    /// Enclosures with directed rounding.
    case enclosure
    /// Every outcome of a finite law, in rational arithmetic.
    case enumeration
    /// Quadrature with an error bound.
    case quadrature
    /// Double precision, with errors far below the gap that decides.
    case floatingPoint
    /// Samples of real networks (or of what the statement is about): how many,
    /// the probability of a wrong decision against the statement, and the
    /// smallest relative deviation seen with probability 0.99 or more.
    case simulation(samples: Int, falseAlarm: Double, detectable: Double?)

    /// The kind of evidence in words.
    public var name: String {
      switch self {
      case .rational: "exact"
      case .enclosure: "directed rounding"
      case .enumeration: "enumeration"
      case .quadrature: "quadrature"
      case .floatingPoint: "double precision"
      case .simulation: "simulation"
      }
    }
  }

  /// One part of a statement.
  public struct Part: Sendable {
    /// The part, in words.
    public let statement: String
    /// How it was decided.
    public let outcome: Outcome
    /// The numbers that decide it.
    public let numbers: String
    /// The kind of evidence.
    public let evidence: Evidence

    /// A part that was decided by `holds`; nil leaves it undecided.
    public init(
      _ statement: String,
      _ holds: Bool?,
      _ numbers: String,
      by evidence: Evidence
    ) {
      self.statement = statement
      self.numbers = numbers
      self.evidence = evidence
      switch holds {
      case true?: outcome = .holds
      case false?: outcome = .fails
      case nil: outcome = .undecided
      }
    }
  }

  /// The parts of the statement.
  public let parts: [Part]
  /// The parts of its correction, which must all hold.
  public let repairs: [Part]
  /// The counterexample or the computation worked out, a line each.
  public let working: [String]

  /// A finding on the given parts.
  public init(
    _ parts: [Part],
    repairs: [Part] = [],
    working: [String] = []
  ) {
    self.parts = parts
    self.repairs = repairs
    self.working = working
  }

  /// The truth that the parts amount to; nil if one is undecided.
  public var truth: PrintedTruth? {
    if parts.contains(where: { $0.outcome == .undecided }) { return nil }
    let holding = parts.count { $0.outcome == .holds }
    if parts.isEmpty { return .notCheckable }
    if holding == parts.count { return .true }
    return holding == 0 ? .false : .partly
  }

  /// The numbers of all parts on one line.
  public var summary: String {
    parts.map(\.numbers).filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The kinds of evidence used, in order of appearance.
  public var evidence: [Evidence] {
    (parts + repairs).reduce(into: []) { kinds, part in
      if !kinds.contains(where: { $0.name == part.evidence.name }) {
        kinds.append(part.evidence)
      }
    }
  }
}

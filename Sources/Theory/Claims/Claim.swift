/// A statement that the field is taught from, with a check that recomputes the
/// evidence and says whether it is true as printed, and if not, what is.
public struct Claim: Sendable, Identifiable {
  /// Where a claim is printed.
  public enum Source: String, CaseIterable, Sendable {
    /// B. Hanin's slides on gradients of random ReLU nets, 6 February 2018.
    case slides
    /// A tutorial on gradient flow in deep networks.
    case tutorial
    /// A thesis on the conditioning of gradients (Nelson, 2022).
    case thesis
    /// The papers around the theorem.
    case literature
    /// What happens where a hypothesis of the theorem is missing.
    case hypotheses
  }

  /// One version of a statement that its check can be run on.
  public enum Variant: Sendable {
    /// The statement as printed.
    case printed
    /// The statement flipped: a false one repaired, or a true one with a
    /// constant perturbed. Its truth must come out differently, or the check
    /// proves nothing.
    case control
  }

  /// The flipped statement and what must be found of it.
  public struct Control: Sendable {
    /// The statement.
    public let statement: String
    /// What the check must find.
    public let expected: PrintedTruth

    /// A control with the given statement and truth.
    public init(_ statement: String, _ expected: PrintedTruth) {
      self.statement = statement
      self.expected = expected
    }
  }

  /// A check of one version of the statement.
  public typealias Check =
    @Sendable (Variant, Laboratory) async throws -> Finding

  /// The claim's number, `H6` say.
  public let id: String
  /// Where it is printed.
  public let source: Source
  /// The statement in one line of plain text, at most 90 characters.
  public let title: String
  /// The statement in full, with its hypotheses as printed.
  public let statement: String
  /// The charitable reading: under what it holds.
  public let reading: String
  /// What is true instead; nil if the statement is true as printed.
  public let correction: String?
  /// What the check is expected to find.
  public let expected: PrintedTruth
  /// The flipped statement; nil only if nothing can be checked.
  public let control: Control?
  /// The probability that sampling makes the check find falsely; 0 if nothing
  /// is sampled.
  public let falseAlarm: Double
  /// The check.
  public let check: Check

  /// A claim; `check` must not use what it is expected to find.
  public init(
    _ id: String,
    _ source: Source,
    _ title: String,
    statement: String,
    reading: String,
    correction: String? = nil,
    expected: PrintedTruth,
    control: Control?,
    falseAlarm: Double = 0,
    check: @escaping Check
  ) {
    self.id = id
    self.source = source
    self.title = title
    self.statement = statement
    self.reading = reading
    self.correction = correction
    self.expected = expected
    self.control = control
    self.falseAlarm = falseAlarm
    self.check = check
  }
}

/// Whether a statement is true as printed.
public enum PrintedTruth: String, Sendable, CaseIterable {
  /// Every part holds.
  case `true`
  /// No part holds.
  case `false`
  /// Some parts hold, or all under a hypothesis that is left unsaid.
  case partly
  /// It has no part that can be checked.
  case notCheckable = "not checkable"
}

/// The ledger of the suite: who may raise false alarms, and how often.
///
/// Each family of statistical checks has an allotment, in parts of 10⁻⁹, and a
/// number of checks over which it is spread evenly. The allotments sum to at
/// most ``ErrorBudget/suite``, which a test verifies. To add checks, raise
/// ``checks`` or draw on what is left, never the tolerance of one check.
public enum CheckFamily: String, CaseIterable, Sendable {
  /// The tests of this library.
  case support

  /// Random words and uniform numbers.
  case streams

  /// Distributions of the weights, their tails included.
  case samplers

  /// Draws of each law by its vector kernel, cell by cell and beyond 5σ.
  case kernels

  /// Samplers of whole nets against the definition and against exact laws.
  case agreement

  /// Mutants that escape: each must be rejected in every one of its runs.
  case mutants

  /// Activation masks.
  case masks

  /// Estimates against exact values.
  case estimators

  /// Coverage of intervals.
  case coverage

  /// False alarms of diagnostics.
  case diagnostics

  /// Verdicts, and their negative controls.
  case verdicts

  /// The probability of a false alarm in the family, in parts of 10⁻⁹.
  public var allotment: Int {
    switch self {
    case .support: 20
    case .streams: 100
    case .samplers: 120
    case .kernels: 60
    case .agreement: 60
    case .mutants: 40
    case .masks: 50
    case .estimators: 200
    case .coverage: 100
    case .diagnostics: 100
    case .verdicts: 100
    }
  }

  /// The largest number of checks in the family.
  public var checks: Int {
    switch self {
    case .support: 20
    case .streams: 100
    case .samplers: 600
    case .kernels: 600
    case .agreement: 1_500
    case .mutants: 200
    case .masks: 100
    case .estimators: 500
    case .coverage: 100
    case .diagnostics: 200
    case .verdicts: 200
    }
  }

  /// The budget of the family.
  public var budget: ErrorBudget {
    ErrorBudget(alpha: Double(allotment) / 1e9)
  }

  /// The budget of one check of the family.
  public var share: ErrorBudget { budget.share(of: checks) }
}

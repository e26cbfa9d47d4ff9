/// A probability of raising a false alarm, to be shared among checks.
///
/// A statistical check of a correct program fails with some probability. By the
/// union bound, whatever the dependence between them, checks whose
/// probabilities sum to at most the budget raise any false alarm at all with a
/// probability of at most the budget.
///
/// The whole suite has ``suite``, one chance in a million. ``CheckFamily`` says
/// who spends it.
public struct ErrorBudget: Sendable, Equatable {
  /// The budget of the whole suite, 10⁻⁶.
  public static let suite = ErrorBudget(alpha: 1e-6)

  /// The probability.
  public let alpha: Double

  /// Creates a budget.
  ///
  /// - Precondition: `0 < alpha && alpha < 1`.
  public init(alpha: Double) {
    precondition(alpha > 0 && alpha < 1, "A probability between 0 and 1.")
    self.alpha = alpha
  }

  /// Returns the budget of one of `checks` equal checks (Bonferroni).
  ///
  /// - Precondition: `checks > 0`.
  public func share(of checks: Int) -> ErrorBudget {
    precondition(checks > 0, "There must be a check to pay for.")
    return ErrorBudget(alpha: alpha / Double(checks))
  }

  /// Half-width, in standard errors, of a two-sided normal check.
  ///
  /// See ``isNormalTailJustified(alpha:skewness:excessKurtosis:count:)`` before
  /// using it for anything but an exactly normal statistic.
  public var criticalZ: Double { TestSupport.criticalZ(alpha) }
}

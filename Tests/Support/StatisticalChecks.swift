import Testing

/// The exact two-sided p-value of a count of successes.
///
/// Twice the smaller of P[X ≤ count] and P[X ≥ count], at most 1. Whatever the
/// number of trials, under the binomial law the p-value is at most α with a
/// probability of at most α: no approximation is made, and none is needed for
/// rare events or for few trials.
///
/// - Precondition: `0 <= count && count <= trials`, and `probability` is one.
public func binomialTail(
  _ count: Int,
  trials: Int,
  probability: Double
) -> Double {
  precondition((0...max(trials, 0)).contains(count), "More than the trials.")
  let law = BinomialLaw(trials: trials, probability: probability)
  return min(1, 2 * min(law.tail(atMost: count), law.tail(atLeast: count)))
}

/// Checks a count of independent events against their exact probability.
///
/// - Parameters:
///   - count: How many events happened.
///   - trials: How many could have; fixed before looking at any of them.
///   - probability: The probability of each.
///   - family: Who pays for a false alarm.
///   - name: The name of the check, unique in the family.
///   - sourceLocation: Where an issue is shown.
public func expectCount(
  _ count: Int,
  of trials: Int,
  probability: Double,
  in family: CheckFamily,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let alpha = family.spend(on: name, sourceLocation: sourceLocation).alpha
  let value = binomialTail(count, trials: trials, probability: probability)
  guard value < alpha else { return }
  Issue.record(
    """
    “\(name)”: \(count) of \(trials), expected \(Double(trials) * probability); \
    p-value \(value), below \(alpha).
    """,
    sourceLocation: sourceLocation
  )
}

/// Checks a normal statistic against its expectation.
///
/// The standard error must be known in advance, not estimated from the same
/// data, and the statistic normal or nearly so in the sense of
/// ``isNormalTailJustified(alpha:skewness:excessKurtosis:count:)``. A statistic
/// that is not a number fails.
///
/// - Parameters:
///   - value: The statistic.
///   - expected: Its expectation.
///   - standardError: Its standard deviation; positive.
///   - family: Who pays for a false alarm.
///   - name: The name of the check, unique in the family.
///   - sourceLocation: Where an issue is shown.
public func expectNormal(
  _ value: Double,
  around expected: Double,
  standardError: Double,
  in family: CheckFamily,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let budget = family.spend(on: name, sourceLocation: sourceLocation)
  let limit = budget.criticalZ
  let z = (value - expected) / standardError
  if standardError > 0, abs(z) <= limit { return }
  Issue.record(
    """
    “\(name)”: \(value), expected \(expected) ± \(standardError); \
    \(z) standard errors, beyond \(limit).
    """,
    sourceLocation: sourceLocation
  )
}

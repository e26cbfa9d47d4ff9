import ExactArithmetic
import Networks

/// The expected empirical variance of the squared entries of one network.
///
///     V̂ = (1/M) Σ Z_{p,q}⁴ − ((1/M) Σ Z_{p,q}²)²
///
/// over M entries; with N_q, N_p, N_o the ordered pairs of different entries
/// that share the output only, the input only, or neither,
///
///     E V̂ = E Z⁴ − (1/M²)(M E Z⁴ + N_q m_q + N_p m_p + N_o m_o)
///
/// in the moments of `PairMoments`. Hypotheses: those of `PairMoments`. Source:
/// Hanin, "Which neural net architectures give rise to exploding and vanishing
/// gradients?", NeurIPS 2018, for the quantity.
///
///     let widths = try Architecture(parsing: "3,4,5,2")
///     print(QuenchedVariance.expected(widths))  // 1087/540
public enum QuenchedVariance {
  /// One entry (p, q) of the Jacobian.
  public struct Entry: Hashable, Sendable {
    /// p.
    public let input: Int
    /// q.
    public let output: Int

    /// The entry (p, q).
    public init(input: Int, output: Int) {
      self.input = input
      self.output = output
    }
  }

  /// E V̂ over all n₀ n_d entries.
  public static func expected(
    _ architecture: Architecture,
    outputActivation: OutputActivation = .relu
  ) -> Rational {
    let inputs = Rational(architecture.inputWidth)
    let outputs = Rational(architecture.outputWidth)
    return expected(
      PairMoments(architecture, outputActivation: outputActivation),
      entries: inputs * outputs,
      sameOutput: outputs * inputs * (inputs - 1),
      sameInput: inputs * outputs * (outputs - 1)
    )
  }

  /// E V̂ over the given entries; 0 if there are none.
  public static func expected(
    _ architecture: Architecture,
    over entries: Set<Entry>,
    outputActivation: OutputActivation = .relu
  ) -> Rational {
    if entries.isEmpty { return 0 }
    func pairs(_ key: (Entry) -> Int) -> Rational {
      Dictionary(grouping: entries, by: key).values
        .map { Rational($0.count) * Rational($0.count - 1) }.sum()
    }
    return expected(
      PairMoments(architecture, outputActivation: outputActivation),
      entries: Rational(entries.count),
      sameOutput: pairs(\.output),
      sameInput: pairs(\.input)
    )
  }

  private static func expected(
    _ moments: PairMoments,
    entries m: Rational,
    sameOutput: Rational,
    sameInput: Rational
  ) -> Rational {
    let neither = m * (m - 1) - sameOutput - sameInput
    let square =
      m * moments.sameEntry + sameOutput * moments.sameOutput
      + sameInput * moments.sameInput + neither * moments.neither
    return moments.sameEntry - square / (m * m)
  }
}

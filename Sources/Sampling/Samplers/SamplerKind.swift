import Networks

/// The samplers, by what they draw and what they take for granted.
///
/// | name | draws | assumes |
/// |---|---|---|
/// | reference | every weight, in plain Swift | nothing: it is the definition |
/// | dense | every weight | nothing: it is the definition |
/// | conditioned | two normals a neuron | Gaussian weights |
/// | folded | weights between live neurons | symmetric weights and biases |
/// | conditioned+folded | half of conditioned's | both |
/// | masked | weights between live neurons, once | the law identity |
/// | chi-square | a gamma and a binomial a layer | it, and Gaussian weights |
///
///     let net = try NetworkSpec(architecture: .init(parsing: "10,64x5,1"))
///     print(SamplerKind.fastest(for: net, admitting: .definition))  // dense
///     print(SamplerKind.fastest(for: net, admitting: .theorem))  // chiSquare
public enum SamplerKind: String, CaseIterable, Sendable {
  case reference
  case dense
  case conditioned
  case folded
  case conditionedFolded = "conditioned+folded"
  case masked
  case chiSquare = "chi-square"

  /// What the sampler takes for granted.
  public var evidence: EvidenceLevel {
    switch self {
    case .reference, .dense: .definition
    case .conditioned: .conditioning
    case .folded, .conditionedFolded: .symmetry
    case .masked, .chiSquare: .theorem
    }
  }

  /// The sampler of a network.
  ///
  /// `tiesExcluded` says that no pre-activation is 0 unless its gradient is,
  /// as the theory may know where this room cannot tell. `rng` is the generator
  /// that is asked for in place of our own; only `reference` takes one.
  ///
  /// Throws where `refusal` has a reason to, or if `PATHSUM_CPU` is unusable.
  public func sampler(
    for spec: NetworkSpec,
    rng: String? = nil,
    tiesExcluded: Bool = false
  ) throws(SamplingError) -> any Sampler {
    if let sentence = refusal(for: spec, rng: rng, tiesExcluded: tiesExcluded) {
      throw SamplingError(sentence)
    }
    if self == .reference { return ReferenceSampler(spec) }
    return KernelSampler(self, spec, level: try CPULevel.current())
  }

  /// The same, on a given level of the processor's instructions.
  ///
  /// Throws if there is a reason to refuse, or if the processor lacks the level.
  public func sampler(
    for spec: NetworkSpec,
    level: CPULevel,
    tiesExcluded: Bool = false
  ) throws(SamplingError) -> any Sampler {
    let level = try CPULevel(forcedBy: level.rawValue)
    if let sentence = refusal(for: spec, tiesExcluded: tiesExcluded) {
      throw SamplingError(sentence)
    }
    if self == .reference { return ReferenceSampler(spec) }
    return KernelSampler(self, spec, level: level)
  }

  /// The fastest sampler of the network that assumes no more than `evidence`
  /// admits.
  public static func fastest(
    for spec: NetworkSpec,
    admitting evidence: EvidenceLevel,
    rng: String? = nil,
    tiesExcluded: Bool = false
  ) -> SamplerKind {
    let fastestFirst: [SamplerKind] = [
      .chiSquare, .conditionedFolded, .masked, .folded, .conditioned, .dense,
    ]
    return fastestFirst.first {
      $0.evidence.assumption <= evidence.assumption
        && $0.refusal(for: spec, rng: rng, tiesExcluded: tiesExcluded) == nil
    } ?? .reference
  }
}

extension EvidenceLevel {
  /// How much is assumed: the larger, the less it proves.
  var assumption: Int {
    switch self {
    case .definition: 0
    case .conditioning: 1
    case .symmetry: 2
    case .theorem: 3
    }
  }
}

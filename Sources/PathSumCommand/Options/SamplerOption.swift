import ArgumentParser
import PathSum

/// Which sampler draws the nets.
struct SamplerOption: ParsableArguments {
  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "auto, reference, dense, conditioned, folded, conditioned+folded, masked"
        + " or chi-square.",
      valueName: "name"
    )
  )
  var sampler = "auto"

  /// The sampler of a network.
  ///
  /// `auto` is the fastest whose numbers are evidence for the theorem itself.
  func sampler(
    for spec: NetworkSpec,
    hypotheses: Hypotheses,
    rng: String?
  ) throws -> any Sampler {
    let tiesExcluded = hypotheses.noTies.status == .holds
    let kind: SamplerKind
    if sampler == "auto" {
      kind = SamplerKind.fastest(
        for: spec,
        admitting: .conditioning,
        rng: rng,
        tiesExcluded: tiesExcluded
      )
    } else if let known = SamplerKind(rawValue: sampler) {
      kind = known
    } else {
      let names = SamplerKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure.Usage(
        "the sampler '\(sampler)' is unknown: use auto, \(names)"
      )
    }
    return try kind.sampler(for: spec, rng: rng, tiesExcluded: tiesExcluded)
  }
}

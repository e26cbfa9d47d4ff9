import Measures
import Networks

extension SamplerKind {
  /// Why the sampler cannot stand for the network, in one sentence; nil if it
  /// can.
  ///
  /// Without `tiesExcluded`, masked and chi-square ask for an atomless first
  /// layer: that alone keeps every pre-activation from 0, whatever follows.
  public func refusal(
    for spec: NetworkSpec,
    rng: String? = nil,
    tiesExcluded: Bool = false
  ) -> String? {
    if let rng, self != .reference {
      return
        "\(rawValue) draws from its own vector stream, not from \(rng): use"
        + " --sampler reference with --rng"
    }
    switch self {
    case .reference, .dense: return nil
    case .conditioned: return gaussian(spec)
    case .folded: return symmetric(spec)
    case .conditionedFolded: return gaussian(spec) ?? symmetric(spec)
    case .masked:
      return symmetric(spec) ?? (tiesExcluded ? nil : tieless(spec))
    case .chiSquare:
      return gaussian(spec) ?? symmetric(spec)
        ?? (tiesExcluded ? nil : tieless(spec))
    }
  }

  private func gaussian(_ spec: NetworkSpec) -> String? {
    guard
      let j = spec.weights.firstIndex(where: { !($0 is Gaussian) })
    else { return nil }
    return "\(rawValue) assumes Gaussian weights, and layer \(j + 1) has"
      + " \(spec.weights[j].name) ones: use --sampler dense or folded"
  }

  private func symmetric(_ spec: NetworkSpec) -> String? {
    for (j, (law, bias)) in zip(spec.weights, spec.biases).enumerated() {
      if !law.isSymmetric {
        return "\(rawValue) assumes symmetric weights, and \(law.name) of layer"
          + " \(j + 1) is not symmetric: use --sampler dense"
      }
      if !bias.isSymmetric {
        return "\(rawValue) assumes symmetric biases, and the bias \(bias.name)"
          + " of layer \(j + 1) is not symmetric: use --sampler dense"
      }
    }
    return nil
  }

  private func tieless(_ spec: NetworkSpec) -> String? {
    if spec.biases[0].isAtomless { return nil }
    if spec.weights[0].atoms.isEmpty, !spec.input.isZero { return nil }
    let what =
      spec.weights[0].atoms.isEmpty
      ? "the input 0" : "\(spec.weights[0].name) weights"
    let bias =
      spec.biases[0].isNone
      ? "without bias" : "with bias \(spec.biases[0].name)"
    return "\(rawValue) assumes the law identity, and \(what) \(bias) can put a"
      + " pre-activation at exactly 0: use --sampler dense or folded, or a"
      + " --bias without atoms"
  }
}

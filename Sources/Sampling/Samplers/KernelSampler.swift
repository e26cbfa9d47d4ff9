import CPathSum
import Networks

/// A sampler whose every block is drawn by one call of a vector kernel.
///
/// The kernel works in scratch memory that is handed to it. Wide networks are
/// drawn a few at a time, so that a cancelled run ends soon.
struct KernelSampler: Sampler {
  let name: String
  let evidence: EvidenceLevel
  let ties: TieExactness
  let cost: Double
  private let network: KernelNetwork
  private let kernels: ps_kernels?
  private let index: Int32
  private let together: Int

  /// The sampler of a network; the level must be one of the processor's.
  init(_ kind: SamplerKind, _ spec: NetworkSpec, level: CPULevel) {
    name = kind.rawValue
    evidence = kind.evidence
    ties = TieExactness(spec)
    network = KernelNetwork(spec)
    kernels = level.kernels
    index = Int32(KernelSampler.index(of: kind))
    cost = KernelSampler.cost(of: kind, spec.architecture)
    // Dear nets come one at a time, so that a run can be stopped between them;
    // narrow ones are drawn sixteen at a time anyway.
    let isNarrow = spec.architecture.widths.allSatisfy { $0 <= 16 }
    together = cost < 1e5 ? Simulation.blockSize : isNarrow ? 16 : 1
  }

  func logSquaredGradients(
    _ count: Int,
    from stream: BlockStream
  ) -> [Double] {
    let bytes = withUnsafePointer(to: network.raw) {
      ps_scratch_bytes(index, $0)
    }
    let scratch = Scratch(bytes: bytes)
    var state = VectorStream(stream).state
    var logs = Array(repeating: 0.0, count: count)
    logs.withUnsafeMutableBufferPointer { logs in
      withUnsafePointer(to: network.raw) { net in
        var done = 0
        while done < count, done == 0 || !Task.isCancelled {
          let part = min(together, count - done)
          kernels?.sample(
            index,
            net,
            &state,
            logs.baseAddress?.advanced(by: done),
            part,
            scratch.start
          )
          done += part
        }
      }
    }
    return logs
  }

  private static func index(of kind: SamplerKind) -> Int {
    switch kind {
    case .reference, .dense: PS_DENSE
    case .conditioned: PS_CONDITIONED
    case .folded: PS_FOLDED
    case .conditionedFolded: PS_CONDITIONED_FOLDED
    case .masked: PS_MASKED
    case .chiSquare: PS_CHI_SQUARE
    }
  }

  /// Nanoseconds that one network takes, roughly.
  private static func cost(
    of kind: SamplerKind,
    _ net: Architecture
  ) -> Double {
    let layers = Double(net.depth)
    let neurons = net.widths.reduce(0) { $0 + Double($1) }
    return switch kind {
    case .reference: 10 * net.weightCount
    case .dense: 2 * net.weightCount
    case .folded, .masked: net.weightCount / 4
    case .conditioned, .conditionedFolded: 4 * neurons
    case .chiSquare: 20 * layers + neurons / 100
    }
  }
}

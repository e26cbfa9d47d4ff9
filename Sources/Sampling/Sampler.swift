import GSL
import Networks

/// What a sampler takes for granted, and so what its numbers can prove.
public enum EvidenceLevel: String, Sendable {
  /// Nothing is assumed: real weights, real masks. Evidence for everything.
  case definition
  /// Gaussian conditioning only, with real masks. Evidence for everything about
  /// Gaussian weights.
  case conditioning
  /// The sign symmetry of rows (and biases). Evidence for laws and figures, not
  /// for the sign lemma.
  case symmetry
  /// The law identity of the sum-over-paths theorem. Never evidence for it.
  case theorem
}

/// A source of independent draws of ln Z.
public protocol Sampler: Sendable {
  /// The sampler's name, printed with every number it makes.
  var name: String { get }
  /// What it takes for granted.
  var evidence: EvidenceLevel { get }
  /// Whether a pre-activation that is 0 in mathematics is 0 here.
  var ties: TieExactness { get }
  /// Nanoseconds that one draw takes, roughly; it only sizes batches.
  var cost: Double { get }
  /// `count` draws of ln Z (of ln Z_{p,q}² for an entry); −∞ for Z = 0.
  ///
  /// The draws depend on the stream alone. If the task is cancelled meanwhile,
  /// the rest of them may be anything.
  func logSquaredGradients(_ count: Int, from stream: BlockStream) -> [Double]
}

extension Sampler {
  /// A network's worth of work.
  public var cost: Double { 1e6 }
}

/// The definition: draw every weight, run the network forward, read off its
/// masks, and take the Jacobian row in reverse.
///
/// This is the reference that every faster sampler is tested against.
public struct ReferenceSampler: Sampler {
  /// The network.
  public let spec: NetworkSpec
  private let input: [Double]

  public let ties: TieExactness
  public let name = SamplerKind.reference.rawValue
  public let evidence = EvidenceLevel.definition

  /// The sampler of the given network.
  public init(_ spec: NetworkSpec) {
    self.spec = spec
    ties = TieExactness(spec)
    input = spec.input.coordinates(width: spec.architecture.inputWidth)
  }

  public func logSquaredGradients(
    _ count: Int,
    from stream: BlockStream
  ) -> [Double] {
    let generator = stream.generator()
    var network = Network(spec)
    return (0..<count).map { _ in
      network.draw(using: generator)
      return network.logSquaredGradient(at: input)
    }
  }
}

import Foundation
import GSL
import Measures
import Networks

/// Splitting: an unbiased estimate of E[Z^K] from real networks that are built
/// layer by layer, the promising ones copied and the others dropped.
///
///     E[Z^K] = V_0 E ∏_j (V_j/V_{j−1}),   V_d = Z^K
///
/// A population of N networks cut after layer j is moved through layer j+1 with
/// real weights and real masks, weighted by the growth of its potential V, and
/// resampled in proportion. The product of the mean weights is unbiased at any
/// N, for any weight law, biases and input, because it looks only at the past.
/// Where one network gives a relative variance e^{cd}, N of them resampled at
/// every layer give about cd/N. Source: Del Moral, "Feynman–Kac Formulae" (2004);
/// Grassberger, "Go with the winners", Comput. Phys. Commun. 147 (2002),
/// arXiv:cond-mat/0201313.
///
/// One population is an *island*. Its particles share ancestors, so only
/// independent islands can tell the error.
///
///     let net = try NetworkSpec(architecture: .init(parsing: "4,4x8,1"))
///     let splitting = Splitting(
///       net,
///       order: 2,
///       particles: 200,
///       streams: try Streams(seed: 7),
///       level: nil
///     )
///     let islands = try await SplittingRun(splitting).run()
///     let estimate = SplittingEstimate(
///       splitting,
///       islands: islands,
///       confidence: 0.95
///     )
///     if let interval = estimate.interval {
///       print(Number.short(interval.low), Number.short(interval.high))
///       // 1735.4 2927.4
///     }
///     let exact = try ExactMoments(net).moment(2)
///     print(Number.short(exact.logNumber))  // 1970.5
public struct Splitting: Sendable {
  /// How a layer is drawn onto a particle.
  public enum Drawing: String, Sendable {
    /// Every weight that leaves an active neuron: the definition.
    case dense
    /// Only the Gaussians that the particle can see.
    case conditioned

    /// What networks drawn this way are evidence for.
    public var evidence: EvidenceLevel {
      self == .dense ? .definition : .conditioning
    }
  }

  /// Resampling after every layer.
  ///
  /// The growth of a layer hardly depends on what came before, so that nothing
  /// is lost by it. At β = 5, K = 2 the variance is
  /// a third larger at ½, and three times as large at ¼.
  public static let defaultThreshold = 1.0

  /// The network.
  public let spec: NetworkSpec
  /// K.
  public let order: Int
  /// N, the particles of one island.
  public let particles: Int
  /// The streams.
  public let streams: Streams
  /// How layers are drawn.
  public let drawing: Drawing
  /// What particles are chosen by.
  public let potential: any Potential
  /// How they are copied.
  public let resampling: any Resampling
  /// The population is resampled where (Σw)²/Σw² < `threshold` · N: at 1 unless
  /// all weights are equal, at 0 never, which is plain Monte Carlo.
  public let threshold: Double
  /// How often the one row of the output layer is drawn for each particle.
  public let outputCopies: Int
  /// What is subtracted from the estimate because its mean is 0; usually nil.
  public let control: LayerControl?
  /// The instructions that weights are drawn with; nil for GSL's own functions.
  public let level: CPULevel?
  /// The layers' laws as the kernels draw them; empty without kernels.
  let kernelLaws: [KernelLaw]
  let input: [Double]
  /// ln of the weight a particle gains; anything but the growth of V is wrong.
  var increment: @Sendable (Double, Double) -> Double = { $1 - $0 }

  /// The estimator of the K-th moment with `particles` networks an island.
  ///
  /// Without a `drawing` Gaussian networks are conditioned and others dense;
  /// `conditioned` needs Gaussian weights in every layer and falls back to
  /// `dense` otherwise. Orders and particles are at least 1.
  public init(
    _ spec: NetworkSpec,
    order: Int,
    particles: Int,
    streams: Streams,
    drawing: Drawing = .conditioned,
    potential: (any Potential)? = nil,
    resampling: any Resampling = SystematicResampling(),
    threshold: Double = Splitting.defaultThreshold,
    outputCopies: Int? = nil,
    control: LayerControl? = nil,
    level: CPULevel? = try? CPULevel.current()
  ) {
    self.spec = spec
    self.order = max(1, order)
    self.particles = max(1, particles)
    self.streams = streams
    let isGaussian = spec.weights.allSatisfy { $0.name == Gaussian().name }
    self.drawing = isGaussian ? drawing : .dense
    self.potential = potential ?? LookAheadPotential(order: order)
    self.resampling = resampling
    self.threshold = threshold
    let usesKernels = level != nil && streams.generatorName == nil
    self.level = usesKernels ? level : nil
    kernelLaws = usesKernels ? KernelNetwork.laws(spec.weights) : []
    self.outputCopies =
      outputCopies.map { max(1, $0) } ?? Splitting.copies(spec.architecture)
    let layers = spec.architecture.depth - 1
    self.control = control.flatMap { $0.layers == layers ? $0 : nil }
    input = spec.input.coordinates(width: spec.architecture.inputWidth)
  }

  /// The output's row costs 1/Σn_j of a network, and its factor of Z^K varies
  /// more than a layer's: about the square root of Σn_j copies pay best.
  private static func copies(_ architecture: Architecture) -> Int {
    let neurons = architecture.hiddenWidths.reduce(0) { $0 + Double($1) }
    return Int(min(32, max(1, neurons.squareRoot())))
  }

  /// What the estimate takes for granted; the potential takes nothing, a control
  /// the sign symmetry of rows.
  public var evidence: EvidenceLevel {
    if control != nil { return .symmetry }
    return drawing.evidence
  }

  /// Bytes that one island takes.
  public var bytesPerIsland: Double {
    let widths = spec.architecture.widths.dropLast()
    var columns = spec.quantity.input == nil ? widths[0] : 1
    var largest = 0.0
    for width in widths.dropFirst() {
      columns = min(columns, width)
      largest = max(largest, Double(width) * Double(1 + columns))
    }
    let record = Double(MemoryLayout<Particle>.stride)
    return 2 * Double(particles) * (8 * largest + record)
  }
}

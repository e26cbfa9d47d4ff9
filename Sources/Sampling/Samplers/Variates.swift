import CPathSum
import Measures

/// Numbers of the kernels' own stream, one law at a time.
///
/// The kernels draw sixteen at a time; what a request leaves over is dropped, so
/// that requests of multiples of sixteen join without a seam.
public struct Variates {
  private var stream: VectorStream
  private let kernels: ps_kernels?

  /// The vector stream of a block at its start, drawn from on a given level.
  ///
  /// Throws if the processor lacks the level; nil means the current one.
  public init(
    _ stream: BlockStream,
    level: CPULevel? = nil
  ) throws(SamplingError) {
    let level =
      if let level { try CPULevel(forcedBy: level.rawValue) } else {
        try CPULevel.current()
      }
    self.stream = VectorStream(stream)
    kernels = level.kernels
  }

  /// `steps` steps of sixteen raw words, lane by lane.
  public mutating func words(steps: Int) -> [UInt64] {
    var words = Array(repeating: UInt64(0), count: 16 * max(0, steps))
    kernels?.words(&stream.state, &words, words.count / 16)
    return words
  }

  /// `count` uniform numbers (k + ½)/2⁵² with k below 2⁵².
  public mutating func uniforms(_ count: Int) -> [Double] {
    filled(count) { $0.uniforms(&$1, $2, count) }
  }

  /// `count` fair coins, 0 or 1, one bit of the stream each.
  public mutating func coins(_ count: Int) -> [Bool] {
    draws(of: Rademacher(), count).map { $0 > 0 }
  }

  /// `count` natural draws of a law.
  ///
  /// Laws on points beyond 2^±100 are divided by a power of two.
  public mutating func draws(
    of law: any WeightMeasure,
    _ count: Int
  ) -> [Double] {
    let law = KernelLaw(law)
    return withExtendedLifetime(law) {
      withUnsafePointer(to: law.raw) { raw in
        filled(count) { $0.fill(&$1, raw, $2, count) }
      }
    }
  }

  /// `count` draws of the number of heads among `n` fair coins.
  public mutating func binomials(n: Int, _ count: Int) -> [Int] {
    filled(count) { $0.binomials(&$1, Int64(max(0, n)), $2, count) }
      .map { Int($0) }
  }

  /// One chi-square for each number of degrees of freedom; 0 of 0.
  public mutating func chiSquares(_ degrees: [Int]) -> [Double] {
    let degrees = degrees.map { Double(max(0, $0)) }
    return filled(degrees.count) {
      $0.chi_squares(&$1, degrees, $2, degrees.count)
    }
  }

  private mutating func filled(
    _ count: Int,
    _ draw: (ps_kernels, inout ps_stream, UnsafeMutablePointer<Double>) -> Void
  ) -> [Double] {
    Array(unsafeUninitializedCapacity: max(0, count)) { buffer, initialized in
      buffer.initialize(repeating: 0)
      if count > 0, let kernels, let start = buffer.baseAddress {
        draw(kernels, &stream.state, start)
      }
      initialized = buffer.count
    }
  }
}

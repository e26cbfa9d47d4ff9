import CPathSum
import GSL

/// Independent draws of one law, made in bulk and read one after the other.
///
/// A run of draws is contiguous; what is left of the tape when a run does not
/// fit is thrown away, which no draw can notice.
final class DrawTape {
  private static let length = 1024
  private let refill: (UnsafeMutablePointer<Double>, Int) -> Void
  private let tape: UnsafeMutablePointer<Double>
  private let capacity: Int
  private var position: Int

  /// A tape for runs of at most `longest` draws, of `expected` draws in all.
  init(
    longest: Int,
    expected: Int,
    _ refill: @escaping (UnsafeMutablePointer<Double>, Int) -> Void
  ) {
    self.refill = refill
    let wanted = max(1, longest, min(DrawTape.length, expected))
    // The kernels make sixteen numbers a step.
    capacity = (wanted + 15) / 16 * 16
    tape = .allocate(capacity: capacity)
    tape.initialize(repeating: 0, count: capacity)
    position = capacity
  }

  deinit { tape.deallocate() }

  /// The next `count` draws, valid until the next call.
  func next(_ count: Int) -> UnsafePointer<Double> {
    if capacity - position < count {
      refill(tape, capacity)
      position = 0
    }
    defer { position += count }
    return UnsafePointer(tape + position)
  }
}

/// All random numbers of one island.
///
/// Weights come from the vector kernels where there are any and the streams are
/// our own; everything else, and everything of a named GSL generator, from the
/// block's generator.
final class DrawSource {
  /// The block's generator.
  let generator: Generator
  private let kernels: ps_kernels?
  private var state: ps_stream

  init(_ stream: BlockStream, level: CPULevel?) {
    generator = stream.generator()
    kernels = level?.kernels
    state = VectorStream(stream).state
  }

  /// A tape of a layer's natural draws, and their variance.
  func weights(
    _ splitting: Splitting,
    layer: Int,
    longest: Int,
    expected: Int
  ) -> (tape: DrawTape, variance: Double) {
    guard let kernels, layer < splitting.kernelLaws.count else {
      let law = splitting.spec.weights[layer]
      let sd = law.standardDeviation
      return (
        numbers(longest: longest, expected: expected, law.fill), sd * sd
      )
    }
    let law = splitting.kernelLaws[layer]
    let tape = DrawTape(longest: longest, expected: expected) {
      [self] numbers, count in
      withUnsafePointer(to: law.raw) {
        kernels.fill(&state, $0, numbers, count)
      }
    }
    return (tape, law.variance)
  }

  /// A tape of what a function fills in from the block's generator.
  func numbers(
    longest: Int,
    expected: Int,
    _ fill: @escaping (inout [Double], Generator) -> Void
  ) -> DrawTape {
    let generator = generator
    var draws: [Double] = []
    return DrawTape(longest: longest, expected: expected) { numbers, count in
      if draws.count != count { draws = Array(repeating: 0, count: count) }
      fill(&draws, generator)
      for i in 0..<count { numbers[i] = draws[i] }
    }
  }
}

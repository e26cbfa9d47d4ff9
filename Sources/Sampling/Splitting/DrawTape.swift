import GSL

/// Independent draws of one law, made in bulk and read one after the other.
///
/// A run of draws is contiguous; what is left of the tape when a run does not
/// fit is thrown away, which no draw can notice.
final class DrawTape {
  private static let length = 1024
  private let fill: (inout [Double], Generator) -> Void
  private let generator: Generator
  private var draws: [Double]
  private let tape: UnsafeMutablePointer<Double>
  private let capacity: Int
  private var position: Int

  /// A tape for runs of at most `longest` draws, of `expected` draws in all.
  init(
    longest: Int,
    expected: Int,
    using generator: Generator,
    _ fill: @escaping (inout [Double], Generator) -> Void
  ) {
    self.fill = fill
    self.generator = generator
    capacity = max(1, longest, min(DrawTape.length, expected))
    draws = Array(repeating: 0, count: capacity)
    tape = .allocate(capacity: capacity)
    position = capacity
  }

  deinit { tape.deallocate() }

  /// The next `count` draws, valid until the next call.
  func next(_ count: Int) -> UnsafePointer<Double> {
    if capacity - position < count {
      fill(&draws, generator)
      draws.withUnsafeBufferPointer { draws in
        for i in 0..<capacity { tape[i] = draws[i] }
      }
      position = 0
    }
    defer { position += count }
    return UnsafePointer(tape + position)
  }
}

import GSL
import Sampling

/// Generators that belong to a seed and a path of indices.
public enum Draws {
  /// The generator at the end of a path, such as net 3, batch 0, directions 1.
  ///
  /// Different paths, and those of other parts of the program, share nothing.
  public static func generator(_ seed: UInt64, _ path: [Int]) -> Generator {
    let end = path.reduce(Streams.subseed(of: seed, index: path.count)) {
      Streams.subseed(of: $0, index: $1)
    }
    return Generator(xoshiro: philox(counter: (0, 4, 0, 0), key: (end, 0)))
  }
}

import Measures
import Sampling

@testable import TestSupport

/// A seed of its own for each purpose, the same in every run of one
/// `PROPERTY_SEED`.
func seed(for purpose: String) throws -> UInt64 {
  PropertySeed.derive(
    from: try PropertyOptions.current.get().seed,
    name: purpose
  )
}

/// The first block of a purpose's own streams.
func blockStream(for purpose: String) throws -> BlockStream {
  BlockStream(try Streams(seed: try seed(for: purpose)), block: 0)
}

/// A source of natural draws, a batch at a time.
struct LawDraws {
  private let draw: (Int) -> [Double]

  /// Whatever the closure draws next, as many as asked for.
  init(_ draw: @escaping (Int) -> [Double]) { self.draw = draw }

  /// The kernel of a law, on a stream of its own for the purpose.
  init(_ law: ExactLaw, _ purpose: String) throws {
    let measure = try law.measure()
    let stream = try blockStream(for: "\(law.spelling): \(purpose)")
    var variates = try Variates(stream)
    draw = { variates.draws(of: measure, $0) }
  }

  /// The next draws; a multiple of 16 leaves nothing out.
  func next(_ count: Int) -> [Double] { draw(count) }

  /// Hands `count` draws on in batches that fit the cache.
  func forEachBatch(of count: Int, _ body: ([Double]) -> Void) {
    var left = count
    while left > 0 {
      let size = min(left, 1 << 14)
      body(next(size))
      left -= size
    }
  }
}

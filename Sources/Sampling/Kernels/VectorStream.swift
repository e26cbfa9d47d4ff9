import CPathSum

/// The vector stream of a block: xoshiro256++ in two halves of eight lanes.
///
/// Philox4x64-10, keyed by (seed, purpose) at counter (block, 3, lane, 0), gives
/// the state of lane 0, …, 15. A step yields sixteen words in the lanes' order.
struct VectorStream {
  var state = ps_stream()

  /// The stream of the given block, at its start.
  init(_ stream: BlockStream) {
    let key = (stream.streams.seed, stream.streams.purpose.rawValue)
    withUnsafeMutableBytes(of: &state) { bytes in
      let words = bytes.bindMemory(to: UInt64.self)
      for lane in 0..<16 {
        let four = philox(
          counter: (UInt64(stream.block), 3, UInt64(lane), 0),
          key: key
        )
        let first = (lane / 8) * 32 + lane % 8
        words[first] = four.0
        words[first + 8] = four.1
        words[first + 16] = four.2
        words[first + 24] = four.3
      }
    }
  }
}

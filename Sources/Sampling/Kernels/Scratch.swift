import Foundation

/// Memory that a kernel works in, for the time of one block.
///
/// Large pieces come straight from the system and go back to it, so that a run
/// of wide networks leaves nothing behind; only what is touched counts.
struct Scratch: ~Copyable {
  /// The start, aligned to a cache line.
  let start: UnsafeMutableRawPointer
  private let bytes: Int
  private let isMapped: Bool

  private static let largestAllocation = 1 << 18

  init(bytes: Int) {
    self.bytes = bytes
    if bytes > Scratch.largestAllocation,
      let mapped = mmap(
        nil,
        bytes,
        PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANON,
        -1,
        0
      ), mapped != MAP_FAILED
    {
      start = mapped
      isMapped = true
    } else {
      start = .allocate(byteCount: bytes, alignment: 64)
      isMapped = false
    }
  }

  deinit {
    if isMapped { munmap(start, bytes) } else { start.deallocate() }
  }
}

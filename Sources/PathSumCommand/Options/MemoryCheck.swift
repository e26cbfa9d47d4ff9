import Foundation
import PathSum

/// What is refused before anything is allocated.
enum MemoryCheck {
  /// Refuses networks that no memory of this machine holds, and those whose
  /// gradient is 0 for certain.
  static func refuse(_ spec: NetworkSpec, threads: Int) throws {
    if spec.input.isZero, spec.biases[0].isNone {
      throw Failure.Refusal(
        "the input is 0 and layer 1 has no bias, so Z = 0 for certain and no"
          + " tie-free theorem applies: give another --input or a --bias"
      )
    }
    let needed =
      spec.bytesPerNetwork * Double(threads)
      + spec.input.bytesNeeded(
        width: spec.architecture.inputWidth
      )
    let available = Double(ProcessInfo.processInfo.physicalMemory) / 2
    guard needed <= available else {
      throw Failure.Refusal(
        "drawing nets of widths \(spec.architecture) on \(threads) threads"
          + " takes \(Number.short(needed / 1e9, digits: 3)) GB of memory where"
          + " \(Number.short(available / 1e9, digits: 3)) GB can be had:"
          + " narrow the net or lower --threads"
      )
    }
  }
}

/// The seed of one property, derived from the seed of the run and its name.
///
/// A property's cases depend on nothing else: adding, removing or reordering
/// the other properties of a suite leaves them as they were.
enum PropertySeed {
  /// Returns the seed of the property called `name` in a run.
  static func derive(from seed: UInt64, name: String) -> UInt64 {
    SplitMix64.mix(seed ^ hash(name))
  }

  /// The 64-bit FNV-1a hash of the UTF-8 bytes of a string.
  ///
  /// Source: G. Fowler, L. C. Noll, K.-P. Vo, IETF draft-eastlake-fnv. Unlike
  /// `Hasher`, it is the same in every process.
  static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return hash
  }
}

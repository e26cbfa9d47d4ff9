extension Streams {
  /// The seed of a study's run that goes by a name, whatever other runs there
  /// are: two different names share a seed with a probability of 2⁻⁶⁴.
  public static func subseed(of seed: UInt64, label: String) -> UInt64 {
    philox(
      counter: (digest(label, 1), 3, digest(label, 2), 0),
      key: (seed, Purpose.design.rawValue)
    ).0
  }

  /// FNV-1a over the bytes, from a start of its own for each `variant`.
  private static func digest(_ text: String, _ variant: UInt64) -> UInt64 {
    let start = 0xCBF2_9CE4_8422_2325 &* (2 &* variant &- 1)
    return text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// The sequence of bounded choices from which a generator makes one value.
///
/// A generator asks for integers of `0...bound` and is a function of the
/// answers. The answers are recorded, so that a smaller value can be sought by
/// replaying a smaller sequence rather than by editing the value: whatever
/// `map` and `flatMap` did, a replayed value is one the generator could have
/// made. The idea is that of D. R. MacIver and A. F. Donaldson, *Test-case
/// reduction via test-case generation*, ECOOP 2020,
/// doi:10.4230/LIPIcs.ECOOP.2020.13.
///
/// - By convention the choice 0 leads to the simplest value.
/// - In a replay, a choice above its new bound is lowered to that bound, and
///   choices beyond the end are 0.
public struct Choices: Sendable {
  /// The longest sequence one value may need; a longer one is discarded.
  public static let limit = 1 << 16

  /// The choices made so far.
  private(set) var recorded: [UInt64] = []

  /// The stretches of choices that made one part of the value.
  private(set) var spans: [Range<Int>] = []

  private let replayed: [UInt64]
  private var source: SplitMix64?

  /// Begins a sequence of fresh random choices.
  init(seed: UInt64) {
    self.replayed = []
    self.source = SplitMix64(seed: seed)
  }

  /// Begins a sequence that repeats earlier choices.
  init(replaying choices: [UInt64]) {
    self.replayed = choices
    self.source = nil
  }

  /// Chooses an integer of `0...bound`.
  ///
  /// - Parameters:
  ///   - bound: The largest answer.
  ///   - favoured: Answers worth trying often, such as the ends of a range; one
  ///     fresh choice in eight is taken from them. When empty, the default, a
  ///     fresh choice is uniform.
  /// - Returns: The answer, also recorded.
  /// - Throws: ``Discard`` when the sequence has reached ``limit``.
  public mutating func next(
    upTo bound: UInt64,
    favouring favoured: [UInt64] = []
  ) throws(Discard) -> UInt64 {
    guard recorded.count < Self.limit else { throw Discard() }
    let choice = fresh(upTo: bound, favouring: favoured) ?? repeated
    let answer = min(choice, bound)
    recorded.append(answer)
    return answer
  }

  /// Makes one part of the value, marked as a stretch that may be left out.
  public mutating func span<Part>(
    _ make: (inout Choices) throws(Discard) -> Part
  ) throws(Discard) -> Part {
    let start = recorded.count
    let part = try make(&self)
    if start < recorded.count { spans.append(start..<recorded.count) }
    return part
  }

  private var repeated: UInt64 {
    recorded.count < replayed.count ? replayed[recorded.count] : 0
  }

  private mutating func fresh(
    upTo bound: UInt64,
    favouring favoured: [UInt64]
  ) -> UInt64? {
    guard var stream = source else { return nil }
    defer { source = stream }
    if !favoured.isEmpty, stream.next(upTo: 7) == 0 {
      return favoured[Int(stream.next(upTo: UInt64(favoured.count - 1)))]
    }
    return stream.next(upTo: bound)
  }
}

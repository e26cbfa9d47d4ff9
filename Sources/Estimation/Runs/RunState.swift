import Foundation

/// Where a run stands, as a document that outlives the process.
///
/// It holds which blocks are done and their exact sums; the settings of the run
/// are the caller's, who says them again in ``settings``.
public struct RunState: Codable, Sendable, Equatable {
  /// The document's schema.
  public static let schema = "pathsum-run/1"

  /// The schema the document was written with.
  public let schema: String
  /// The run: whatever must agree for two documents to belong together.
  public let settings: [String: String]
  /// The blocks of this part of the run, as first and one past the last.
  public let blocks: [Int]
  /// The first block that is not done.
  public let next: Int
  /// The sums of the blocks that are done; nil if no networks are drawn whole.
  let sums: SumsDocument?
  /// The islands of the moments that are split.
  public let islands: [IslandsState]
  /// A checksum of all the rest.
  private(set) var checksum = ""

  /// The state of a part of a run whose blocks before `next` are done, and the
  /// given islands.
  public init(
    settings: [String: String],
    blocks: Range<Int>,
    next: Int,
    sums: RunSums?,
    islands: [IslandsState] = []
  ) {
    schema = RunState.schema
    self.settings = settings
    self.blocks = [blocks.lowerBound, blocks.upperBound]
    self.next = next
    self.sums = sums.map(SumsDocument.init)
    self.islands = islands
    checksum = computedChecksum
  }

  /// Whether all blocks and islands of this part are done.
  public var isComplete: Bool {
    next == blocks[1] && islands.allSatisfy(\.isComplete)
  }

  /// The document's text.
  public var text: String { encoded(self) + "\n" }

  /// Reads a document; throws a sentence that says what is wrong with it.
  public init(parsing text: String) throws(RunStateError) {
    let data = Data(text.utf8)
    guard let state = try? JSONDecoder().decode(RunState.self, from: data)
    else {
      throw RunStateError("it is damaged or not the checkpoint of a run")
    }
    guard state.schema == RunState.schema else {
      throw RunStateError(
        "its schema is '\(state.schema)' where '\(RunState.schema)' is read"
      )
    }
    guard state.checksum == state.computedChecksum else {
      throw RunStateError("it is damaged: its checksum does not fit")
    }
    guard state.blocks.count == 2, 0 <= state.blocks[0],
      state.blocks[0] <= state.next, state.next <= state.blocks[1]
    else {
      throw RunStateError("it is damaged: its blocks make no range")
    }
    guard state.islands.allSatisfy(\.isWhole) else {
      throw RunStateError("it is damaged: its islands make no range")
    }
    self = state
  }

  /// The sums, into accumulators that are made as those of the run were.
  ///
  /// Throws if the document's sums are of other moments, or if it has none.
  public func restored(
    into accumulators: [MomentAccumulator]
  ) throws(RunStateError) -> RunSums {
    guard let restored = sums?.restored(into: accumulators) else {
      throw RunStateError("its sums are of other moments than the run's")
    }
    return restored
  }

  /// FNV-1a over the document without its checksum.
  private var computedChecksum: String {
    var bare = self
    bare.checksum = ""
    let hash = encoded(bare).utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }

  private func encoded(_ state: RunState) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Integers and strings only: nothing here can fail to encode.
    return (try? encoder.encode(state)).map {
      String(decoding: $0, as: UTF8.self)
    } ?? ""
  }
}

/// What is wrong with a run's document, in one sentence without its name.
public struct RunStateError: Error, CustomStringConvertible, Sendable {
  /// The sentence.
  public let description: String

  init(_ description: String) { self.description = description }
}

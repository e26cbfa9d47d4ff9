import Sampling

/// The islands of one moment's splitting that are done, exactly.
public struct IslandsState: Codable, Sendable, Equatable {
  /// K.
  public let order: Int
  /// Particles over all islands of the run.
  public let particles: Int
  /// The islands of this part of the run, as first and one past the last.
  public let numbers: [Int]
  let done: [IslandDocument]

  /// The state of a part of a splitting run.
  public init(
    order: Int,
    particles: Int,
    numbers: Range<Int>,
    done: [Island]
  ) {
    self.order = order
    self.particles = particles
    self.numbers = [numbers.lowerBound, numbers.upperBound]
    self.done = done.sorted { $0.index < $1.index }.map(IslandDocument.init)
  }

  /// Whether all islands of this part are done.
  public var isComplete: Bool { done.count == numbers[1] - numbers[0] }

  /// Whether the document makes sense.
  var isWhole: Bool {
    guard numbers.count == 2, 0 <= numbers[0], numbers[0] <= numbers[1] else {
      return false
    }
    let indices = done.map(\.index)
    return Set(indices).count == indices.count
      && indices.allSatisfy { (numbers[0]..<numbers[1]).contains($0) }
  }

  /// The islands that are done.
  ///
  /// Throws if the document's numbers are no numbers.
  public func islands() throws(RunStateError) -> [Island] {
    let islands = done.compactMap(\.island)
    guard islands.count == done.count else {
      throw RunStateError("it is damaged: an island has no estimate")
    }
    return islands
  }
}

/// An ``Island`` with its numbers as bits in hexadecimal.
struct IslandDocument: Codable, Sendable, Equatable {
  /// An ``Island/Layer``.
  struct Layer: Codable, Sendable, Equatable {
    let share: String
    let isResampled: Bool
    let parents: Int
    let roots: Int
  }

  let index: Int
  let logEstimate: String
  let controlled: String?
  let layers: [Layer]

  init(_ island: Island) {
    index = island.index
    logEstimate = Self.text(island.logEstimate)
    controlled = island.controlled.map(Self.text)
    layers = island.layers.map {
      Layer(
        share: Self.text($0.effectiveShare),
        isResampled: $0.isResampled,
        parents: $0.parents,
        roots: $0.roots
      )
    }
  }

  /// The island again; nil if a number is none.
  var island: Island? {
    let records = layers.compactMap { layer in
      Self.number(layer.share).map {
        Island.Layer(
          effectiveShare: $0,
          isResampled: layer.isResampled,
          parents: layer.parents,
          roots: layer.roots
        )
      }
    }
    let control = controlled.map(Self.number)
    guard let log = Self.number(logEstimate), records.count == layers.count,
      control.map({ $0 != nil }) ?? true
    else { return nil }
    return Island(
      index: index,
      logEstimate: log,
      controlled: control ?? nil,
      layers: records
    )
  }

  private static func text(_ number: Double) -> String {
    String(number.bitPattern, radix: 16)
  }

  private static func number(_ text: String) -> Double? {
    UInt64(text, radix: 16).map { Double(bitPattern: $0) }
      .flatMap { $0.isNaN ? nil : $0 }
  }
}

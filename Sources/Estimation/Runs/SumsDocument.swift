import Foundation

/// The sums of a run as integers and texts, exactly.
struct SumsDocument: Codable, Sendable, Equatable {
  let moments: [Moment]
  let zeros: Int
  let logarithms: Logarithms

  /// One ``MomentAccumulator``.
  struct Moment: Codable, Sendable, Equatable {
    let order: Int
    let blockLength: Int
    let blocks: [Block]
    /// The bits of the largest ln Z^K, in hexadecimal.
    let largest: [String]
    let test: String?
  }

  /// One ``PowerSums``.
  struct Block: Codable, Sendable, Equatable {
    let count: Int
    let largest: [String]
    let sums: [[String]]
  }

  /// One ``LogHistogram``.
  struct Logarithms: Codable, Sendable, Equatable {
    let count: Int
    let sum: String
    let squares: String
    let bins: [String]
  }

  init(_ sums: RunSums) {
    moments = sums.moments.map { moment in
      Moment(
        order: moment.order,
        blockLength: moment.tally.blockLength,
        blocks: moment.tally.blocks.map(Block.init),
        largest: moment.tally.largest.terms.sorted().map {
          String($0.bitPattern, radix: 16)
        },
        test: moment.test.map { "\($0.sum.units)" }
      )
    }
    zeros = sums.zeros
    let logs = sums.logarithms
    logarithms = Logarithms(
      count: logs.count,
      sum: "\(logs.sum.units)",
      squares: "\(logs.squares.units)",
      bins: logs.bins.sorted { $0.key < $1.key }
        .map { "\($0.key):\($0.value)" }
    )
  }

  /// The sums again; nil if they do not fit the accumulators or are no sums.
  func restored(into accumulators: [MomentAccumulator]) -> RunSums? {
    guard moments.count == accumulators.count else { return nil }
    var restored: [MomentAccumulator] = []
    for (document, empty) in zip(moments, accumulators) {
      guard document.order == empty.order,
        let moment = document.restored(into: empty)
      else { return nil }
      restored.append(moment)
    }
    guard let logarithms = logarithms.restored else { return nil }
    return RunSums(moments: restored, zeros: zeros, logarithms: logarithms)
  }
}

extension SumsDocument.Moment {
  func restored(into empty: MomentAccumulator) -> MomentAccumulator? {
    guard (test == nil) == (empty.test == nil),
      blockLength == empty.tally.blockLength
    else { return nil }
    var terms = empty.tally.largest
    for text in largest {
      guard let bits = UInt64(text, radix: 16) else { return nil }
      terms.add(Double(bitPattern: bits))
    }
    var restoredBlocks: [PowerSums] = []
    for block in blocks {
      guard let restored = block.restored else { return nil }
      restoredBlocks.append(restored)
    }
    let tally = TallyChecks(
      order: order,
      blockLength: blockLength,
      blocks: restoredBlocks,
      largest: terms
    )
    var restoredTest = empty.test
    if let test {
      guard let units = Int128(test) else { return nil }
      restoredTest?.restore(FixedPointSum(units: units), count: tally.count)
    }
    return MomentAccumulator(tally, test: restoredTest)
  }
}

extension SumsDocument.Block {
  init(_ block: PowerSums) {
    count = block.count
    largest =
      block.largest.map {
        [String($0.value.bitPattern, radix: 16), "\($0.exponent)"]
      } ?? []
    sums = block.sums.map { sum in
      sum.terms.map { "\($0.exponent):\($0.integer)" }
    }
  }

  var restored: PowerSums? {
    var term: BinaryTerm?
    if !largest.isEmpty {
      guard largest.count == 2, let bits = UInt64(largest[0], radix: 16),
        let exponent = Int(largest[1])
      else { return nil }
      term = BinaryTerm(value: Double(bitPattern: bits), exponent: exponent)
    }
    let parsed = sums.compactMap { BinarySum(parsing: $0) }
    guard parsed.count == 4, sums.count == 4 else { return nil }
    return PowerSums(count: count, largest: term, sums: parsed)
  }
}

extension SumsDocument.Logarithms {
  var restored: LogHistogram? {
    guard let sum = Int128(sum), let squares = Int128(squares),
      let pairs = parsedPairs(bins, as: Int.self)
    else { return nil }
    let table = Dictionary(pairs, uniquingKeysWith: +)
    guard table.values.reduce(0, +) == count else { return nil }
    return LogHistogram(
      count: count,
      sum: FixedPointSum(units: sum),
      squares: FixedPointSum(units: squares),
      bins: table
    )
  }
}

extension BinarySum {
  /// The sum of terms written `exponent:integer`.
  init?(parsing terms: [String]) {
    guard let pairs = parsedPairs(terms, as: UInt128.self) else { return nil }
    self.init()
    for (exponent, integer) in pairs { add(integer, exponent: exponent) }
  }
}

/// `key:value` pairs of integers; nil if one is malformed.
private func parsedPairs<Value: FixedWidthInteger>(
  _ texts: [String],
  as type: Value.Type
) -> [(Int, Value)]? {
  var pairs: [(Int, Value)] = []
  for text in texts {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let key = Int(parts[0]),
      let value = Value(parts[1])
    else { return nil }
    pairs.append((key, value))
  }
  return pairs
}

import Estimation
import Foundation
import Networks
import Sampling
import TestSupport
import Testing

/// Slices, stops and documents change no bit of a run.
@Suite struct RunStateTests {
  /// ln Z over a wide range, with zeros, as a law's cases draw them.
  private static let draws = Gen<[Double]>.array(
    of: Gen<Int>.int(in: -60_000...60_000, origin: 0)
      .map { $0 == 0 ? -Double.infinity : Double($0) / 97 },
    count: 0...80
  )

  private static let accumulators = [
    MomentAccumulator(order: 1),
    MomentAccumulator(
      order: 3,
      test: CatoniTest(
        KnownMoment(logMean: 1, relativeVariance: 2),
        samples: 100,
        level: 1e-3
      )
    ),
  ]

  private func sums(_ draws: [Double]) -> RunSums {
    var sums = RunSums(Self.accumulators)
    for draw in draws { sums.add(draw) }
    return sums
  }

  private func state(_ sums: RunSums) -> RunState {
    RunState(settings: ["seed": "7"], blocks: 3..<9, next: 5, sums: sums)
  }

  /// However draws are split and in whatever order the parts are merged, the
  /// sums are those of one pass, to the last bit.
  @Test func partsMergeToTheWhole() {
    forAll("merged parts", Self.draws, count: 200) { draws in
      let whole = state(sums(draws)).text
      let cut = draws.count / 3
      var parts = sums(Array(draws[cut...]))
      parts.merge(sums(Array(draws[..<cut])))
      try expectLaw(state(parts).text, equals: whole, "two parts")
      var singles = sums([])
      for draw in draws.reversed() { singles.merge(sums([draw])) }
      try expectLaw(state(singles).text, equals: whole, "one by one")
    }
  }

  /// A document read back is the document, and so are its sums.
  @Test func documentsRoundTrip() {
    forAll("a document", Self.draws, count: 200) { draws in
      let written = state(sums(draws))
      let read = try RunState(parsing: written.text)
      try expectLaw(read, equals: written)
      let restored = try read.restored(into: Self.accumulators)
      try expectLaw(state(restored).text, equals: written.text, "restored")
    }
  }

  /// A document with any one byte changed, or cut short, is refused, unless the
  /// change is to white space or reads the same.
  @Test func damageIsRefused() throws {
    let text = state(sums([0.5, -3, .infinity * -1, 44, 2])).text
    let bytes = Array(text.utf8)
    for index in bytes.indices.dropLast() {
      var damaged = bytes
      damaged[index] ^= 0x01
      let copy = String(decoding: damaged, as: UTF8.self)
      if let read = try? RunState(parsing: copy) {
        Issue.record("byte \(index) of \(read) was changed")
      }
      let short = String(decoding: bytes[..<index], as: UTF8.self)
      #expect(throws: RunStateError.self) { try RunState(parsing: short) }
    }
  }

  /// Sums of other moments are not taken for one's own.
  @Test func foreignSumsAreRefused() throws {
    let state = state(sums([1, 2]))
    #expect(throws: RunStateError.self) {
      try state.restored(into: [MomentAccumulator(order: 1)])
    }
    #expect(throws: RunStateError.self) {
      try state.restored(
        into: [MomentAccumulator(order: 1), MomentAccumulator(order: 3)]
      )
    }
  }

  /// Slices cover every block once, whatever their number.
  @Test func slicesCoverTheRun() {
    forAll("slices", Gen<Int>.int(in: 1...70), count: 70) { n in
      for blocks in [0, 1, 2, 63, 64, 1000] {
        var next = 0
        for k in 1...n {
          let slice = MomentRun.slice(k, of: n, blocks: blocks)
          try expectLaw(slice.lowerBound, equals: next)
          next = slice.upperBound
        }
        try expectLaw(next, equals: blocks)
      }
    }
  }

  /// A run stopped after any batch and resumed from its document ends in the
  /// bits of the run that was never stopped.
  @Test func resumedRunsAreTheRun() async throws {
    let spec = try NetworkSpec(architecture: Architecture(widths: [3, 4, 2]))
    let simulation = Simulation(
      ReferenceSampler(spec),
      streams: try Streams(seed: 5),
      samples: 2_000,
      threads: 2
    )
    let run = MomentRun(simulation, into: Self.accumulators)
    let whole = state(try await run.run()).text
    struct Stop: Error {}
    for stop in 0..<3 {
      var batches = 0
      var saved: RunState?
      do {
        _ = try await run.run { sums, next in
          saved = RunState(
            settings: [:],
            blocks: run.blocks,
            next: next,
            sums: sums
          )
          batches += 1
          if batches > stop { throw Stop() }
        }
      } catch is Stop {}
      let document = try RunState(parsing: try #require(saved).text)
      let sums = try document.restored(into: Self.accumulators)
      let resumed = try await run.run(from: (sums, document.next))
      #expect(state(resumed).text == whole)
    }
  }
}

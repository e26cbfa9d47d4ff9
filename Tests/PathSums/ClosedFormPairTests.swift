import ExactArithmetic
import Networks
import PathSums
import TestSupport
import Testing

@Suite struct ClosedFormPairTests {
  @Test func goldenVectors() throws {
    let pairs = PairMoments(try architecture([3, 8, 6, 2]))
    #expect(pairs.sameEntry == Rational(143, 72))
    #expect(pairs.sameOutput == Rational(143, 216))
    #expect(pairs.sameInput == Rational(143, 432))
    #expect(pairs.neither == Rational(71, 432))
    let second = PairMoments(try architecture([3, 4, 5, 2]))
    #expect(second.sameEntry == 3)
    #expect(second.sameOutput == 1)
    #expect(second.sameInput == Rational(1, 2))
    #expect(second.neither == Rational(19, 90))
  }

  @Test func spectralGoldenVectors() throws {
    let first = SpectralMoments(try architecture([3, 8, 6, 2]))
    #expect(first.trace == 2)
    #expect(first.traceSquared == Rational(1715, 72))
    #expect(first.squareTrace == Rational(1645, 72))
    let second = SpectralMoments(try architecture([3, 4, 5, 2]))
    #expect(second.traceSquared == Rational(533, 15))
    #expect(second.squareTrace == Rational(521, 15))
  }

  @Test func quenchedGoldenVectors() throws {
    let values: [([Int], Rational)] = [
      ([3, 8, 6, 2], Rational(3433, 2592)),
      ([3, 4, 5, 2], Rational(1087, 540)),
      ([2, 6, 6, 6, 6, 1], Rational(14641, 2592)),
    ]
    for (widths, value) in values {
      #expect(QuenchedVariance.expected(try architecture(widths)) == value)
    }
  }

  @Test func pairsEqualTheSumOverFourPaths() {
    let nets = Gen<([Int], Bool)>.pair(tinyWidths(), .bool)
    forAll("pairs equal four paths", nets, count: 250) { hidden, isLinear in
      let widths = [2] + hidden.dropFirst() + [2]
      let d = widths.count - 1
      let pairs = PairMoments(
        try architecture(widths),
        outputActivation: isLinear ? .linear : .relu
      )
      var strands = StrandSum(widths: widths)
      strands.masksOutput = !isLinear
      func moment(_ p: Int, _ q: Int) -> Rational {
        strands.sum([
          .entries(d, inputs: (0, 0), outputs: (0, 0)),
          .entries(d, inputs: (p, p), outputs: (q, q)),
        ])
      }
      return moment(0, 0) == pairs.sameEntry
        && moment(1, 0) == pairs.sameOutput
        && moment(0, 1) == pairs.sameInput && moment(1, 1) == pairs.neither
    }
  }

  @Test func spectraEqualTheSumOverFourPaths() {
    let nets = Gen<([Int], Bool)>.pair(tinyWidths(depth: 1...3), .bool)
    forAll("spectra equal four paths", nets, count: 200) { widths, isLinear in
      let d = widths.count - 1
      let moments = SpectralMoments(
        try architecture(widths),
        outputActivation: isLinear ? .linear : .relu
      )
      var strands = StrandSum(widths: widths)
      strands.masksOutput = !isLinear
      var traceSquared: Rational = 0
      var squareTrace: Rational = 0
      for q in 0..<widths[d] {
        for r in 0..<widths[d] {
          for p in 0..<widths[0] {
            for s in 0..<widths[0] {
              traceSquared += strands.sum([
                .entries(d, inputs: (p, p), outputs: (q, q)),
                .entries(d, inputs: (s, s), outputs: (r, r)),
              ])
              squareTrace += strands.sum([
                .entries(d, inputs: (p, p), outputs: (q, r)),
                .entries(d, inputs: (s, s), outputs: (q, r)),
              ])
            }
          }
        }
      }
      return traceSquared == moments.traceSquared
        && squareTrace == moments.squareTrace
    }
  }

  @Test func sameEntryIsTheRecursionsMoment() {
    let widths = tinyWidths(depth: 1...6, width: 1...40)
    forAll("same entry is K = 2", widths, count: 250) { widths in
      let net = try architecture(widths)
      let entry = try NetworkSpec(
        architecture: net,
        quantity: .entry(input: 0, output: 0)
      )
      let row = try NetworkSpec(architecture: net)
      let n = widths[0]
      let pairs = PairMoments(net)
      let square =
        Rational(n) * pairs.sameEntry
        + Rational(n) * Rational(n - 1) * pairs.sameOutput
      let second = try ExactMoments(row).moment(2).rational
      return try ExactMoments(entry).moment(2).rational == pairs.sameEntry
        && second == square
        && (widths[widths.count - 1] > 1
          || SpectralMoments(net).traceSquared == second)
    }
  }

  @Test func quenchedVarianceOfAllEntriesIsThatOfTheFullSet() {
    let widths = tinyWidths(depth: 1...5, width: 1...5)
    forAll("quenched variance of a set", widths, count: 200) { widths in
      let net = try architecture(widths)
      var entries: Set<QuenchedVariance.Entry> = []
      for p in 0..<net.inputWidth {
        for q in 0..<net.outputWidth {
          entries.insert(.init(input: p, output: q))
        }
      }
      let one = Set(entries.prefix(1))
      return QuenchedVariance.expected(net, over: entries)
        == QuenchedVariance.expected(net)
        && QuenchedVariance.expected(net, over: one).isZero
    }
  }

  @Test func quenchedVarianceEqualsTheSumOverFourPaths() {
    let cases = Gen<([Int], Int)>.pair(tinyWidths(), .int(in: 1...15))
    forAll("quenched variance", cases, count: 200) { hidden, mask in
      let widths = [2] + hidden.dropFirst() + [2]
      let d = widths.count - 1
      let all = [(0, 0), (0, 1), (1, 0), (1, 1)]
      let chosen = (0..<4).filter { mask >> $0 & 1 == 1 }.map { all[$0] }
      let strands = StrandSum(widths: widths)
      func product(_ a: (Int, Int), _ b: (Int, Int)) -> Rational {
        strands.sum([
          .entries(d, inputs: (a.0, a.0), outputs: (a.1, a.1)),
          .entries(d, inputs: (b.0, b.0), outputs: (b.1, b.1)),
        ])
      }
      let m = Rational(chosen.count)
      let squares = chosen.map { product($0, $0) }.sum()
      let products = chosen.flatMap { a in chosen.map { product(a, $0) } }.sum()
      let entries = Set(
        chosen.map { QuenchedVariance.Entry(input: $0.0, output: $0.1) }
      )
      return QuenchedVariance.expected(try architecture(widths), over: entries)
        == squares / m - products / (m * m)
    }
  }
}

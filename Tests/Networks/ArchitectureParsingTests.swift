import ExactArithmetic
import Networks
import TestSupport
import Testing

/// Widths as text: `10,64x5,1` and back.
@Suite struct ArchitectureParsingTests {
  private static let widths = Gen.array(
    of: Gen.oneOf(.int(in: 1...4), .int(in: 1...1_000_000_000)),
    count: 2...12
  )

  /// Reading what was spelled gives the widths back.
  @Test func spellingAndReadingAreInverse() {
    forAll("widths survive their spelling", Self.widths) { widths in
      let net = try Architecture(widths: widths)
      let read = try Architecture(parsing: net.description)
      try expectLaw(read.widths, equals: widths, "\(net)")
      try expectLaw(read, equals: net)
    }
  }

  /// Three equal neighbours and more are folded, two are written out.
  @Test func repetitionsAreFolded() {
    forAll("no three neighbours are equal", Self.widths) { widths in
      let items = try Architecture(widths: widths).description
        .split(separator: ",").map { $0.split(separator: "x") }
      for (a, (b, c)) in zip(items, zip(items.dropFirst(), items.dropFirst(2)))
      {
        try expectLaw(a[0] != b[0] || b[0] != c[0], "\(items)")
      }
      for item in items where item.count == 2 {
        try expectLaw(Int(item[1]) ?? 0 > 2, "\(items)")
      }
    }
  }

  /// `nxk` is n, k times; however it is written out.
  @Test func repetitionsMeanWhatTheySay() throws {
    let long = try Architecture(parsing: "10,64,64,64,64,64,1")
    let short = try Architecture(parsing: "10x1,64x2,64x3,1")
    #expect(long == short)
    #expect(long.description == "10,64x5,1")
    #expect(try Architecture(parsing: "7x2").widths == [7, 7])
  }

  /// Depth, ends and hidden widths are parts of the list.
  @Test func partsMakeTheWhole() {
    forAll("parts of the widths", Self.widths) { widths in
      let net = try Architecture(widths: widths)
      try expectLaw(net.depth, equals: widths.count - 1)
      let parts = [net.inputWidth] + net.hiddenWidths + [net.outputWidth]
      try expectLaw(parts, equals: widths)
    }
  }

  /// β = Σ 1/n_j over the hidden layers, exactly.
  @Test func betaIsTheSumOfReciprocals() throws {
    forAll("beta, term by term", Self.widths) { widths in
      var sum: Rational = 0
      for n in widths.dropFirst().dropLast() { sum += Rational(1, n) }
      try expectLaw(Architecture(widths: widths).beta, equals: sum)
    }
    #expect(try Architecture(parsing: "9,1").beta == 0)
    #expect(try Architecture(parsing: "3,4,5,2").beta == Rational(9, 20))
    #expect(try Architecture(parsing: "1,7x700,1").beta == 100)
  }

  /// The number of weights is Σ n_j n_{j−1}.
  @Test func weightsAreCounted() throws {
    #expect(try Architecture(parsing: "10,100,1,100,1").weightCount == 1300)
    #expect(try Architecture(parsing: "1000000000x3").weightCount == 2e18)
  }
}

import GSL
import Measures
import Sampling
import TestSupport
import Testing

/// Protocol 1 from the stream to the draws of each law: seed and block fix
/// every bit, for good.
@Suite struct ProtocolDrawTests {
  /// A law and its draw, written a second time.
  struct Law: Sendable, CustomTestStringConvertible {
    let name: String
    let draw: @Sendable (inout ReferenceStream) -> Double
    var testDescription: String { name }
  }

  static let laws = [
    Law(name: "gaussian") { $0.gaussian() },
    Law(name: "uniform") { $0.flat() },
    Law(name: "laplace") { $0.laplace() },
    Law(name: "rademacher") { $0.sign() },
    Law(name: "logistic") { $0.logistic() },
    Law(name: "triangular") { $0.triangular() },
    Law(name: "arcsine") { $0.arcsine() },
    Law(name: "exponential") { $0.centredExponential() },
    Law(name: "threepoint(1/4)") { $0.threePoint(0.25) },
    Law(name: "sparse(1/4,gaussian)") { $0.sparse(0.25) },
    Law(name: "discrete(-2:1/8,0:3/4,2:1/8)") {
      $0.discrete([(-2, 0.125), (0, 0.75), (2, 0.125)])
    },
  ]

  /// The product draws what the reference draws, bit for bit, from any seed
  /// and block: the library's elementary functions are the same on both sides.
  @Test(arguments: laws)
  func drawsAreThoseOfTheReference(_ law: Law) throws {
    let measure = try MeasureParser.law(law.name)
    let streams = Gen.pair(
      Gen<UInt64>.integer(in: 0...UInt64.max),
      Gen.int(in: 0...1_000_000)
    )
    forAll("draws of \(law.name)", streams, count: 40) { seed, block in
      let generator = try Streams(seed: seed).generator(block: block)
      var reference = ReferenceStream(seed: seed, block: block)
      var draws = Array(repeating: 0.0, count: 64)
      measure.fill(&draws, using: generator)
      for (i, value) in draws.enumerated() {
        try expectLaw(value, equals: law.draw(&reference), "draw \(i)")
      }
      // Nothing more was taken from the stream than was needed.
      try expectLaw(
        UInt64(generator.nextInteger()),
        equals: reference.next(),
        "the word after the draws"
      )
    }
  }

  /// One by one or all at once, the draws are the same.
  @Test(arguments: MeasureParser.examples)
  func fillingIsDrawing(name: String) throws {
    let measure = try MeasureParser.law(name)
    let streams = try Streams(seed: 5)
    let single = streams.generator(block: 3)
    var draws = Array(repeating: 0.0, count: 100)
    measure.fill(&draws, using: streams.generator(block: 3))
    #expect(draws == draws.map { _ in measure.draw(using: single) })
  }
}

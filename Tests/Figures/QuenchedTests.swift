import ExactArithmetic
import Foundation
import Networks
import Testing

@testable import Figures

/// The quenched figure, recomputed by other routes.
@Suite struct QuenchedTests {
  /// n₀² E V̂ and the pairs for 3,4,5,2, as fractions worked out by hand.
  @Test func theMeansOfASmallNetwork() throws {
    let net = try Architecture(widths: [3, 4, 5, 2])
    #expect(
      Quenched.means(net) == [
        9 * Rational(1087, 540), 27, 9, Rational(9, 2), Rational(19, 10),
      ]
    )
  }

  /// Two rows carried backward layer by layer, in doubles.
  private static func chain(layers: Int) -> [Double] {
    let (n, m) = (20.0, 256.0)
    var (a, r) = (1.0, 0.0)
    var single = 1.0
    for _ in 0..<layers {
      (a, r) = ((1 + 1 / n) * a + 4 / n * r, 2 / n * a + (1 + 3 / n) * r)
      single *= 1 + 5 / n
    }
    let pairs = [6 * single, 2 * single, single, a]
    let counts: [Double] = [m, m * 15, m * 15, m * 225]
    let square = zip(pairs, counts).reduce(0) { $0 + $1.0 * $1.1 }
    return [6 * single - square / (m * m)] + pairs
  }

  @Test(arguments: [3, 10, 20])
  func theCurvesAreThoseOfTheChain(layers: Int) throws {
    var rows = GalleryRows(Quenched())
    try Quenched().addCurves(&rows, Quenched.width)
    let found = rows.table.rows.compactMap { row -> (String, Double)? in
      guard rows.table.cell(row, "hidden_layers") == "\(layers)" else {
        return nil
      }
      let series = rows.table.cell(row, "series") ?? ""
      return (series, Double(rows.table.cell(row, "y") ?? "") ?? .nan)
    }
    let names = ["quenched n=20"] + Quenched.series.dropFirst()
    for (name, value) in zip(names, Self.chain(layers: layers)) {
      let y = try #require(found.first { $0.0 == name }).1
      // Some 60 products and sums, each off by 2⁻⁵³ at most.
      #expect(abs(y - value) <= 1e-13 * value)
    }
  }

  /// Every pair of entries, one by one.
  @Test func pairsAreCountedAsTheyAre() {
    let rows = [[1.0, -2, 3], [0.5, 4, -1]]
    let (inputs, outputs) = (3, 4)
    let squares = rows.map { $0.map { $0 * $0 } } + [[0, 0, 0], [0, 0, 0]]
    var sums = [0.0, 0, 0, 0]
    var counts = [0.0, 0, 0, 0]
    var total = 0.0
    for q in 0..<outputs {
      for p in 0..<inputs {
        total += squares[q][p]
        for other in 0..<outputs {
          for input in 0..<inputs {
            let kind = (q == other ? 0 : 2) + (p == input ? 0 : 1)
            sums[kind] += squares[q][p] * squares[other][input]
            counts[kind] += 1
          }
        }
      }
    }
    let scaled = zip(sums, counts).map { 9 * $0 / $1 }
    let found = SquaredEntries(rows: rows, inputs: inputs, outputs: outputs)
    let mean = total / 12
    let expected = [
      scaled[0] - 9 * mean * mean, scaled[0], scaled[1], scaled[2], scaled[3],
    ]
    for (x, y) in zip(found.numbers, expected) {
      #expect(abs(x - y) <= 1e-14 * scaled[0])
    }
  }

  /// The interval of the median of 10 to 1000 draws covers as it says.
  @Test(arguments: [10, 25, 100, 1000])
  func theMedianLiesBetweenOrderStatistics(count: Int) throws {
    let sample = (1...count).map { Double($0) }
    let median = try #require(OrderStatistics(sample.reversed()).median())
    #expect(median.value == Double(count + 1) / 2)
    let rank = Int(median.low)
    #expect(median.high == Double(count + 1 - rank))
    // P(Bin(N, ½) < r), term by term.
    func below(_ r: Int) -> Double {
      (0..<r).reduce(0) { sum, k in
        sum
          + exp(
            lgamma(Double(count + 1)) - lgamma(Double(k + 1))
              - lgamma(Double(count - k + 1)) - Double(count) * M_LN2
          )
      }
    }
    #expect(below(rank) <= 0.025)
    #expect(below(rank + 1) > 0.025)
  }
}

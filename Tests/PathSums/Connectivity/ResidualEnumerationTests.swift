import ExactArithmetic
import Measures
import Networks
import PathSums
import TestSupport
import Testing

/// Residual networks with finite laws, every outcome run by definition.
@Suite struct ResidualEnumerationTests {
  /// E of the quantity's K-th power for all K asked, and whether z = 0 occurs.
  private func truth(
    _ network: ResidualNetwork,
    _ x: [Rational],
    _ orders: ClosedRange<Int>,
    _ quantity: Quantity
  ) -> (values: [Rational], hasZero: Bool) {
    var values = orders.map { _ in Rational(0) }
    var hasZero = false
    func run(_ drawn: [DrawnBlock<Rational>], _ probability: Rational) {
      guard drawn.count < network.blocks.count else {
        let row = ResidualNetwork.jacobianRow(
          drawn,
          output: quantity.output,
          x: x
        )
        let square =
          quantity.input.map { row[$0].power(2) }
          ?? row.map { $0.power(2) }.sum()
        for (i, order) in orders.enumerated() {
          values[i] += probability * square.power(order)
        }
        return
      }
      let block = network.blocks[drawn.count]
      for (inner, p) in matrices(block.inner, block.width, network.stream) {
        hasZero =
          hasZero
          || drawn.isEmpty
            && inner.contains { row in
              zip(row, x).map { $0 * $1 }.sum().isZero
            }
        for (outer, r) in matrices(block.outer, network.stream, block.width) {
          let biases = inner.map { _ in Rational(0) }
          let next = DrawnBlock(inner: inner, outer: outer, biases: biases)
          run(drawn + [next], probability * p * r)
        }
      }
    }
    run([], 1)
    return (values, hasZero)
  }

  /// All matrices with entries at the law's atoms, with their probabilities.
  private func matrices(
    _ law: any WeightMeasure,
    _ rows: Int,
    _ columns: Int
  ) -> [([[Rational]], Rational)] {
    var result: [([Rational], Rational)] = [([], 1)]
    for _ in 0..<(rows * columns) {
      result = result.flatMap { entries, p in
        law.atoms.points.map { (entries + [$0.value], p * $0.probability) }
      }
    }
    return result.map { entries, p in
      let matrix = (0..<rows).map {
        Array(entries[($0 * columns)..<(($0 + 1) * columns)])
      }
      return (matrix, p)
    }
  }

  private func network(
    _ stream: Int,
    _ widths: [Int],
    _ inner: String,
    _ outer: String,
    _ x: [Rational]
  ) throws -> ResidualNetwork {
    let w = try MeasureParser.law(inner)
    let v = try MeasureParser.law(outer)
    func natural(_ law: any WeightMeasure) -> Rational {
      law.atoms.points.map { $0.probability * $0.value.power(2) }.sum()
    }
    return try ResidualNetwork(
      stream: stream,
      blocks: widths.map {
        .init(
          width: $0,
          inner: w,
          innerVariance: natural(w),
          outer: v,
          outerVariance: natural(v)
        )
      },
      input: .values(x)
    )
  }

  @Test(arguments: [
    (1, [1, 1, 1], "rademacher", "discrete(-3:1/20,-1:9/20,1:9/20,3:1/20)"),
    (2, [1], "discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)", "threepoint(1/4)"),
    (2, [1, 1], "rademacher", "threepoint(1/4)"),
    (2, [2], "rademacher", "rademacher"),
    (3, [1], "rademacher", "threepoint(1/2)"),
  ])
  func isTheTruth(
    stream: Int,
    widths: [Int],
    inner: String,
    outer: String
  ) throws {
    let x = Array([Rational(1), 1_000, 1_000_003].prefix(stream))
    let network = try network(stream, widths, inner, outer, x)
    let quantities: [Quantity] =
      [.row(output: 0), .entry(input: 0, output: 0)]
      + (stream > 1 ? [.entry(input: 1, output: 0)] : [])
    for quantity in quantities {
      let (truth, hasZero) = truth(network, x, 1...4, quantity)
      #expect(!hasZero)
      let moments = try ResidualMoments(network, quantity, formulaAnyway: true)
      for (order, value) in zip(1...4, truth) {
        #expect(try moments.moment(order).rational == value)
      }
    }
  }

  @Test func tiesAreRefusedAndMatter() throws {
    let network = try network(2, [1], "rademacher", "rademacher", [1, 1])
    let row = Quantity.row(output: 0)
    let (truth, hasZero) = truth(network, [1, 1], 1...1, row)
    #expect(hasZero)
    let formula = try ResidualMoments(network, row, formulaAnyway: true)
    #expect(try formula.moment(1).rational == 2)
    #expect(truth[0] != 2)
    #expect(throws: PathSumError.self) { try ResidualMoments(network, row) }
  }
}

import ExactArithmetic
import GSL
import Measures
import Networks
import TestSupport
import Testing

/// Variance rules, drawn weights and biases.
@Suite struct InitializationTests {
  /// Names are read back, with `gain(g)` as g²/fan-in.
  @Test func namesAreRead() throws {
    let all: [VarianceRule] = [
      .he, .lecun, .xavier, .pytorch, .variance(Rational(1, 7)), .gain(3),
    ]
    for rule in all {
      #expect(try VarianceRule(parsing: rule.name) == rule)
    }
    #expect(try VarianceRule(parsing: "gain(1/2)") == .perFanIn(Rational(1, 4)))
    #expect(try VarianceRule(parsing: "fan-in(2)").name == "he")
    for text in ["", "He", "gain", "gain()", "gain(0)", "fan-in(-1)", "x(1)"] {
      #expect(throws: NetworkError.self) { try VarianceRule(parsing: text) }
    }
  }

  /// The table of variances for a layer of 12 inputs and 4 outputs.
  @Test func variancesAreThoseOfTheTable() {
    let table: [(VarianceRule, Rational)] = [
      (.he, Rational(1, 6)), (.lecun, Rational(1, 12)),
      (.xavier, Rational(1, 8)), (.pytorch, Rational(1, 36)),
      (.gain(2), Rational(1, 3)), (.variance(5), 5),
    ]
    for (rule, variance) in table {
      #expect(rule.variance(fanIn: 12, fanOut: 4) == variance)
    }
  }

  /// Rademacher weights show the scale exactly: w² is the variance.
  @Test func weightsHaveTheRulesVariance() throws {
    for rule in [VarianceRule.he, .lecun, .xavier, .pytorch, .gain(3)] {
      let spec = try DeepSpec(
        Architecture(widths: [12, 4]),
        initialization: .independent(rule, Rademacher())
      )
      let network = try spec.draw(using: generator(seed: 1))
      let w = rule.variance(fanIn: 12, fanOut: 4).doubleValue.squareRoot()
      let weights = network.blocks[0].layers[0].weights.parameters
      #expect(weights.count == 48)
      #expect(Set(weights) == [w, -w])
    }
  }

  /// PyTorch's default: weights and biases uniform on ±1/√fan-in, so that
  /// 3 m w² has mean 1 and variance 4/5 for m inputs.
  @Test func pytorchIsUniform() throws {
    let spec = try DeepSpec(
      Architecture(widths: [16, 2000]),
      initialization: .pytorch
    )
    let layer = try spec.draw(using: generator(seed: 2)).blocks[0].layers[0]
    for (name, draws) in [
      ("weights", layer.weights.parameters), ("biases", layer.biases),
    ] {
      #expect(draws.allSatisfy { abs($0) <= 0.25 })
      let count = Double(draws.count)
      expectNormal(
        draws.reduce(0) { $0 + 48 * $1 * $1 } / count,
        around: 1,
        standardError: (0.8 / count).squareRoot(),
        in: .samplers,
        "pytorch \(name)"
      )
    }
  }

  /// Orthogonal weights with gain² = 4: WᵀW or WWᵀ is 4, to QR's rounding.
  @Test(arguments: [(6, 6), (3, 6), (6, 3)])
  func haarLayersAreOrthogonal(rows: Int, columns: Int) throws {
    let spec = try DeepSpec(
      Architecture(widths: [columns, rows]),
      initialization: .haar(gainSquared: 4)
    )
    let network = try spec.draw(using: generator(seed: 3))
    let w = try Matrix(
      rows: rows,
      columns: columns,
      values: network.blocks[0].layers[0].weights.parameters
    )
    for value in try w.singularValues() {
      #expect(abs(value - 2) <= 32 * 36 * 0x1p-53)
    }
  }

  /// Mirrored layers stand above CReLU only, and only when asked for.
  @Test func onlyLayersAboveCReLUAreMirrored() throws {
    func halves(_ initialization: Initialization) throws -> [Bool] {
      let spec = try DeepSpec(
        Architecture(widths: [4, 4, 4]),
        activation: .crelu,
        initialization: initialization
      )
      let network = try spec.draw(using: generator(seed: 4))
      return network.blocks.map { block in
        guard case .dense(let w) = block.layers[0].weights else { return false }
        return (0..<w.rows).allSatisfy { i in
          let (row, half) = (w.row(i), w.columns / 2)
          return row.prefix(half).map { -$0 } == Array(row.suffix(half))
        }
      }
    }
    #expect(try halves(.looksLinear()) == [false, true])
    #expect(try halves(.haar()) == [false, false])
  }

  /// One seed, one net; another seed, another.
  @Test func drawsAreReproducible() throws {
    let spec = try DeepSpec(
      inputWidth: 3,
      blocks: [
        .identity(.init(.dense(width: 3), initialization: .haar())),
        .clean(inner: .init(.dense(width: 4)), stream: 3, outer: .he),
      ]
    )
    func parameters(_ seed: UInt64) throws -> [[Double]] {
      try spec.draw(using: generator(seed: seed)).blocks.flatMap {
        $0.layers.map(\.weights.parameters)
      }
    }
    #expect(try parameters(1) == parameters(1))
    #expect(try parameters(1) != parameters(2))
    #expect(try parameters(1).map(\.count) == [9, 12, 12])
  }
}

import Measures
import Networks
import Testing

/// A random network is refused unless its parts fit together.
@Suite struct NetworkSpecTests {
  private func spec(
    _ widths: String,
    weights: [any WeightMeasure] = [Gaussian()],
    biases: [BiasMeasure] = [.none],
    input: Input = .generic,
    quantity: Quantity = .row(output: 0)
  ) throws -> NetworkSpec {
    try NetworkSpec(
      architecture: Architecture(parsing: widths),
      weights: weights,
      biases: biases,
      input: input,
      quantity: quantity
    )
  }

  /// One law stands for all layers; several are taken in their order.
  @Test func lawsAreSpreadOverTheLayers() throws {
    let one = try spec("3,4,5,2", weights: [Uniform()])
    #expect(one.weights.map(\.name) == ["uniform", "uniform", "uniform"])
    #expect(one.hasOneLaw && one.weightsName == "uniform")
    #expect(one.biases.count == 3 && one.hasNoBias)
    let three = try spec(
      "3,4,5,2",
      weights: [Uniform(), Laplace(), Gaussian()]
    )
    #expect(three.weightsName == "uniform laplace gaussian")
    #expect(!three.hasOneLaw)
  }

  /// Too few or too many laws are refused.
  @Test func lawsMustBeOneOrOneALayer() {
    for count in [0, 2, 4] {
      let laws = Array(repeating: Gaussian(), count: count)
      #expect(throws: NetworkError.self) {
        _ = try spec("3,4,5,2", weights: laws)
      }
      let biases = Array(repeating: BiasMeasure.none, count: count)
      #expect(throws: NetworkError.self) {
        _ = try spec("3,4,5,2", biases: biases)
      }
    }
  }

  /// The input has n₀ coordinates.
  @Test func theInputMustFit() throws {
    #expect(try spec("2,1", input: .values([1, 2])).input.isZero == false)
    for values in [[1], [1, 2, 3]] as [[Int]] {
      let error = #expect(throws: NetworkError.self) {
        _ = try spec("2,1", input: .values(values.map { .init($0) }))
      }
      #expect(error?.kind == .malformed)
    }
  }

  /// Inputs and outputs are numbered from 0.
  @Test func theQuantityMustLieInside() throws {
    for (p, q) in [(0, 0), (2, 1)] {
      _ = try spec("3,4,2", quantity: .entry(input: p, output: q))
    }
    for (p, q) in [(3, 0), (0, 2), (-1, 0), (0, -1)] {
      #expect(throws: NetworkError.self) {
        _ = try spec("3,4,2", quantity: .entry(input: p, output: q))
      }
    }
    #expect(throws: NetworkError.self) {
      _ = try spec("3,4,2", quantity: .row(output: 2))
    }
  }

  /// Eight bytes for every weight and every activation.
  @Test func memoryIsForeseen() throws {
    #expect(try spec("3,4,2").bytesPerNetwork == 8 * (12 + 8 + 9))
  }

  /// Quantities spell their moments.
  @Test func momentsAreNamed() {
    #expect(Quantity.row(output: 1).momentName(3) == "E[Z^3]")
    #expect(Quantity.entry(input: 0, output: 1).momentName(3) == "E[Zpq^6]")
    #expect(Quantity.row(output: 1).input == nil)
    #expect(Quantity.entry(input: 4, output: 1).input == 4)
  }
}

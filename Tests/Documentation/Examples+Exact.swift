import Foundation
import PathSum

// Examples of the exact side.
extension Examples {
  static func exactMoment() throws {
    let net = try NetworkSpec(architecture: .init(parsing: "3,4,5,2"))
    print(try ExactMoments(net).moment(2))  // 15, exactly
  }

  static func severalLaws() throws {
    let net = try NetworkSpec(
      architecture: .init(parsing: "3,4,5,2"),
      weights: [Laplace(), Gaussian(), Uniform()],
      biases: [.random(Gaussian(), variance: 1)],
      quantity: .entry(input: 0, output: 1)
    )
    print(net.weightsName)  // laplace gaussian uniform
    print(try ExactMoments(net).moment(2))  // 19/5, exactly
  }

  static func pathByPath() throws {
    let net = try NetworkSpec(architecture: .init(parsing: "2,3,1"))
    let census = try PathEnumeration(net, order: 2).census()
    print(census.tuples, census.vanishing)  // 324 264
    print(census.sum)  // 32/3, exactly
    print(try ExactMoments(net).moment(2))  // 32/3, exactly
  }

  static func theLawOfLnZ() throws {
    let net = try NetworkSpec(architecture: .init(parsing: "3,4,5,2"))
    let law = try LogLaw(net)
    print(law.zeroProbability)  // 0.5458984375
    let median = try law.quantile(0.5)
    print(Number.short(median.value))  // -0.63159
    print(median.high - median.low < 1e-11)  // true
  }

  static func theBestBounds() throws {
    let net = try NetworkSpec(
      architecture: .init(parsing: "3,4,5,2"),
      weights: [Laplace()]
    )
    let bounds = Bounds(net, order: 2).all()
    let exact = try ExactMoments(net).moment(2)
    if let upper = bounds.bestUpper, let value = upper.value {
      print(upper.name, value)  // kurtosis product 64
      print(upper.admits(exact) == true)  // true
    }
  }

  static func graphs() throws {
    let text = """
      {
        "schema": "pathsum-graph/1",
        "inputs": ["a"], "neurons": ["u"], "outputs": ["q"],
        "edges": [
          { "from": "a", "to": "u" },
          { "from": "u", "to": "q" },
          { "from": "a", "to": "q" }
        ],
        "weights": "gaussian"
      }
      """
    let graph = try GraphNetwork(json: Data(text.utf8))
    let q = graph.outputs[0]
    print(try GraphMoments(graph, .row(output: q)).moment(2))  // 27/2
  }

  static func residual() throws {
    let net = try ResidualNetwork(stream: 4, widths: [8, 8, 8])
    let moments = try ResidualMoments(net, .row(output: 0))
    print(try moments.moment(2))  // 1092727/4096
  }

  static func aLawOfYourOwn() throws {
    struct VShaped: WeightMeasure {
      let name = "v-shaped"
      let formula = "|x| on [-1, 1]"
      let standardDeviation = 0.5.squareRoot()

      func standardizedMoment(_ r: Int) -> EvenMoment {
        .rational(Rational(2).power(r) / Rational(r + 1))
      }

      func density(at x: Double) -> Double? { abs(x) <= 1 ? abs(x) : 0 }

      func draw(using generator: Generator) -> Double {
        let size = generator.uniform().squareRoot()
        return generator.coin() ? size : -size
      }
    }

    let net = try NetworkSpec(
      architecture: .init(parsing: "3,4,5,2"),
      weights: [VShaped()]
    )
    print(try ExactMoments(net).moment(2))  // 550/81
  }
}

import ExactArithmetic
import GSL
import Measures
import Networks
import Sampling
import Testing

/// Protocol 1, seed 1, block 0, as numbers that never change.
///
/// To change a draw, raise `Streams.protocolVersion` and add to this file.
@Suite struct FrozenProtocolTests {
  private static let draws: [(String, [Double])] = [
    ("gaussian", [1.331283780855002, 0.5935524137628667, 2.873532016899056]),
    (
      "uniform", [0.20074427309941623, 0.5741166733288874, -0.6032347571113388]
    ),
    ("laplace", [1.6057234540868848, 0.5549226396786486, -0.5054488427426282]),
    ("rademacher", [-1, -1, 1]),
    (
      "triangular",
      [-0.18668620011473558, -0.4704541417630883, -0.028201362449952305]
    ),
    (
      "arcsine", [0.31012866449264287, 0.7844571660680919, -0.8119931597872594]
    ),
    (
      "semicircle",
      [0.6019336719612729, 0.16844467024751753, 0.4987939695999557]
    ),
    ("logistic", [0.4070159178397856, 1.3072841238946014, -1.396433812442837]),
    (
      "student(5)",
      [0.2646038233911433, -1.337807232556298, -0.6660798316970165]
    ),
    (
      "exppower(3)",
      [0.9230606188159551, 0.14112751497554804, -0.6165773321075382]
    ),
    (
      "beta(2)", [0.5318422774572547, 0.13755189406174995, 0.42389178098478775]
    ),
    ("threepoint(1/3)", [0, 0, -1]),
    (
      "mixture(9/10*gaussian(1)+1/10*gaussian(9))",
      [-0.619752911348419, 2.873532016899056, -0.24513843350698894]
    ),
    ("discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)", [1, 1, -1]),
    (
      "exponential",
      [-0.08277849371543655, 0.5467370318387035, -0.778876130948376]
    ),
  ]

  private static let networks: [(String, Bool, [Double])] = [
    (
      "3,4,5,2", false,
      [
        -.infinity, -.infinity, -6.715297209904587, -4.502546379602361,
        -.infinity, -1.3480195154464198,
      ]
    ),
    (
      "3,4,5,2", true,
      [
        -.infinity, -3.6919328109805636, -.infinity, 2.1346864928858453,
        -.infinity, -4.210070844571166,
      ]
    ),
    (
      "10,64x5,1", false,
      [
        -.infinity, -.infinity, 1.4659164267203906, -.infinity,
        0.6607614134623283, 0.5645020811897972,
      ]
    ),
  ]

  private func generator() throws -> Generator {
    try Streams(seed: 1).generator(block: 0)
  }

  @Test func theVersionIsOne() {
    #expect(Streams.protocolVersion == 1)
    #expect(Simulation.blockSize == 256)
  }

  /// The raw words and the 53-bit uniforms.
  @Test func wordsAndUniforms() throws {
    let words = try generator()
    #expect(words.nextInteger() == 0x99b1_fd03_e91f_e7bc)
    #expect(words.nextInteger() == 0xc97c_a7b8_0497_f619)
    #expect(words.nextInteger() == 0x32c9_3417_32b9_dc4f)
    let uniforms = try generator()
    #expect(uniforms.uniform() == 0.6003721365497081)
    #expect(uniforms.uniform() == 0.7870583366644437)
    #expect(uniforms.uniform() == 0.1983826214443306)
  }

  /// The first draws of every kind of law, to four units in the last place:
  /// elementary functions may round differently elsewhere.
  @Test(arguments: draws)
  func firstDraws(law: String, expected: [Double]) throws {
    let measure = try MeasureParser.law(law)
    let generator = try generator()
    for value in expected {
      let draw = measure.draw(using: generator)
      #expect(abs(draw - value) <= 4 * max(1, abs(value)).ulp)
    }
  }

  /// ln Z of the first networks; dead ones are dead for good.
  @Test(arguments: networks)
  func firstNetworks(
    widths: String,
    hasBias: Bool,
    expected: [Double]
  ) throws {
    let net = try Architecture(parsing: widths)
    let spec = try NetworkSpec(
      architecture: net,
      biases: [
        hasBias ? .random(Gaussian(), variance: Rational(1, 4)) : .none
      ],
      input: net.inputWidth == 3 ? .values([1, -2, Rational(1, 2)]) : .generic
    )
    let logs = ReferenceSampler(spec).logSquaredGradients(
      expected.count,
      from: BlockStream(try Streams(seed: 1), block: 0)
    )
    for (log, value) in zip(logs, expected) {
      #expect(log == value || abs(log - value) <= 0x1p-40)
    }
  }
}

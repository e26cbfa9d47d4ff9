import Foundation
import Measures
import Sampling
import TestSupport
import Testing

/// The kernels' laws: one formula on every level, and the right moments.
@Suite struct VariateTests {
  /// Every law that the parser knows by an example.
  static let laws = MeasureParser.examples

  /// No law of the kernels is further from the baseline than a few roundings
  /// of intermediate results, relative to the larger of 1 and the draw.
  @Test(arguments: laws)
  func levelsAgree(name: String) throws {
    let law = try MeasureParser.law(name)
    let stream = BlockStream(try Streams(seed: 8), block: 2)
    var baseline = try Variates(stream, level: .baseline)
    let expected = baseline.draws(of: law, 4_096)
    for level in CPULevel.available {
      var variates = try Variates(stream, level: level)
      for (x, y) in zip(variates.draws(of: law, 4_096), expected) {
        #expect(abs(x - y) <= 0x1p-50 * max(1, abs(y)), "\(level): \(x), \(y)")
      }
    }
  }

  /// Known words give known numbers: the formulas, once more and scalar.
  @Test func drawsAreTheFormulas() throws {
    let stream = BlockStream(try Streams(seed: 21), block: 0)
    var raw = try Variates(stream)
    let words = raw.words(steps: 2)
    let u = words.map { (Double($0 >> 12) + 0.5) * 0x1p-52 }
    let sign = { (k: Int, bit: UInt64) -> Double in
      words[k] >> bit & 1 == 1 ? -1 : 1
    }
    var laplace = try Variates(stream)
    for (k, x) in laplace.draws(of: Laplace(), 32).enumerated() {
      let expected = -sign(k, 0) * log(u[k])
      #expect(abs(x - expected) <= 4 * expected.ulp)
    }
    var gaussian = try Variates(stream)
    let normals = gaussian.draws(of: Gaussian(), 32)
    for step in 0..<2 {
      for lane in 0..<8 {
        let (a, b) = (16 * step + lane, 16 * step + 8 + lane)
        let radius = sqrt(-2 * log(u[a]))
        let angle = Double.pi / 4 * u[b]
        let isSwapped = words[a] & 1 == 1
        let x = (isSwapped ? sin(angle) : cos(angle)) * radius * sign(a, 1)
        let y = (isSwapped ? cos(angle) : sin(angle)) * radius * sign(b, 0)
        #expect(abs(normals[a] - x) <= 8 * x.ulp)
        #expect(abs(normals[b] - y) <= 8 * y.ulp)
      }
    }
    var uniform = try Variates(stream)
    for (x, word) in zip(uniform.draws(of: Uniform(), 32), words) {
      let odd = Int64(word >> 12 | 1) - 1 << 51
      #expect(x == Double(odd) * 0x1p-51)
    }
  }

  /// Draws of symmetric laws are as often positive as negative, and never 0
  /// where the law has no atom there.
  @Test(arguments: laws)
  func symmetricLawsHaveFairSigns(name: String) throws {
    let law = try MeasureParser.law(name)
    guard law.isSymmetric else { return }
    var variates = try Variates(BlockStream(Streams(seed: 5), block: 7))
    let draws = variates.draws(of: law, 16_384).filter { $0 != 0 }
    if law.atoms.atZero.isZero { #expect(draws.count == 16_384) }
    expectCount(
      draws.count { $0 > 0 },
      of: draws.count,
      probability: 0.5,
      in: .samplers,
      "kernel signs of \(name)"
    )
  }

  /// P(|x| ≤ sd) by the density or the atoms: exact binomial tests.
  @Test func massesWithinOneDeviation() throws {
    let masses: [(String, Double)] = [
      ("gaussian", erf(0.5.squareRoot())),
      ("uniform", 1 / 3.0.squareRoot()),
      ("laplace", 1 - exp(-2.0.squareRoot())),
      ("triangular", 1 - pow(1 - (1.0 / 6).squareRoot(), 2)),
      ("logistic", tanh(Double.pi / 3.0.squareRoot() / 2)),
      ("arcsine", 0.5),
      ("semicircle", 1.0 / 3 + 3.0.squareRoot() / (2 * Double.pi)),
      ("threepoint(1/4)", 0.75),
      ("discrete(-2:1/8,0:3/4,2:1/8)", 0.75),
    ]
    for (name, mass) in masses {
      let law = try MeasureParser.law(name)
      var variates = try Variates(BlockStream(Streams(seed: 6), block: 1))
      let draws = variates.draws(of: law, 32_768)
      expectCount(
        draws.count { abs($0) <= law.standardDeviation },
        of: draws.count,
        probability: mass,
        in: .samplers,
        "kernel mass of \(name)"
      )
    }
  }

  /// P(χ²_k ≤ k), for degrees below and above those of the rejection method.
  @Test func chiSquaresHaveTheirMasses() throws {
    for (k, mass) in [
      (1, erf(0.5.squareRoot())), (2, 1 - exp(-1.0)),
      (4, 1 - 3 * exp(-2.0)), (8, 1 - (1 + 4 + 8 + 64.0 / 6) * exp(-4.0)),
    ] {
      var variates = try Variates(BlockStream(Streams(seed: 4), block: k))
      let draws = variates.chiSquares(Array(repeating: k, count: 16_384))
      expectCount(
        draws.count { $0 <= Double(k) },
        of: draws.count,
        probability: mass,
        in: .samplers,
        "kernel chi-square of \(k)"
      )
    }
    var variates = try Variates(BlockStream(Streams(seed: 4), block: 0))
    #expect(variates.chiSquares([0, 0, 0]) == [0, 0, 0])
  }
}

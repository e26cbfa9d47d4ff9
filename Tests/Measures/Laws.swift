import ExactArithmetic
import GSL
import Measures
import Testing

@testable import TestSupport

/// A law by its spelling: what the battery of this folder is run on.
struct LawCase: Sendable, CustomTestStringConvertible {
  let spelling: String

  var testDescription: String { spelling }

  /// The law itself; a spelling that is refused fails the test.
  func law() throws -> any WeightMeasure { try MeasureParser.law(spelling) }

  /// A stream of its own, the same in every run of one seed.
  func generator(_ purpose: String) throws -> Generator {
    let seed = try PropertyOptions.current.get().seed
    let name = "\(spelling): \(purpose)"
    var words = SplitMix64(seed: PropertySeed.derive(from: seed, name: name))
    return Generator(
      xoshiro: (words.next(), words.next(), words.next(), words.next())
    )
  }

  /// Independent draws.
  func draws(_ count: Int, _ purpose: String) throws -> [Double] {
    let (law, generator) = (try law(), try generator(purpose))
    return (0..<count).map { _ in law.draw(using: generator) }
  }
}

/// Every law of the toolkit; a new one is tested by adding a line.
let laws: [LawCase] = [
  "gaussian",
  "uniform",
  "laplace",
  "rademacher",
  "triangular",
  "arcsine",
  "semicircle",
  "logistic",
  "student(5)",
  "student(21/2)",
  "exppower(3)",
  "exppower(1)",
  "exppower(1/2)",
  "exppower(7/3)",
  "beta(2)",
  "beta(5/2)",
  "beta(2/3)",
  "threepoint(1/3)",
  "threepoint(1)",
  "sparse(1/10,gaussian)",
  "sparse(1/2,rademacher)",
  "sparse(1,laplace)",
  "sparse(2/3,sparse(1/4,uniform))",
  "mixture(9/10*gaussian(1)+1/10*gaussian(9))",
  "mixture(1/2*sparse(1/4,uniform)(1)+1/2*laplace(2))",
  "mixture(1/2*rademacher(1)+1/2*gaussian(2))",
  "discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)",
  "discrete(-2:1/5,1/2:4/5)",
  "exponential",
  "sparse(1/3,exponential)",
].map(LawCase.init)

import ExactArithmetic
import Foundation
import GSL

/// The simulation for the lemma.
extension ThesisClaims {
  /// T17: a perturbation independent of u with mean 0 leaves E⟨u, u − v⟩ = 0,
  /// so that the direction of the result is a coin.
  static let simulation = Claim(
    "T17",
    .thesis,
    "Simulation: condition and result agreed in each of 1000 pairs of laws",
    statement: "Vectors u are drawn from normal laws of random scale and"
      + " perturbed by another random vector of up to a fifth of their scale;"
      + " in expectation the lemma's condition and its result had the same"
      + " direction for every one of 1000 pairs.",
    reading: "Reproducible if the perturbations lean against u. As described,"
      + " with centred perturbations, E<u, u-v> = 0 and the result's expectation"
      + " has no direction to agree with.",
    correction:
      "with independent centred perturbations both sides of the result"
      + " have expectation 0; sample means agree about half of the time",
    expected: .false,
    control: Claim.Control("With perturbations proportional to -u", .true),
    falseAlarm: 1e-12
  ) { variant, laboratory in
    let lean = variant == .printed ? 0.0 : 1
    let pairs = laboratory.count(quick: 60, paper: 1000)
    let samples = laboratory.count(quick: 100, paper: 1000)
    let generator = try laboratory.generator("thesis T17")
    let agreeing = (0..<pairs).count { _ in
      let means = (0..<2).map { _ in
        perturbed(samples: samples, lean: lean, generator)
      }
      return (means[0].condition < means[1].condition)
        == (means[0].result < means[1].result)
    }
    return Finding(
      [
        Finding.Part(
          "all pairs agree",
          agreeing == pairs,
          "\(agreeing) of \(pairs) pairs agree",
          by: .simulation(samples: pairs, falseAlarm: 1e-12, detectable: nil)
        )
      ],
      working: [
        "Ten dimensions, scale of u uniform in (0,1), of the perturbation"
          + " uniform in (0,1/5) of it, \(samples) samples a law."
      ]
    )
  }

  /// Means of |u − v|/|u| and ⟨u, u − v⟩/|u|² over one random law.
  private static func perturbed(
    samples: Int,
    lean: Double,
    _ generator: Generator
  ) -> (condition: Double, result: Double) {
    let scale = generator.uniform()
    let share = generator.uniform() / 5
    var sums = (0.0, 0.0)
    for _ in 0..<samples {
      var u = Array(repeating: 0.0, count: 10)
      var noise = u
      generator.fill(&u, from: .gaussian)
      generator.fill(&noise, from: .gaussian)
      var (square, change, inner) = (0.0, 0.0, 0.0)
      for i in u.indices {
        let here = scale * u[i]
        let moved =
          scale * share * ((1 - lean) * noise[i] - lean * u[i])
        square += here * here
        change += moved * moved
        inner -= here * moved
      }
      sums.0 += (change / square).squareRoot()
      sums.1 += inner / square
    }
    return (sums.0 / Double(samples), sums.1 / Double(samples))
  }
}

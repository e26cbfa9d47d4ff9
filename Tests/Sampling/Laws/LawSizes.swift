import TestSupport

/// How many draws the checks of a law take, from the smallest defect that each
/// must see.
///
/// The level of one check is α = 10⁻¹⁰, z_α = 6.47. A check that is run on
/// mutants, and must reject them in each of its runs, is planned for a
/// probability of missing of a mutant's share of the ledger, z_β near 6.6; the
/// power is then far above 0.99.
enum LawSizes {
  /// How often a mutant is run.
  static let runs = 20

  /// Checks that every one of the runs of a mutant must fail.
  static let plan = PowerPlan(
    alpha: CheckFamily.kernels.share.alpha,
    beta: CheckFamily.mutants.share.alpha / Double(runs)
  )

  /// P(X > 0) of 0.505 for 0.5: a shift by 0.01 standard deviations.
  static let signs = whole(plan.trials(probability: 0.5, change: 0.01))

  /// A variance of 1.01 for 1: x² has standard deviation √2.
  static let variance = whole(plan.draws(effect: 0.01 / 2.0.squareRoot()))

  /// Lost wedges, in 32 cells on each side.
  static let bulk = whole(
    plan.draws(cells: evenCells, instead: LawSizes.lostWedgeCells)
  )

  /// Ten per cent more beyond 4σ, mass 6.3·10⁻⁵, with power 0.99:
  /// ((6.47 + 2.33)/0.1)²/6.3·10⁻⁵ = 1.2·10⁸ draws.
  static let tail = whole(
    PowerPlan(alpha: plan.alpha, beta: 0.01)
      .trials(probability: gaussian.outside(4), change: 0.1)
  )

  /// Every other law's checks of bulk, sign and variance.
  ///
  /// With power 0.99 they
  /// see a root mean square error of 2.7 % over the cells, a P(X > 0) that is
  /// off by 0.006, and a variance that is off by 1.3 % · √(κ − 1).
  static let others = 1 << 19

  private static func whole(_ count: Int) -> Int { (count + 15) / 16 * 16 }

  private static let evenCells = Array(repeating: 1.0 / 64, count: 64)

  /// The probabilities of the 64 cells under the mutant.
  static let lostWedgeCells: [Double] = {
    let steps = Ziggurat()
    let cuts =
      [0]
      + (1..<32).map {
        crossing(gaussian.outside, level: 1 - Double($0) / 32)
      } + [10]
    let side = zip(cuts, cuts.dropFirst()).map {
      steps.keptMass(from: $0, to: $1, points: 2_000)
    }
    let total = 2 * side.reduce(0, +)
    return (side + side).map { $0 / total }
  }()
}

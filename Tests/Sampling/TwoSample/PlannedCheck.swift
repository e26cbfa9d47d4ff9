import Foundation
import TestSupport
import Testing

/// A check with a net and a size of its own, planned so that a given defect of
/// a sampler cannot hide.
///
/// Sizes follow from the shift that the defect causes (`PowerPlan`), for a level
/// of a share of the agreement family and a chance of escape so small that a
/// mutant must fail every one of its runs. Sound samplers take the same checks
/// at the same sizes.
struct PlannedCheck: Sendable {
  /// What it is there for.
  let defect: NetDefect
  /// The net.
  let net: NetCase
  /// How many of it.
  let samples: Int
  /// The check.
  let find: @Sendable (NetSample, String) throws -> Finding

  /// How often a mutant is run.
  static let runs = 20

  static let plan = PowerPlan(
    alpha: CheckFamily.agreement.share.alpha,
    beta: CheckFamily.mutants.share.alpha / Double(runs)
  )

  static let all = [
    largeVariance(width: 1024), largeVariance(width: 16), lostFactor,
    leaningCoin, reusedMasks, lostSign, lostSignOfOneLayer, freshWeights,
    freshConditioned,
  ]

  /// The name under which it is booked.
  func name(_ sampler: String) -> String {
    "\(defect.rawValue) in \(samples) nets \(net.testDescription), \(sampler)"
  }

  /// E Z of one linear layer of m Gaussian weights: Z/E Z = χ²_m/m has the
  /// variance 2/m, and 1.01 times the variance shifts it by 0.01.
  ///
  /// Wide nets and narrow ones, which kernels may treat apart. About
  /// (14/0.01)²·2 = 4·10⁶ weights in all.
  static func largeVariance(width: Int) -> PlannedCheck {
    oneLayer(.largeVariance, width: width, shift: 0.01)
  }

  /// The same with half the variance: a shift by half of the mean.
  static let lostFactor = oneLayer(.lostFactor, width: 16, shift: 0.5)

  /// P(Z > 0) = 1/8 with three coins in a row, (0.505)³ with leaning ones.
  static let leaningCoin = deadNets(
    .leaningCoin,
    instead: 0.505 * 0.505 * 0.505
  )

  /// With one mask for both hidden layers, P(Z > 0) = 1/4.
  static let reusedMasks = deadNets(.reusedMasks, instead: 0.25)

  /// The law of ln Z, in a net of two layers and in one of one.
  ///
  /// Without a negative weight the paths of a deep net add up, and a conditioned layer's draws no longer cancel. A simulation of the
  /// mutants puts the distances above 0.64.
  static let lostSign = lostSign("16,16,1")
  static let lostSignOfOneLayer = lostSign("16,1")

  private static func lostSign(_ widths: String) -> PlannedCheck {
    let net = NetCase(widths: widths, linear: true)
    let truth = Result { try NetTruth(try net.spec(), orders: []) }
    return PlannedCheck(
      defect: .lostSign,
      net: net,
      samples: plan.draws(distance: 0.6),
      find: { sample, name in
        let law = try #require(try truth.get()?.law)
        return Finding("\(name): law", law.tail(of: sample.alive))
      }
    )
  }

  /// Z = 2w² given w > 0, w = E − 1 for an exponential E.
  ///
  /// Given that it is positive, w is exponential again. Drawn afresh, P(|w| > 1) is e⁻² instead of
  /// e⁻¹.
  static let freshWeights = PlannedCheck(
    defect: .freshWeights,
    net: NetCase(widths: "1,1", weights: ["exponential"]),
    samples: 3 * plan.draws(distance: exp(-1) - exp(-2)),
    find: { sample, name in
      Finding("\(name): law", exponentialSquare.tail(of: sample.alive))
    }
  )

  private static let exponentialSquare = KnownDistribution(
    (1...60).map { k -> (t: Double, below: Double) in
      let w = Double(k) / 10
      return (log(2 * w * w), -expm1(-w))
    }
  )

  /// Z = 2g² given √2 g + 1 > 0, g normal.
  ///
  /// With s = 1/√2, given g > −s the probability of
  /// |g| ≤ s is (2Φ(s) − 1)/Φ(s) = 0.684, of a fresh g 0.520.
  static let freshConditioned = PlannedCheck(
    defect: .freshWeights,
    net: NetCase(widths: "1,1", biases: ["constant(1)"]),
    samples: 2 * plan.draws(distance: 0.16),
    find: { sample, name in
      Finding("\(name): law", truncatedSquare.tail(of: sample.alive))
    }
  )

  private static let truncatedSquare = KnownDistribution(
    (1...60).map { k -> (t: Double, below: Double) in
      let g = Double(k) / 20
      let s = 0.5.squareRoot()
      let mass = normalBelow(g) - normalBelow(max(-g, -s))
      return (log(2 * g * g), mass / normalBelow(s))
    }
  )

  private static func normalBelow(_ x: Double) -> Double {
    erfc(-x * 0.5.squareRoot()) / 2
  }

  private static func oneLayer(
    _ defect: NetDefect,
    width: Int,
    shift: Double
  ) -> PlannedCheck {
    let variance = 2 / Double(width)
    let mean = NetTruth.Moment(
      order: 1,
      logMean: M_LN2,
      relativeVariance: variance
    )
    return PlannedCheck(
      defect: defect,
      net: NetCase(widths: "\(width),1", linear: true),
      samples: plan.draws(meanEffect: shift / variance.squareRoot()),
      find: { $0.moment($1, mean, alpha: plan.alpha) }
    )
  }

  private static func deadNets(
    _ defect: NetDefect,
    instead probability: Double
  ) -> PlannedCheck {
    PlannedCheck(
      defect: defect,
      net: NetCase(widths: "1,1,1,1"),
      samples: plan.trials(probability: 0.125, change: 8 * probability - 1),
      find: { $0.zeros($1, probability: 0.875) }
    )
  }
}

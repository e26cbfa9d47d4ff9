import ExactArithmetic
import Foundation
import Measures
import Networks
import PathSums
import Sampling

/// Ties: laws on finitely many points, whose truth is an enumeration of real
/// networks.
extension FailureCase {
  static func enumerated() throws -> [FailureCase] {
    let ones = Input.values([1, 1])
    let (none, signs) = (BiasMeasure.none, Rademacher())
    return [
      try enumerated("F1", "±1, no bias; 2,1", [2, 1], [none], ones, 1),
      try enumerated("F1", "±1, no bias; 2,2,1", [2, 2, 1], [none], ones, 2),
      try enumerated(
        "F2",
        "±1, biases ±1/2 ±1/3",
        [2, 2, 1],
        [
          .random(signs, variance: Rational(1, 4)),
          .random(signs, variance: Rational(1, 9)),
        ],
        ones,
        2
      ),
      try enumerated(
        "F3",
        "±1, biases ±1",
        [2, 1],
        [.random(signs, variance: 1)],
        .unit,
        1
      ),
      try enumerated("F4", "x = 0, no bias", [2, 2, 1], [none], .zeros, 1),
    ]
  }

  private static func enumerated(
    _ claim: String,
    _ setting: String,
    _ widths: [Int],
    _ biases: [BiasMeasure],
    _ input: Input,
    _ order: Int
  ) throws -> FailureCase {
    let spec = try NetworkSpec(
      architecture: Architecture(widths: widths),
      weights: [Rademacher()],
      biases: biases,
      input: input
    )
    let moments = try Enumeration(spec).expectations(
      of: [order, 2 * order].map { .moment(spec.quantity, order: $0) }
    ).expectations.map { $0.rational?.doubleValue ?? 0 }
    let sampler = try exactSampler(spec)
    return FailureCase(
      claim: claim,
      setting: setting,
      quantity: order == 1 ? "E[Z]" : "E[Z^2]",
      truth: moments[0],
      route: "enumeration",
      formula: try formula(order, spec),
      variance: moments[1] - moments[0] * moments[0],
      sampler: sampler.name,
      draw: powers(sampler, order)
    )
  }

  /// What the sum over paths says, whether or not it applies.
  static func formula(_ order: Int, _ spec: NetworkSpec) throws -> Double {
    try ExactMoments(spec, requiringSymmetry: false).moment(order)
      .doubleValue ?? .infinity
  }

  /// The fastest sampler that is the definition, ties included.
  static func exactSampler(_ spec: NetworkSpec) throws -> any Sampler {
    try SamplerKind.fastest(for: spec, admitting: .definition)
      .sampler(for: spec)
  }

  /// Draws of Z^K.
  static func powers(
    _ sampler: any Sampler,
    _ order: Int
  ) -> @Sendable (Int, BlockStream) throws -> [Double] {
    { count, stream in
      sampler.logSquaredGradients(count, from: stream)
        .map { exp(Double(order) * $0) }
    }
  }
}

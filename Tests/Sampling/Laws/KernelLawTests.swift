import Foundation
import Sampling
import TestSupport
import Testing

/// Draws of each law's kernel follow the law: in its bulk, on both sides, one
/// after the other.
@Suite struct KernelLawTests {
  private static let alpha = CheckFamily.kernels.share.alpha

  /// The normal law takes as many draws as its mutants need to be seen.
  private static func size(_ law: ExactLaw) -> Int {
    law.spelling == gaussian.spelling
      ? max(LawSizes.bulk, LawSizes.variance, LawSizes.signs)
      : LawSizes.others
  }

  /// Equally likely cells, signs, and the variance.
  @Test(arguments: kernelLaws)
  func bulk(_ law: ExactLaw) throws {
    let draws = try LawDraws(law, "bulk").next(Self.size(law))
    expectLikely(law.bulk(draws), in: .kernels)
    expectLikely(law.sign(draws), in: .kernels)
    expectLikely(law.variance(draws, alpha: Self.alpha), in: .kernels)
  }

  /// Neighbours in one lane, in neighbouring lanes and in the two halves of a
  /// step are independent: pairs at every distance that a vector knows.
  @Test(arguments: continuousLaws.filter(\.atoms.isEmpty))
  func pairs(_ law: ExactLaw) throws {
    let draws = try LawDraws(law, "pairs").next(1 << 16)
    for lag in [1, 8, 16] {
      expectLikely(law.serial(draws, lag: lag), in: .kernels)
    }
  }

  /// The normal kernel makes pairs of one radius and one angle; more distances
  /// for it, whole buffers among them.
  @Test(arguments: [2, 4, 32, 64, 256, 4096])
  func normalPairs(lag: Int) throws {
    let draws = try LawDraws(gaussian, "pairs \(lag) apart").next(1 << 18)
    expectLikely(gaussian.serial(draws, lag: lag), in: .kernels)
  }

  /// The squares of a pair of normals are independent too: radius and angle
  /// are.
  @Test func normalRadii() throws {
    let draws = try LawDraws(gaussian, "radii").next(1 << 20)
    let exponential = draws.indices.filter { $0 % 16 < 8 }.map {
      // Half the squared radius of one pair: exponential of mean 1.
      (draws[$0] * draws[$0] + draws[$0 + 8] * draws[$0 + 8]) / 2
    }
    let law = ExactLaw(
      "radius of a normal pair",
      deviation: 1,
      kurtosis: 9,
      above: { exp(-$0) },
      below: { _ in 0 }
    )
    expectLikely(law.bulk(exponential, each: 64), in: .kernels)
  }
}

import TestSupport
import Testing

/// The tails of each law's kernel at 3, 4 and 5 standard deviations: as many
/// draws as there should be, on either side, where they should be.
@Suite struct KernelTailTests {
  /// Every law, from 3σ on.
  ///
  /// Half of a tail of 10⁻³ shows, a tenth of one of
  /// 1 %.
  @Test(arguments: kernelLaws.filter { $0.spelling != gaussian.spelling })
  func tails(_ law: ExactLaw) throws {
    let source = try LawDraws(law, "tails")
    let far = FarDraws(
      beyond: 3 * law.deviation,
      among: 1 << 20,
      of: source
    )
    for sigmas in 3...5 {
      for finding in law.tail(
        far.narrowed(to: Double(sigmas) * law.deviation),
        sigmas: sigmas
      ) {
        expectLikely(finding, in: .kernels)
      }
    }
  }

  /// The normal law, from 4σ on, in as many draws as show a tenth of the mass
  /// beyond 4σ; and from 3σ on.
  @Test func normalTail() throws {
    let source = try LawDraws(gaussian, "far tail")
    let far = FarDraws(beyond: 4, among: LawSizes.tail, of: source)
    for sigmas in 4...5 {
      let further = far.narrowed(to: Double(sigmas))
      for finding in gaussian.tail(further, sigmas: sigmas) {
        expectLikely(finding, in: .kernels)
      }
    }
  }

  /// From 3σ on.
  @Test func normalShoulder() throws {
    let source = try LawDraws(gaussian, "tail")
    let far = FarDraws(beyond: 3, among: 1 << 22, of: source)
    for finding in gaussian.tail(far, sigmas: 3) {
      expectLikely(finding, in: .kernels)
    }
  }
}

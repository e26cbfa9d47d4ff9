import Measures
import Sampling
import TestSupport
import Testing

/// Atoms exactly where a law has them, and nowhere else.
@Suite struct KernelAtomTests {
  /// A law on finitely many points takes no other value, not by an ulp; the
  /// sizes of its cells are those of the bulk test.
  @Test(arguments: discreteLaws)
  func pointsAreAllThereIs(_ law: ExactLaw) throws {
    let values = Set(law.atoms.map(\.value))
    let draws = Set(try LawDraws(law, "points").next(1 << 18))
    #expect(draws == values)
  }

  /// Where a law has a continuous part as well, its atoms are hit exactly as
  /// often as they should be.
  @Test(arguments: continuousLaws.filter { !$0.atoms.isEmpty })
  func mixedAtomsAreHit(_ law: ExactLaw) throws {
    let draws = try LawDraws(law, "atoms").next(1 << 18)
    for atom in law.atoms {
      expectLikely(
        Finding(
          "\(law.spelling): atom \(atom.value)",
          binomialTail(
            draws.count { $0 == atom.value },
            trials: draws.count,
            probability: atom.mass
          )
        ),
        in: .kernels
      )
    }
    let rest = draws.filter { x in !law.atoms.contains { $0.value == x } }
    let some = Array(rest.prefix(RepeatedValues.draws))
    expectLikely(
      RepeatedValues.finding("\(law.spelling) off its atoms", some),
      in: .kernels
    )
  }

  /// A law without atoms makes no zero and repeats nothing: no lattice of 24
  /// or 32 bits hides in it.
  @Test(arguments: continuousLaws.filter(\.atoms.isEmpty))
  func nothingRepeats(_ law: ExactLaw) throws {
    let draws = try LawDraws(law, "repeats").next(RepeatedValues.draws)
    expectLikely(RepeatedValues.finding(law.spelling, draws), in: .kernels)
    #expect(!draws.contains(0))
  }

  /// Four million normal draws are never 0 and never beyond what 52 bits can
  /// make.
  @Test func normalsAreFiniteAndNeverZero() throws {
    let largest = (2 * 53 * 0.6931471805599454).squareRoot()
    var bad = 0
    try LawDraws(gaussian, "zeros").forEachBatch(of: 1 << 22) { draws in
      draws.withUnsafeBufferPointer { draws in
        var i = 0
        while i < draws.count {
          if draws[i] == 0 || !(abs(draws[i]) <= largest) { bad += 1 }
          i += 1
        }
      }
    }
    #expect(bad == 0)
  }
}

import ExactArithmetic
import Foundation
import Measures
import Testing

/// Density and atoms are those of the law that the moments belong to.
@Suite struct DensityTests {
  /// A double's relative error, times the operations of a density (about 64).
  private static let rounding = 64 * 0x1p-52

  private static func expect(
    _ integral: Bounded,
    equals value: Double,
    _ comment: Comment
  ) {
    let gap = abs(integral.value - value)
    #expect(gap <= integral.error + rounding * abs(value), comment)
  }

  /// Only irrational atoms keep a law of the battery from being integrated.
  @Test(arguments: laws)
  func lawsAreIntegrable(subject: LawCase) throws {
    let law = try subject.law()
    let isIntegrable = LawIntegrals(law) != nil
    #expect(isIntegrable == !law.atoms.hasIrrationalPoints)
  }

  /// The density integrates to 1 minus the mass of the atoms.
  @Test(arguments: laws)
  func massIsOne(subject: LawCase) throws {
    guard let integrals = LawIntegrals(try subject.law()) else { return }
    Self.expect(try integrals.rawMoment(0), equals: 1, "mass")
  }

  /// σ² is the variance: E X² = σ².
  @Test(arguments: laws)
  func standardDeviations(subject: LawCase) throws {
    let law = try subject.law()
    guard let integrals = LawIntegrals(law) else { return }
    let variance = law.standardDeviation * law.standardDeviation
    Self.expect(try integrals.rawMoment(1), equals: variance, "variance")
  }

  /// E X^{2r} = κ_r σ^{2r}, r up to 4.
  @Test(arguments: laws)
  func momentsAreIntegrals(subject: LawCase) throws {
    let law = try subject.law()
    guard let integrals = LawIntegrals(law) else { return }
    for r in 2...4 where law.standardizedMoment(r).isFinite {
      let scale = pow(law.standardDeviation, Double(2 * r))
      let moment = law.standardizedMoment(r).doubleValue * scale
      Self.expect(try integrals.rawMoment(r), equals: moment, "r = \(r)")
    }
  }

  /// Every law is centred: E X⁺ = E X⁻.
  @Test(arguments: laws)
  func meansAreZero(subject: LawCase) throws {
    guard let integrals = LawIntegrals(try subject.law()) else { return }
    let up = try integrals.meanPart(sign: 1)
    let down = try integrals.meanPart(sign: -1)
    let bound = Bounded(value: up.value, error: up.error + down.error)
    Self.expect(bound, equals: down.value, "mean")
  }

  /// `isSymmetric` says whether density and atoms are even.
  @Test(arguments: laws)
  func symmetryIsEvenness(subject: LawCase) throws {
    let law = try subject.law()
    let points = (1...40).map { Double($0) * law.standardDeviation / 13 }
    let isEven = points.allSatisfy {
      law.density(at: $0) == law.density(at: -$0)
    }
    let mirrored = Set(
      law.atoms.points.map { Atoms.Atom(-$0.value, $0.probability) }
    )
    let isMirrored = mirrored == Set(law.atoms.points)
    #expect(law.isSymmetric == (isEven && isMirrored))
  }

  /// No density is negative.
  @Test(arguments: laws)
  func densitiesAreNonnegative(subject: LawCase) throws {
    let law = try subject.law()
    for k in -60...60 {
      let x = Double(k) / 7.5
      guard let density = law.density(at: x) else { continue }
      #expect(density >= 0 && density.isFinite, "at \(x)")
    }
  }

  /// Atoms are sorted, distinct, of positive mass, at most 1 in all.
  @Test(arguments: laws)
  func atomsArePoints(subject: LawCase) throws {
    let atoms = try subject.law().atoms
    let values = atoms.points.map(\.value)
    #expect(values == Set(values).sorted())
    #expect(atoms.points.allSatisfy { $0.probability.signum > 0 })
    #expect(atoms.mass <= 1)
    #expect(
      atoms.atZero == atoms.points.first { $0.value == 0 }?.probability ?? 0
    )
    #expect(atoms.isEmpty == (atoms.mass.isZero && !atoms.hasIrrationalPoints))
  }
}

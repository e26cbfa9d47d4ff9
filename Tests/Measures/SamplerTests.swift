import ExactArithmetic
import Measures
import TestSupport
import Testing

/// Draws follow the law: exact binomial tests of counts.
///
/// Numbers of draws and thresholds are fixed in advance; probabilities are
/// those of the density and the atoms.
@Suite struct SamplerTests {
  private static let count = 20_000

  /// P(X > 0) and P(X < 0); by symmetry where the atoms are not rational.
  @Test(arguments: laws)
  func signs(subject: LawCase) throws {
    let law = try subject.law()
    let draws = try subject.draws(Self.count, "signs")
    for sign in [1.0, -1] {
      let half = (1 - law.atoms.atZero.doubleValue) / 2
      let probability = try LawIntegrals(law)?.half(sign: sign).value ?? half
      expectCount(
        draws.count { sign * $0 > 0 },
        of: Self.count,
        probability: probability,
        in: .samplers,
        "sign \(sign) of \(subject.spelling)"
      )
    }
  }

  /// P(X = x) at every atom x, exactly equal as doubles.
  @Test(arguments: laws)
  func atoms(subject: LawCase) throws {
    let law = try subject.law()
    let draws = try subject.draws(Self.count, "atoms")
    for atom in law.atoms.points {
      expectCount(
        draws.count { $0 == atom.value.doubleValue },
        of: Self.count,
        probability: atom.probability.doubleValue,
        in: .samplers,
        "atom \(atom.value) of \(subject.spelling)"
      )
    }
    if law.atoms.isWholeLaw {
      let values = Set(law.atoms.points.map(\.value.doubleValue))
      #expect(draws.allSatisfy(values.contains))
    } else if law.atoms.isEmpty {
      #expect(!draws.contains(0))
    }
  }

  /// P(X ≤ tσ) at thresholds that cut the law into comparable pieces.
  @Test(arguments: laws)
  func thresholds(subject: LawCase) throws {
    let law = try subject.law()
    guard let integrals = LawIntegrals(law) else { return }
    let draws = try subject.draws(Self.count, "thresholds")
    for t in [-1.25, -0.8, -0.3, 0.3, 0.8, 1.25] {
      let threshold = t * law.standardDeviation
      expectCount(
        draws.count { $0 <= threshold },
        of: Self.count,
        probability: try integrals.atMost(threshold),
        in: .samplers,
        "at most \(t)σ of \(subject.spelling)"
      )
    }
  }

  /// Successive draws are independent: P(X > 0, X' > 0) = P(X > 0)².
  @Test(arguments: laws)
  func pairsAreIndependent(subject: LawCase) throws {
    let law = try subject.law()
    let draws = try subject.draws(Self.count, "pairs")
    let half = (1 - law.atoms.atZero.doubleValue) / 2
    let above = try LawIntegrals(law)?.half(sign: 1).value ?? half
    let pairs = stride(from: 0, to: Self.count, by: 2)
    expectCount(
      pairs.count { draws[$0] > 0 && draws[$0 + 1] > 0 },
      of: Self.count / 2,
      probability: above * above,
      in: .samplers,
      "two positive of \(subject.spelling)"
    )
  }

  /// A mixture draws from each component as often as its weight says.
  @Test func mixturesChooseComponents() throws {
    let subject = LawCase(
      spelling: "mixture(1/3*rademacher(1)+2/3*rademacher(4))"
    )
    let draws = try subject.draws(Self.count, "components")
    for (value, probability) in [(1.0, 1 / 6.0), (-2, 1 / 3.0)] {
      expectCount(
        draws.count { $0 == value },
        of: Self.count,
        probability: probability,
        in: .samplers,
        "component at \(value)"
      )
    }
    #expect(draws.allSatisfy { abs($0) == 1 || abs($0) == 2 })
  }
}

import ExactArithmetic
import Measures
import TestSupport
import Testing

/// The symmetrised law of a file of numbers.
@Suite struct EmpiricalSampleTests {
  private static let text = "w\n0.1\n-0.2\n0.3\n0.2\n0\n"

  /// The moments are the averages of even powers as spelled, not of doubles.
  @Test func momentsAreExactAverages() throws {
    try withTemporaryFile(Self.text) { path in
      let law = try MeasureParser.law("samples(\(path))")
      // Σx² = 18, Σx⁴ = 114, Σx⁶ = 858 in tenths.
      #expect(law.standardizedMoment(0).rational == 1)
      #expect(law.standardizedMoment(1).rational == 1)
      #expect(law.kurtosis.rational == Rational(114 * 5, 18 * 18))
      let sixth = Rational(858 * 25, 18 * 18 * 18)
      #expect(law.standardizedMoment(3).rational == sixth)
      #expect(
        law.standardDeviation == Rational(18, 500).doubleValue.squareRoot()
      )
      #expect(law.name == "samples(\(path))")
      #expect(law.isSymmetric)
    }
  }

  /// Moments of generated columns are averages of even powers.
  @Test func generatedMoments() {
    let columns = Gen<[Int]>.array(
      of: .int(in: -50...50, origin: 1),
      count: 1...20
    )
    forAll("samples: moments", columns) { column in
      try assume(column.contains { $0 != 0 })
      let law = try EmpiricalSample(column.map { Rational($0) }, source: "x")
      let raw = { (r: Int) in
        column.map { Rational($0).power(2 * r) }.sum() / Rational(column.count)
      }
      for r in 0...5 {
        let expected = raw(r) / raw(1).power(r)
        let found = law.standardizedMoment(r).rational
        try expectLaw(found, equals: expected, "κ_\(r)")
      }
      try expectLaw(law.count, equals: column.count, "the count")
      try expectLaw(law.atoms.mass, equals: 1, "the mass of the atoms")
    }
  }

  /// The atoms are the numbers with fair signs, and the draws follow them.
  @Test func drawsFollowTheAtoms() throws {
    let numbers = ["0.1", "-0.2", "0.3", "0.2", "0"].compactMap { Rational($0) }
    let law = try EmpiricalSample(numbers, source: "x")
    let tenth = Rational(1, 10)
    let masses = [-3: 1, -2: 2, -1: 1, 0: 2, 1: 1, 2: 2, 3: 1]
    #expect(law.atoms.isWholeLaw && law.atoms.points.count == 7)
    let generator = try LawCase(spelling: "samples").generator("atoms")
    let draws = (0..<20_000).map { _ in law.draw(using: generator) }
    for (k, mass) in masses {
      let atom = Atoms.Atom(Rational(k, 10), Rational(mass) * tenth)
      #expect(law.atoms.points.contains(atom))
      expectCount(
        draws.count { $0 == atom.value.doubleValue },
        of: draws.count,
        probability: Double(mass) / 10,
        in: .samplers,
        "atom \(k) of samples"
      )
    }
  }

  /// A column of zeros has no variance.
  @Test func zerosAreRefused() throws {
    try withTemporaryFile("0\n0.0\n-0\n") { path in
      let error = try #require(throws: MeasureError.self) {
        try MeasureParser.law("samples(\(path))")
      }
      #expect(error.kind == .badData && error.description.contains(path))
    }
  }
}

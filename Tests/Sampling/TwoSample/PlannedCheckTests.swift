import Networks
import Sampling
import TestSupport
import Testing

/// Checks that no small defect survives: every sampler passes them, and every
/// mutant of it fails them.
@Suite struct PlannedCheckTests {
  /// Every sampler on every planned check; the slow reference on the small ones.
  @Test(arguments: PlannedCheck.all)
  func soundSamplersPass(_ check: PlannedCheck) throws {
    let spec = try check.net.spec()
    for kind in SamplerKind.allCases {
      if kind == .reference, check.samples > 10_000 { continue }
      guard kind.mustAdmit(spec) != false else { continue }
      let name = check.name(kind.rawValue)
      let sampler = try kind.sampler(for: spec)
      let sample = NetSample(try logs(of: sampler, check.samples, name))
      expectLikely(try check.find(sample, name), in: .agreement)
    }
  }

  /// Every mutant of every sampler fails the check that is there for it, in
  /// each of its runs.
  @Test(arguments: Mutant.all)
  func mutantsFail(_ mutant: Mutant) throws {
    let check = mutant.check
    let sampler = try mutant.sampler()
    _ = CheckFamily.mutants.spend(on: mutant.testDescription)
    for run in 0..<mutant.runs {
      let name = "\(mutant), run \(run)"
      let sample = NetSample(try logs(of: sampler, check.samples, name))
      let finding = try check.find(sample, name)
      #expect(finding.pValue < PlannedCheck.plan.alpha, "\(finding)")
    }
  }

  /// A leaning coin's dead nets are binomial, and so its chance of escape is
  /// exact: far below the 0.01 that is asked for, at this size; 0.01 itself is
  /// reached at half of it.
  @Test func leaningCoinsAreSeen() {
    let alive = 0.505 * 0.505 * 0.505
    func escape(_ samples: Int) -> Double {
      BinomialLaw(trials: samples, probability: 0.875)
        .escape(alpha: PlannedCheck.plan.alpha, truth: 1 - alive)
    }
    let samples = PlannedCheck.leaningCoin.samples
    #expect(escape(samples) <= PlannedCheck.plan.beta)
    #expect(escape(samples / 2) <= 0.01)
  }

  /// Each defect has a check, and each sampler mutants of all the defects that
  /// it can have.
  @Test func everyDefectHasItsMutants() {
    #expect(
      Set(PlannedCheck.all.map(\.defect)) == Set(NetDefect.allCases)
    )
    for kind in SamplerKind.allCases where kind != .reference {
      let defects = Mutant.all.filter { $0.kind == kind }.map(\.defect)
      #expect(defects.count >= 4, "\(kind)")
      #expect(Set(defects).count == defects.count)
    }
  }
}

extension PlannedCheck: CustomTestStringConvertible {
  var testDescription: String { name("any sampler") }
}

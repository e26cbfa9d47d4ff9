import Sampling
import TestSupport
import Testing

/// Every sampler draws what the definition draws, on every net it admits.
///
/// P(Z = 0) by an exact test, the law of ln Z given Z > 0 by Kolmogorov and
/// Smirnov, moments against exact values. Of 4000 nets about half are dead: with
/// power 0.99 two such samples show a distance of (3.5 + 1.5)·√(2/2000) = 0.16
/// and one sample a distance of 0.11 from an exact law. Small defects are the
/// business of the planned checks.
@Suite struct AgreementTests {
  @Test(arguments: NetCase.all)
  func samplersDrawTheReferencesLaw(_ net: NetCase) throws {
    let spec = try net.spec()
    let count = try net.samples()
    let truth = try NetTruth(spec)
    let reference = NetSample(
      try logs(
        of: ReferenceSampler(spec),
        count,
        "\(net.testDescription) reference"
      )
    )
    if let truth {
      expect(
        reference.findings("\(net.testDescription), reference", against: truth)
      )
    }
    for kind in SamplerKind.allCases where kind != .reference {
      guard kind.refusal(for: spec) == nil else {
        #expect(
          kind.mustAdmit(spec) != true,
          "\(kind) refuses \(net.testDescription)"
        )
        continue
      }
      #expect(
        kind.mustAdmit(spec) != false,
        "\(kind) admits \(net.testDescription)"
      )
      let name = "\(net.testDescription), \(kind.rawValue)"
      let sampler = try kind.sampler(for: spec)
      let sample = NetSample(try logs(of: sampler, count, name))
      #expect(sample.count == count)
      #expect(!sample.alive.contains { !$0.isFinite })
      expect([sample.law(name, as: reference)])
      if let truth {
        expect(sample.findings(name, against: truth))
      } else {
        expect([sample.zeros(name, as: reference)])
      }
    }
  }

  private func expect(_ findings: [Finding]) {
    for finding in findings { expectLikely(finding, in: .agreement) }
  }
}

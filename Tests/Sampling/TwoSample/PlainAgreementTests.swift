import Sampling
import TestSupport
import Testing

/// The samplers written a second time, without a defect, pass the tests that
/// their mutants must fail.
@Suite struct PlainAgreementTests {
  private static let nets = [
    NetCase(widths: "3,4,2,1"),
    NetCase(widths: "3,4,2,1", weights: ["uniform"], biases: ["gaussian(1/4)"]),
    NetCase(widths: "2,3,2", linear: true),
    NetCase(widths: "3,2,3", quantity: .entry(input: 2, output: 1)),
  ]

  @Test(arguments: nets)
  func plainSamplersAgreeWithExactValues(_ net: NetCase) throws {
    let spec = try net.spec()
    let truth = try #require(try NetTruth(spec))
    for kind in SamplerKind.allCases where kind.refusal(for: spec) == nil {
      let sampler = PlainSampler(kind: kind, spec: spec)
      let name = "\(net.testDescription), \(sampler.name)"
      let sample = NetSample(try logs(of: sampler, 4_000, name))
      for finding in sample.findings(name, against: truth) {
        expectLikely(finding, in: .agreement)
      }
    }
  }

  /// Ties of lattice weights: dense and folded nets are dead equally often.
  @Test func foldedNetsTieAsDenseOnesDo() throws {
    let net = NetCase(widths: "2,3,1", weights: ["rademacher"], input: "ones")
    let samples = try [SamplerKind.dense, .folded].map { kind in
      NetSample(
        try logs(
          of: PlainSampler(kind: kind, spec: try net.spec()),
          4_000,
          "ties, plain \(kind.rawValue)"
        )
      )
    }
    let name = "ties, plain folded"
    expectLikely(samples[1].zeros(name, as: samples[0]), in: .agreement)
    expectLikely(samples[1].law(name, as: samples[0]), in: .agreement)
  }
}

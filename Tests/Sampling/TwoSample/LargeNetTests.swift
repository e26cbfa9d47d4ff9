import Networks
import Sampling
import TestSupport
import Testing

/// Nets too large to be drawn often by the definition, against exact values:
/// P(Z = 0), E Z, E Z², and for Gaussian weights the law of ln Z.
@Suite struct LargeNetTests {
  private static let nets = [
    NetCase(widths: NetCase.b), NetCase(widths: NetCase.e),
    NetCase(widths: NetCase.b, weights: ["uniform"]),
    NetCase(widths: NetCase.b, weights: ["laplace"]),
    NetCase(widths: NetCase.e, weights: ["logistic"]),
    NetCase(widths: NetCase.b, biases: ["gaussian(1/4)"]),
    NetCase(widths: NetCase.b, quantity: .entry(input: 4, output: 0)),
    NetCase(widths: NetCase.e, linear: true),
    // So deep that products of unscaled draws leave any fixed range.
    NetCase(widths: "4,16x190,1"), NetCase(widths: "4,24x250,1"),
    NetCase(widths: "4,16x190,1", weights: ["uniform"], linear: true),
  ]

  /// As many nets as each sampler draws in about a tenth of a second.
  private static func samples(_ kind: SamplerKind, _ net: Architecture) -> Int {
    let weights = net.weightCount
    let neurons = Double(net.widths.reduce(0, +))
    return switch kind {
    case .reference: 0
    case .dense: Int(1e7 / weights)
    case .folded, .masked: Int(3e7 / weights)
    case .conditioned, .conditionedFolded: Int(min(4e3, 4e6 / neurons))
    case .chiSquare: Int(min(2e4, 2e6 / Double(net.depth)))
    }
  }

  @Test(arguments: nets)
  func samplersDrawTheExactLaw(_ net: NetCase) throws {
    let spec = try net.spec()
    let truth = try #require(try NetTruth(spec))
    for kind in SamplerKind.allCases
    where kind != .reference && kind.refusal(for: spec) == nil {
      let count = Self.samples(kind, spec.architecture)
      let name = "\(net.testDescription), \(count) by \(kind.rawValue)"
      let sample = NetSample(
        try logs(of: try kind.sampler(for: spec), count, name)
      )
      for finding in sample.findings(name, against: truth) {
        expectLikely(finding, in: .agreement)
      }
    }
  }
}

import Networks
import Sampling
import TestSupport
import Testing

/// Every sampler against the definition on nets nobody chose: widths 1 to 12,
/// depths 1 to 5, any laws, biases, inputs and quantities.
@Suite struct GeneratedNetTests {
  private static let cases = 30
  private static let samples = 1_000

  private static let laws: Gen<[String]> = .oneOf(
    .element(of: NetCase.laws.map(\.weights)),
    .array(of: .element(of: NetCase.laws.map { $0.weights[0] }), count: 5)
  )

  private static let biases: Gen<[String]> = .array(
    of: .element(of: [
      "none", "gaussian(1/4)", "uniform(1)", "rademacher(1/9)",
      "constant(1/2)", "exponential(1/4)",
    ]),
    count: 5
  )

  /// A net whose lists of laws are cut to its depth.
  private static let nets = Gen<NetCase> { choices throws(Discard) in
    let widths = try Gen.array(of: .int(in: 1...12), count: 2...6)
      .draw(from: &choices)
    let depth = widths.count - 1
    var net = NetCase(
      widths: widths.map(String.init).joined(separator: ",")
    )
    let laws = try laws.draw(from: &choices)
    net.weights = laws.count == 1 ? laws : Array(laws.prefix(depth))
    if try Gen.bool.draw(from: &choices) {
      net.biases = Array(try biases.draw(from: &choices).prefix(depth))
    }
    net.input = try Gen.element(of: ["generic", "ones", "unit"])
      .draw(from: &choices)
    net.linear = try Gen.bool.draw(from: &choices)
    let q = try Gen.int(in: 0...(widths[depth] - 1)).draw(from: &choices)
    net.quantity = .row(output: q)
    if try Gen.bool.draw(from: &choices) {
      let p = try Gen.int(in: 0...(widths[0] - 1)).draw(from: &choices)
      net.quantity = .entry(input: p, output: q)
    }
    return net
  }

  /// Two checks for each sampler of each case, at equal shares of one check's
  /// level.
  @Test func everySamplerDrawsTheReferencesLaw() throws {
    let share = CheckFamily.agreement.spend(on: "generated nets")
      .share(of: 2 * SamplerKind.allCases.count * Self.cases)
    forAll("samplers agree", Self.nets, count: Self.cases) { net in
      let spec = try net.spec()
      let name = net.testDescription
      let reference = NetSample(
        try logs(of: ReferenceSampler(spec), Self.samples, "\(name), generated")
      )
      for kind in SamplerKind.allCases where kind != .reference {
        guard kind.refusal(for: spec) == nil else {
          try expectLaw(kind.mustAdmit(spec) != true, "\(kind) refuses")
          continue
        }
        try expectLaw(kind.mustAdmit(spec) != false, "\(kind) admits")
        let sampler = try kind.sampler(for: spec)
        let sample = NetSample(
          try logs(of: sampler, Self.samples, "\(name), generated \(kind)")
        )
        for finding in [
          sample.zeros("\(kind)", as: reference),
          sample.law("\(kind)", as: reference),
        ] {
          try expectLaw(finding.pValue >= share.alpha, "\(finding)")
        }
      }
    }
  }
}

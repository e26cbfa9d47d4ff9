import Networks
import Sampling
import Testing

/// Every sampler refuses a net whose hypotheses fail, in one sentence that
/// names the hypothesis, what breaks it, and a way out.
@Suite struct SamplerRefusalTests {
  /// A net, who must refuse it, and words that the sentence must hold.
  struct Case: Sendable, CustomTestStringConvertible {
    let net: NetCase
    let kinds: [SamplerKind]
    let words: [String]
    var testDescription: String { net.testDescription }
  }

  private static let gaussian: [SamplerKind] = [
    .conditioned, .conditionedFolded, .chiSquare,
  ]
  private static let identity: [SamplerKind] = [.masked, .chiSquare]

  static let cases = [
    Case(
      net: NetCase(widths: "4,3,1", weights: ["uniform"]),
      kinds: gaussian,
      words: ["Gaussian weights", "layer 1", "uniform"]
    ),
    Case(
      net: NetCase(widths: "4,3,1", weights: ["gaussian", "laplace"]),
      kinds: gaussian,
      words: ["Gaussian weights", "layer 2", "laplace"]
    ),
    Case(
      net: NetCase(widths: "4,3,1", weights: ["uniform", "exponential"]),
      kinds: [.folded, .masked],
      words: ["symmetric weights", "layer 2", "exponential"]
    ),
    Case(
      net: NetCase(widths: "4,3,1", biases: ["none", "constant(1/2)"]),
      kinds: [.folded, .conditionedFolded, .masked, .chiSquare],
      words: ["symmetric biases", "layer 2", "constant(1/2)"]
    ),
    Case(
      net: NetCase(widths: "4,3,1", biases: ["exponential(1/4)"]),
      kinds: [.folded, .conditionedFolded, .masked, .chiSquare],
      words: ["symmetric biases", "layer 1", "exponential"]
    ),
    Case(
      net: NetCase(widths: "4,3,1", weights: ["rademacher"], input: "ones"),
      kinds: [.masked],
      words: ["law identity", "rademacher", "exactly 0"]
    ),
    Case(
      net: NetCase(
        widths: "4,3,1",
        weights: ["threepoint(1/3)"],
        biases: ["rademacher"],
        input: "ones"
      ),
      kinds: [.masked],
      words: ["law identity", "threepoint(1/3)", "exactly 0"]
    ),
    Case(
      net: NetCase(widths: "4,3,1", input: "zeros"),
      kinds: identity,
      words: ["law identity", "input 0", "exactly 0"]
    ),
    Case(
      net: NetCase(widths: "4,3,1", biases: ["rademacher"], input: "zeros"),
      kinds: identity,
      words: ["law identity", "input 0", "exactly 0"]
    ),
  ]

  @Test(arguments: cases)
  func brokenHypothesesAreNamed(_ item: Case) throws {
    let spec = try item.net.spec()
    for kind in item.kinds {
      let sentence = try #require(kind.refusal(for: spec), "\(kind) admits")
      for word in item.words + ["\(kind.rawValue) assumes", ": use "] {
        #expect(sentence.contains(word), "\(kind): \(sentence)")
      }
      #expect(!sentence.contains("\n") && !sentence.hasSuffix("."))
      let error = #expect(throws: SamplingError.self) {
        _ = try kind.sampler(for: spec)
      }
      #expect(error?.description == sentence)
      #expect(throws: SamplingError.self) {
        _ = try kind.sampler(for: spec, level: .baseline)
      }
    }
  }

  /// Whoever must admit a net does, and its sampler says who it is.
  @Test(arguments: NetCase.all)
  func admittedNetsAreDrawn(_ net: NetCase) throws {
    let spec = try net.spec()
    for kind in SamplerKind.allCases where kind.mustAdmit(spec) == true {
      let sampler = try kind.sampler(for: spec)
      #expect(sampler.name == kind.rawValue)
      #expect(sampler.evidence == kind.evidence)
    }
    #expect(SamplerKind.dense.mustAdmit(spec) == true)
  }

  /// Only `reference` draws from another generator.
  @Test func otherGeneratorsAreForTheReference() throws {
    let spec = try NetCase(widths: "3,2").spec()
    for kind in SamplerKind.allCases {
      let sentence = kind.refusal(for: spec, rng: "mt19937")
      #expect((sentence == nil) == (kind == .reference))
      #expect(sentence?.contains("mt19937") ?? true)
    }
  }

  /// The evidence of a sampler is what it assumes.
  @Test func evidence() {
    let levels = SamplerKind.allCases.map(\.evidence)
    #expect(
      levels == [
        .definition, .definition, .conditioning, .symmetry, .symmetry, .theorem,
        .theorem,
      ]
    )
  }
}

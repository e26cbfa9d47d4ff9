import Networks
import Testing

@testable import Theory

/// Hypothesis (H): a pre-activation vanishes only together with its gradient.
@Suite struct TiesTests {
  /// A network and the answer.
  struct Case: Sendable, CustomTestStringConvertible {
    let status: Hypothesis.Status
    let widths: String
    let weights: String
    var bias = "none"
    var input = "generic"
    var testDescription: String { "\(widths) \(weights) +\(bias) at \(input)" }

    init(
      _ status: Hypothesis.Status,
      _ widths: String,
      _ weights: String,
      bias: String = "none",
      at input: String = "generic"
    ) {
      self.status = status
      self.widths = widths
      self.weights = weights
      self.bias = bias
      self.input = input
    }
  }

  static let cases = [
    // Atomless weights, x ≠ 0: any bias.
    Case(.holds, "2,3,1", "gaussian", at: "1,1"),
    Case(.holds, "2,3,1", "uniform", bias: "rademacher", at: "1,0"),
    Case(.holds, "2,3,1", "exponential", at: "1,1"),
    // Atomless biases: any weights, any x.
    Case(.holds, "2,3,1", "rademacher", bias: "gaussian", at: "1,1"),
    Case(.holds, "2,3,1", "rademacher", bias: "gaussian", at: "zeros"),
    Case(.holds, "2,2,1", "gaussian", bias: "rademacher", at: "zeros"),
    Case(.holds, "2,3,1", "gaussian", bias: "uniform(1/9)", at: "0,0"),
    Case(.holds, "2,3,1", "threepoint(1/3)", bias: "laplace", at: "1,0"),
    // One atomless layer protects the later ones.
    Case(.holds, "2,3,3,1", "gaussian rademacher rademacher", at: "1,1"),
    Case(.holds, "2,3,3,1", "gaussian threepoint(1/2) rademacher", at: "1,0"),
    Case(.holds, "2,3,3,1", "rademacher gaussian rademacher"),
    // Lattice weights at rationally independent coordinates.
    Case(.holds, "2,2,1", "rademacher"),
    Case(.holds, "2,2,1", "threepoint(1/3)"),
    Case(.holds, "2,2,1", "discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)"),
    Case(.holds, "1,2,2,1", "rademacher", at: "1"),
    Case(.holds, "1,2,2,1", "rademacher", at: "-3/7"),
    // An atom at 0 alone.
    Case(.holds, "2,2,1", "sparse(1/2,gaussian)", at: "1,-1"),
    // A first-layer row that the input annihilates.
    Case(.fails, "2,1", "rademacher", at: "1,1"),
    Case(.fails, "2,2,1", "rademacher", at: "ones"),
    Case(.fails, "3,2,1", "rademacher", at: "1,2,3"),
    Case(.fails, "2,2,1", "threepoint(1/3)", at: "1,0"),
    Case(.fails, "2,2,1", "discrete(-2:1/10,-1:2/5,1:2/5,2:1/10)", at: "1,2"),
    Case(.fails, "2,2,1", "rademacher gaussian", at: "1,-1"),
    // Nothing moves at x = 0 without a first bias.
    Case(.fails, "2,2,1", "gaussian", at: "zeros"),
    Case(.fails, "2,2,1", "rademacher", at: "0,0"),
    // Neither is established.
    Case(.unknown, "2,2,1", "rademacher", at: "1,100"),
    Case(.unknown, "2,2,1", "rademacher", at: "1,0"),
    Case(.unknown, "2,4,1", "rademacher", at: "1,2"),
    Case(.unknown, "1,1", "rademacher", bias: "rademacher", at: "1"),
    Case(.unknown, "2,2,1", "rademacher", bias: "threepoint(1/2)"),
    Case(
      .unknown,
      "2,2,1",
      "mixture(1/2*rademacher(1)+1/2*rademacher(2))"
    ),
    Case(.unknown, "2,2,1", "gaussian", bias: "threepoint(1/2)", at: "zeros"),
  ]

  /// Each status is the one that a proof, a counterexample, or neither gives.
  @Test(arguments: cases)
  func theStatusIsTheOneProved(_ item: Case) throws {
    let spec = try net(
      item.widths,
      item.weights,
      bias: item.bias,
      at: item.input
    )
    let hypothesis = Hypotheses(spec).noTies
    #expect(hypothesis.status == item.status)
    #expect(!hypothesis.reason.isEmpty)
    #expect(hypothesis.sentence.hasPrefix("no ties (H) "))
  }

  /// Where it is not met, the sentence says what to do about it.
  @Test(arguments: cases.filter { $0.status == .unknown })
  func doubtsComeWithAWayOut(_ item: Case) throws {
    let spec = try net(
      item.widths,
      item.weights,
      bias: item.bias,
      at: item.input
    )
    let sentence = Hypotheses(spec).noTies.sentence
    #expect(sentence.contains("is not guaranteed because"))
    #expect(sentence.contains("--bias without atoms"))
  }

  /// Hypothesis (S) names the layer and the law that break it.
  @Test func asymmetryIsNamed() throws {
    let skewed = "discrete(-1/2:4/5,2:1/5)"
    let weights = try net("2,3,1", "gaussian \(skewed)")
    let first = Hypotheses(weights)
    #expect(first.symmetry.status == .fails)
    #expect(first.unmet?.name == "symmetry (S)")
    #expect(first.symmetry.reason.contains("\(skewed) of layer 2"))
    let bias = Hypotheses(try net("2,3,1", bias: "constant(1/2)"))
    #expect(bias.symmetry.status == .fails)
    #expect(bias.symmetry.reason.contains("constant(1/2) of layer 1"))
    #expect(Hypotheses(try net("2,3,1", bias: "none")).unmet == nil)
  }
}

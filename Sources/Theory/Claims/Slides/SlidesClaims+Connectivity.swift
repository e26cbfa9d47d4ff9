import ExactArithmetic
import Measures
import Networks

/// The remark on arbitrary connectivity and convolutions.
extension SlidesClaims {
  static let connectivity = [remark]

  /// H17: right for any graph of independent weights, wrong for shared ones.
  static let remark = Claim(
    "H17",
    .slides,
    "the formula holds for arbitrary connectivity, and for convnets at random inputs",
    statement: "The sum over paths for the moments is true for arbitrary"
      + " connectivity, and for convolutional networks when the input is"
      + " randomized.",
    reading: "True for every directed acyclic graph whose weights are"
      + " independent and symmetric, without ties.",
    correction: "With shared weights it fails even at a random input: moments"
      + " count how often a filter's weight is used, not an edge, and masks of"
      + " one channel at two positions depend on one another from the second"
      + " convolution on. Identity skips are not covered either: their weight"
      + " is not symmetric.",
    expected: .partly,
    control: Claim.Control(
      "the same with an independent weight for every edge",
      .true
    )
  ) { variant, _ in
    let isTied = variant == .printed
    let graph = try FiniteGraph(
      "a>u b>u a>v u>v u>w v>w b>w v>q w>q a>q",
      inputs: "ab",
      at: [1, 100]
    )
    let moments = try (1...2).map { (graph.moment($0), try graph.formula($0)) }
    var parts = [
      Finding.Part(
        "a graph with skip connections and independent weights +-1",
        moments.allSatisfy { $0 == $1 },
        "graph: " + moments.map { "\($0) for \($1)" }.joined(separator: ", "),
        by: .enumeration
      )
    ]
    let laws: [(Int, [Atoms.Atom], String)] = [
      (1, FiniteLaw.gaussianMoments, "weights with the Gaussian's moments"),
      (2, FiniteLaw.signs, "weights +-1"),
    ]
    for (layers, law, name) in laws {
      let net = Convolution(layers: layers, isTied: isTied, law: law)
      let truth = net.moment(2, randomInput: true)
      let formula = net.formula
      parts.append(
        Finding.Part(
          "E[Z^2] of \(layers) 1x1 convolution(s), two positions, \(name),"
            + " random input",
          truth == formula,
          "\(layers) convolution(s): \(truth) for \(formula)",
          by: .enumeration
        )
      )
    }
    return Finding(parts)
  }
}

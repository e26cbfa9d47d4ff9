/// The claims of the slides on gradients of random ReLU nets, in their order.
enum SlidesClaims {
  static let all: [Claim] =
    initialization + theoremParts + answers + powerMeans + sizes
    + sumOverPaths + connectivity + proofSteps + symmetrization
}

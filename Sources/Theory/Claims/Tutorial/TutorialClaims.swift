/// The claims of a tutorial on gradient flow in deep networks, in their order.
///
/// The copy at hand has lost its superscript digits 5 and 6: 10⁻⁶¹ reads 10⁻¹.
/// Every claim is judged on the number its author evidently wrote.
enum TutorialClaims {
  static let all: [Claim] = [
    unrolledError, eigenvalues, sigmoidRecursion, tenSigmoidLayers, tanhSlope,
    tanhHelps, rectifierKeepsNorm, hundredLayers, exploding, clipping,
    valueClipping, layerNorms, linearChain, activationJacobian, geometricMean,
    scalarRecurrence, clippedSize, halfActiveDecay, residualGradient,
    twentyLayers, sigmoidExample, rectifierExample, clippingExample,
    survivingPaths, equalSingularValues, uniformTanhSlope, highwayGuarantee,
    quizSigmoid, quizFacts, recurrentWeight,
  ]
}

/// The claims of a thesis on the conditioning of gradients (Nelson, 2022).
enum ThesisClaims {
  static let all: [Claim] = [
    absoluteConditionNumber, singlePrecision, relativeConditionNumber,
    crossEntropy, jumps, differenceQuotient, bestLowerBound, randomMasks,
    stepConsistency, lemmaErrorTerm, tightestBound, withoutError, halfTheGap,
    angles, stepConsistentGain, directionalDerivative, simulation,
    gradientConditionNumber, oneStepEstimator, randomSampling,
    perturbationScale, batchAverages, batchGain, gainRatio, batchVariance,
    stableRank, worstRank, concatenatedReLU, looksLinear, confusion,
    gradientDiversity, gradientCoherence, decreasedShare, weightCoherence,
    nearestMinimum,
    shatteredGradients,
  ]
}

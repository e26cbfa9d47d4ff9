import PathSum

/// The worked examples, each a function that is run.
///
/// Every comment in one says what is printed.
enum Examples {
  static let all: [Example] =
    exact + random + theorems + theory + numbers + tutorial

  private static let exact = [
    Example("exactMoment", exactMoment),
    Example("severalLaws", severalLaws),
    Example("pathByPath", pathByPath),
    Example("theLawOfLnZ", theLawOfLnZ),
    Example("theBestBounds", theBestBounds),
    Example("graphs", graphs),
    Example("residual", residual),
    Example("aLawOfYourOwn", aLawOfYourOwn),
  ]

  private static let random = [
    Example("estimate", estimate),
    Example("runningEstimates", runningEstimates),
    Example("splitting", splitting),
    Example("simulation", simulation),
    Example("slices", slices),
    Example("evidence", evidence),
  ]

  private static let theorems = [
    Example("meanIdentity", meanIdentity),
    Example("transferRecursion", transferRecursion),
    Example("gaussianProduct", gaussianProduct),
    Example("kurtosisProduct", kurtosisProduct),
    Example("logNormalLimit", logNormalLimit),
    Example("quenchedVariance", quenchedVariance),
    Example("tangentKernel", tangentKernel),
    Example("jacobianSpectrum", jacobianSpectrum),
    Example("widthAllocation", widthAllocation),
    Example("tiesByEnumeration", tiesByEnumeration),
  ]

  private static let theory = [
    Example("hypotheses", hypotheses),
    Example("plan", plan),
    Example("claim", claim),
  ]

  private static let numbers = [
    Example("widths", widths),
    Example("rationals", rationals),
    Example("enclosures", enclosures),
    Example("logNumbers", logNumbers),
    Example("moments", moments),
  ]

  private static let tutorial = [
    Example("conjecture", conjecture)
  ]
}

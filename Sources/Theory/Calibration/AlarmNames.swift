import Estimation

extension TailAlarm {
  /// The checks of direct runs, by name.
  public static let checks = [
    "drift", "large error", "error slope", "variance of variance",
    "variance slope", "merit drift", "pareto shape", "tail not seen",
    "largest share", "few terms", "all zero",
  ]

  /// The name of the check that the alarm comes from.
  public var check: String {
    switch self {
    case .allZero: "all zero"
    case .drift: "drift"
    case .largeError: "large error"
    case .errorSlope: "error slope"
    case .varianceOfVariance: "variance of variance"
    case .varianceSlope: "variance slope"
    case .meritDrift: "merit drift"
    case .heavyTail: "pareto shape"
    case .tailNotSeen: "tail not seen"
    case .largestTerm: "largest share"
    case .fewTerms: "few terms"
    }
  }
}

extension SplittingEstimate.Alarm {
  /// The checks of splitting, by name; too few islands are no matter of chance.
  public static let checks = [
    "all islands dead", "dead islands", "scattered islands", "few roots",
  ]

  /// The name of the check that the alarm comes from.
  public var check: String {
    switch self {
    case .fewIslands: "few islands"
    case .allIslandsDead: "all islands dead"
    case .deadIslands: "dead islands"
    case .scattered: "scattered islands"
    case .fewRoots: "few roots"
    }
  }
}

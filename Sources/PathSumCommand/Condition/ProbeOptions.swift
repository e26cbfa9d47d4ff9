import ArgumentParser
import PathSum

/// What is measured, and how thoroughly.
struct ProbeOptions: ParsableArguments {
  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "all, or some of weight-bounds, weight-condition, input-bounds,"
        + " input-condition, ranks, agreement, steps.",
      valueName: "family,..."
    )
  )
  var metrics = "all"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Examples a batch.", valueName: "n")
  )
  var batch = "64"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Examples whose mean gradient counts as one in confusion and diversity.",
      valueName: "n"
    )
  )
  var group = "1"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Perturbations of each kind.", valueName: "n")
  )
  var directions = "16"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Perturbations of the bootstrap's expected maximum.",
      valueName: "n"
    )
  )
  var expectedMax = "4"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Scale of perturbations.", valueName: "eta")
  )
  var scale = "0.001"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Densities of random coordinate masks whose error is measured.",
      valueName: "rho,..."
    )
  )
  var masks: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Most steps of a power iteration.", valueName: "n")
  )
  var powerSteps = "100"

  /// The probe.
  func probe() throws -> Probe {
    Probe(
      families: try families(),
      directions: Directions(
        scale: try Parsing.positive(scale, "--scale"),
        count: try Parsing.small(directions, "--directions")
      ),
      expectedMaximumOf: try Parsing.small(expectedMax, "--expected-max"),
      groupSize: try Parsing.small(group, "--group"),
      iteration: PowerIteration(
        limit: try Parsing.small(powerSteps, "--power-steps")
      )
    )
  }

  /// The densities of masks.
  func densities() throws -> [Double] {
    try (masks?.split(separator: ",") ?? []).map {
      let density = try Parsing.share(String($0), "--masks")
      guard density > 0 else {
        throw Failure.Usage("--masks 0 keeps nothing: use a density up to 1")
      }
      return density
    }
  }

  private func families() throws -> Set<Metric.Family> {
    if metrics == "all" { return Set(Metric.Family.allCases) }
    return Set(
      try metrics.split(separator: ",", omittingEmptySubsequences: false).map {
        guard let family = Metric.Family(rawValue: String($0)) else {
          let names = Metric.Family.allCases.map(\.rawValue)
          throw Failure.Usage(
            "'\($0)' in --metrics is not all or one of "
              + names.joined(separator: ", ")
          )
        }
        return family
      }
    )
  }
}

extension Parsing {
  /// A count up to a million.
  static func small(_ text: String, _ option: String) throws -> Int {
    let count = try count(text, option)
    guard count <= 1_000_000 else {
      throw Failure.Refusal(
        "\(option) \(text) is beyond 1000000, the most that is accepted"
      )
    }
    return count
  }
}

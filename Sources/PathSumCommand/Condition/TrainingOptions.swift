import ArgumentParser
import PathSum

/// Whether and how nets are trained.
struct TrainingOptions: ParsableArguments {
  /// What is told about training.
  enum Report: String, CaseIterable, ExpressibleByArgument {
    case series, scatter, epochs
  }

  @Flag(help: "Follow the metrics through training.")
  var train = false

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Passes through the data.", valueName: "n")
  )
  var epochs = "10"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("The first learning rate.", valueName: "rate")
  )
  var rate = "0.05"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Momentum, from 0 to 1.", valueName: "mu")
  )
  var momentum = "0.9"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "constant, cosine or steps(factor,epochs).",
      valueName: "name"
    )
  )
  var rateSchedule = "constant"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("constant or doubling(epochs).", valueName: "name")
  )
  var batchSchedule = "constant"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Steps between measurements (default: an epoch).",
      valueName: "n"
    )
  )
  var every: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Stop once this share of held-out examples is right.",
      valueName: "share"
    )
  )
  var targetAccuracy: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Train several kinds: plain, residual, clean, looks-linear, each also"
        + " with +bn; or constant, alternating, pyramid, bottleneck widths.",
      valueName: "kind,..."
    )
  )
  var compare: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Hidden layers of the kinds that are compared, as wide as the first of"
        + " --widths.",
      valueName: "d,..."
    )
  )
  var depths: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "series; scatter, at the points of steepest descent and lowest loss, with"
        + " rank correlations; or epochs, to the target accuracy.",
      valueName: "name"
    )
  )
  var report = Report.series

  /// The settings, for batches of the given size.
  func settings(batchSize: Int) throws -> TrainingSettings {
    let momentum = try Parsing.share(momentum, "--momentum")
    guard momentum < 1 else {
      throw Failure.Usage("--momentum 1 never forgets: use a smaller one")
    }
    guard report != .epochs || targetAccuracy != nil else {
      throw Failure.Usage("--report epochs needs --target-accuracy")
    }
    return TrainingSettings(
      epochs: try Parsing.small(epochs, "--epochs"),
      rate: try Parsing.positive(rate, "--rate"),
      momentum: momentum,
      rateSchedule: try schedule(),
      batchSize: batchSize,
      batchSchedule: try growth(),
      every: try every.map { try Parsing.small($0, "--every") },
      targetAccuracy: try targetAccuracy.map {
        try Parsing.share($0, "--target-accuracy")
      }
    )
  }

  private func schedule() throws -> RateSchedule {
    switch rateSchedule {
    case "constant": return .constant
    case "cosine": return .cosine
    default:
      let parts = arguments(rateSchedule, of: "steps")
      guard let parts, parts.count == 2 else {
        throw Failure.Usage(
          "--rate-schedule '\(rateSchedule)' is not constant, cosine or"
            + " steps(factor,epochs), such as steps(0.1,5)"
        )
      }
      return .steps(
        factor: try Parsing.share(parts[0], "--rate-schedule"),
        every: try Parsing.small(parts[1], "--rate-schedule")
      )
    }
  }

  private func growth() throws -> BatchSchedule {
    if batchSchedule == "constant" { return .constant }
    guard let parts = arguments(batchSchedule, of: "doubling"),
      parts.count == 1
    else {
      throw Failure.Usage(
        "--batch-schedule '\(batchSchedule)' is not constant or"
          + " doubling(epochs), such as doubling(3)"
      )
    }
    return .doubling(every: try Parsing.small(parts[0], "--batch-schedule"))
  }

  /// The arguments of `name(a,b)`.
  private func arguments(_ text: String, of name: String) -> [String]? {
    guard text.hasPrefix(name + "("), text.hasSuffix(")") else { return nil }
    return text.dropFirst(name.count + 1).dropLast()
      .split(separator: ",", omittingEmptySubsequences: false)
      .map(String.init)
  }
}

import ArgumentParser

/// The seed and the threads of a run.
struct RunOptions: ParsableArguments {
  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seed, an integer; the same seed gives the same bits.",
      valueName: "seed"
    )
  )
  var seed: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads; any number gives the same bits (default: all cores).",
      valueName: "n"
    )
  )
  var threads: String?
}

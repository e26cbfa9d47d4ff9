import ArgumentParser
import Foundation
import PathSum

/// `pathsum reproduce`: the gallery's figures.
struct ReproduceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "The theorem's figures: CSV, scripts, SVG, PNG and PDF.",
    discussion: """
      Every figure is a CSV, drawn by a gnuplot script (SVG, PNG, PDF) and by \
      a LaTeX source for PGFPlots. Exact values are lines; what is sampled is \
      points, with bars from the exact variance. 'all' makes every figure.

      The seed is 2018 unless another is given.

        pathsum reproduce --list
        pathsum reproduce second-moment
        pathsum reproduce second-moment --out figures --threads 2
        pathsum reproduce all --level quick --style two-column
        pathsum reproduce second-moment --level quick --terminal
      """
  )

  @Argument(
    help: ArgumentHelp("Figures to make, or 'all'.", valueName: "NAME")
  )
  var names: [String] = []

  @Flag(name: .long, help: "List the figures and how long they take.")
  var list = false

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much is sampled: quick or paper.",
      valueName: "level"
    )
  )
  var level = "paper"

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "The page: screen, one-column (8.6 cm) or two-column (17.8 cm).",
      valueName: "style"
    )
  )
  var style = "screen"

  @Flag(name: .long, help: "Draw the figures on the terminal, too.")
  var terminal = false

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp("Folder for the files.", valueName: "folder")
  )
  var out = "pathsum-figures"

  @OptionGroup var options: RunOptions

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Weights drawn for one Monte Carlo point of second-moment at most.",
      valueName: "N"
    )
  )
  var draws: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "Published architectures (default: data/architectures.csv).",
      valueName: "file"
    )
  )
  var architectures: String?

  func run() async throws {
    if list { return try Console.write(FigureList.text) }
    let settings = GallerySettings(
      level: try choice(level, "--level"),
      seed: try Parsing.seed(options.seed ?? "2018"),
      threads: try Parsing.threads(options.threads)
    )
    let style: ChartStyle = try choice(style, "--style")
    let figures = try chosen()
    try OutputFile.checkFolder(out)
    var isViolated = false
    for figure in figures {
      let job = FigureJob(
        figure: figure,
        settings: settings,
        style: style,
        folder: out,
        drawsOnTerminal: terminal
      )
      if try await job.run() { isViolated = true }
    }
    if isViolated { throw ExitCode(Failure.Status.violated.rawValue) }
  }

  private func choice<Value: RawRepresentable & CaseIterable>(
    _ text: String,
    _ option: String
  ) throws -> Value where Value.RawValue == String {
    if let value = Value(rawValue: text) { return value }
    let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw Failure.Usage("\(option) '\(text)' is none of: \(all)")
  }

  /// The figures that are named, in the gallery's order, each once.
  private func chosen() throws -> [any GalleryFigure] {
    guard !names.isEmpty else {
      throw Failure.Usage(
        "name a figure: 'pathsum reproduce --list' lists them"
      )
    }
    let known = Set(Gallery.all().map(\.name))
    for name in names where name != "all" && !known.contains(name) {
      throw Failure.Usage(
        "unknown figure '\(name)': 'pathsum reproduce --list' lists them"
      )
    }
    let isAll = names.contains("all")
    func isChosen(_ name: String) -> Bool { isAll || names.contains(name) }
    let gallery = Gallery.all(
      published: isChosen(SecondMomentFigure.name) ? try published() : [],
      draws: try draws.map { Double(try Parsing.count($0, "--draws")) }
    )
    return gallery.filter { isChosen($0.name) }
  }

  private func published() throws
    -> [(name: String, architecture: Architecture)]
  {
    if let architectures {
      return try PublishedArchitectures.read(architectures)
    }
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../data/architectures.csv")
      .standardized.path
    guard
      let path = ["data/architectures.csv", beside]
        .first(where: FileManager.default.fileExists)
    else {
      Console.complain(
        "data/architectures.csv is not here, so published architectures are"
          + " left out: --architectures names the file"
      )
      return []
    }
    return try PublishedArchitectures.read(path)
  }
}

import ArgumentParser
import PathSum

/// The options that name a network by other means than widths.
struct ConnectivityOptions: ParsableArguments {
  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "A graph (pathsum-graph/1) instead of --widths; --entry and --output may"
        + " then be names.",
      valueName: "file"
    )
  )
  var graph: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "A residual net r + V relu(W r + b) instead of --widths: its stream's and"
        + " its branches' widths, 16,32x10; --weights once, or for W and V.",
      valueName: "N,h1,...,hL"
    )
  )
  var residual: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: ArgumentHelp(
      "s^2 of a residual net, default 1: Var V = s^2/h, Var W = 2/N.",
      valueName: "s^2"
    )
  )
  var branchVariance: String?

  /// The moments of the graph or the residual net; nil if neither is named.
  func report(
    _ network: NetworkOptions,
    _ options: ExactOptions,
    _ moments: String?
  ) throws -> (any Deliverable)? {
    let names = [
      network.widths.map { "--widths \($0)" }, graph.map { "--graph \($0)" },
      residual.map { "--residual \($0)" },
    ].compactMap { $0 }
    guard names.count <= 1 else {
      throw Failure.Usage(
        "\(names.joined(separator: " and ")) name several networks: give one"
      )
    }
    if let branchVariance, residual == nil {
      throw Failure.Usage(
        "--branch-variance \(branchVariance) belongs to --residual"
      )
    }
    guard graph != nil || residual != nil else { return nil }
    try check(options, moments)
    if let graph {
      return try ExactGraph(path: graph, network, options).report(moments)
    }
    return try ExactResidual(
      widths: residual ?? "",
      branchVariance: branchVariance ?? "1",
      network,
      options
    ).report(moments)
  }

  private func check(_ options: ExactOptions, _ moments: String?) throws {
    guard try options.arithmetic == "rational" && options.gate() == .relu else {
      throw Failure.Usage(
        "--arithmetic, --mask-density and --leak belong to --widths"
      )
    }
    guard ["recursion", "enumerate"].contains(options.method) else {
      throw Failure.Usage(
        "the method '\(options.method)' is neither recursion nor enumerate,"
          + " the two beside --graph"
      )
    }
    if let mixed = options.mixed, let moments {
      throw Failure.Usage(
        "--moments \(moments) and --mixed \(mixed) exclude one another"
      )
    }
  }
}

/// Something that can be written where the options say.
protocol Deliverable {
  /// Writes it.
  func deliver(_ output: OutputOptions) throws
}

import PathSum

/// One kind of network among those that are trained.
struct Variant {
  let label: String
  let options: ModelOptions
  let model: Model
  let architecture: Architecture
  let parameters: Int

  init(_ label: String, _ options: ModelOptions) throws {
    self.label = label
    self.options = options
    (model, architecture) = try options.model()
    parameters = try model.draw(using: Draws.generator(0, [0])).shape
      .parameterCount
  }

  /// The kinds that a command compares; without a list, its own network.
  static func all(_ command: ConditionCommand) throws -> [Variant] {
    let base = command.network
    let training = command.training
    guard training.compare != nil || training.depths != nil else {
      return [try Variant(base.block.rawValue, base)]
    }
    let kinds = (training.compare ?? base.block.rawValue)
      .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let widths = try Architecture(parsing: base.widths).widths
    guard widths.count > 2 else {
      throw Failure.Usage(
        "--widths \(base.widths) has no hidden layer whose width the compared"
          + " kinds could have"
      )
    }
    let depths =
      try training.depths?.split(separator: ",").map {
        try Parsing.small(String($0), "--depths")
      } ?? [widths.count - 2]
    return try kinds.flatMap { kind in
      try depths.map { try variant(kind, $0, widths, base) }
    }
  }

  private static func variant(
    _ kind: String,
    _ depth: Int,
    _ widths: [Int],
    _ base: ModelOptions
  ) throws -> Variant {
    guard depth <= 1000 else {
      throw Failure.Refusal("--depths \(depth) is beyond 1000 hidden layers")
    }
    var options = base
    var name = kind
    if name.hasSuffix("+bn") {
      name = String(name.dropLast(3))
      options.batchNorm = true
    }
    var hidden = Array(repeating: widths[1], count: depth)
    switch name {
    case "plain", "residual", "clean":
      options.block = ModelOptions.Joint(rawValue: name) ?? .plain
    case "looks-linear":
      options.block = .plain
      options.activation = "crelu"
      options.initialization = "looks-linear"
    default: hidden = try profile(name, widths[1], depth)
    }
    let last = widths[widths.count - 1]
    options.widths = ([widths[0]] + hidden + [last]).map(String.init)
      .joined(separator: ",")
    return try Variant("\(kind)\(depth)", options)
  }

  /// Hidden widths whose mean is about n, or less of a bottleneck.
  private static func profile(
    _ name: String,
    _ n: Int,
    _ depth: Int
  ) throws -> [Int] {
    let (small, large) = (max(1, n / 2), n + n / 2)
    switch name {
    case "constant": return Array(repeating: n, count: depth)
    case "alternating":
      return (0..<depth).map { $0 % 2 == 0 ? small : large }
    case "pyramid":
      return (0..<depth).map { j in
        large - (large - small) * j / max(depth - 1, 1)
      }
    case "bottleneck":
      return (0..<depth).map { $0 == depth / 2 ? max(1, n / 8) : n }
    default:
      throw Failure.Usage(
        "'\(name)' in --compare is not plain, residual, clean, looks-linear,"
          + " constant, alternating, pyramid or bottleneck, with or without +bn"
      )
    }
  }
}

import TestSupport
import Testing

/// Methods, arithmetics and networks that contradict one another.
@Suite struct BadMethodTests {
  private static func exact(
    _ line: String,
    _ status: BadInput.Status,
    _ mention: String
  ) -> BadInput {
    .init("exact --widths 3,2,1 \(line)", nil, status, mention)
  }

  static let mixed: [BadInput] = [
    exact("--mixed 1,1 --moments 2", .usage, "exclude one another"),
    exact("--mixed 0", .usage, "'0'"), exact("--mixed 1,-1", .usage, "'-1'"),
    exact("--mixed 1,,1", .usage, "''"), exact("--mixed x", .usage, "'x'"),
    exact("--mixed 1.5", .usage, "'1.5'"),
    .init("exact --widths 3,2,1 --mixed", "", .usage, "''"),
    exact("--mixed 1,1,1,1", .refused, "4 entries"),
    exact("--mixed 9,9", .refused, "18"),
    exact("--mixed 3,2 --method strands", .refused, "K = 5"),
    exact("--mixed 7,7 --method enumerate", .refused, "K = 14"),
    exact("--mixed 1,1 --arithmetic double", .usage, "rational only"),
    exact("--mixed 1,1 --arithmetic enclosure", .usage, "rational only"),
  ]

  static let methods: [BadInput] = [
    exact("--method nope", .usage, "'nope'"),
    exact("--arithmetic nope", .usage, "'nope'"),
    exact("--method strands --moments 5", .refused, "K = 5"),
    exact("--method enumerate --moments 13", .refused, "K = 13"),
    exact("--method strands --arithmetic double", .usage, "strands"),
    exact("--method enumerate --arithmetic enclosure", .usage, "enumerate"),
    exact("--method strands --leak 1/2", .usage, "strands"),
    exact("--method enumerate --mask-density 1/3", .usage, "enumerate"),
    exact("--method strands --weights exppower(3)", .refused, "exppower(3)"),
    exact("--arithmetic double --weights exppower(3)", .refused, "enclosures"),
    exact("--arithmetic enclosure --weights exponential", .refused, "symme"),
    exact("--arithmetic double --moments 17", .refused, "17"),
  ]

  static let gates: [BadInput] = [
    exact("--mask-density 0", .refused, "density 0"),
    exact("--mask-density 3/2", .refused, "density 3/2"),
    exact("--mask-density -1/2", .refused, "-1/2"),
    exact("--mask-density nan", .usage, "'nan'"),
    exact("--mask-density 1/0", .usage, "'1/0'"),
    exact("--leak x", .usage, "'x'"), exact("--leak inf", .usage, "'inf'"),
    .init("exact --widths 3,2,1 --leak", "", .usage, "''"),
  ]

  static let networks: [BadInput] = [
    exact("--graph g.json", .usage, "several networks"),
    exact("--residual 4,4", .usage, "several networks"),
    .init("exact --graph g.json --residual 4,4", nil, .usage, "several"),
    .init("exact --graph nope.json", nil, .missingInput, "nope.json"),
    .init("exact --graph .", nil, .missingInput, "'.'"),
    .init("exact --graph g.json --weights laplace", nil, .usage, "--weights"),
    .init("exact --graph g.json --leak 1/2", nil, .usage, "--leak"),
    .init("exact --graph g.json --arithmetic double", nil, .usage, "--arith"),
    .init("exact --graph g.json --method strands", nil, .usage, "strands"),
    .init("exact --graph g.json --mixed 1 --moments 1", nil, .usage, "exclude"),
    exact("--branch-variance 1", .usage, "--residual"),
    .init("exact --residual 4,4 --branch-variance 0", nil, .usage, "'0'"),
    .init("exact --residual 4,4 --branch-variance x", nil, .usage, "'x'"),
    .init("exact --residual 4,4 --mixed 1,1", nil, .usage, "--mixed"),
    .init("exact --residual 4,4 --method enumerate", nil, .usage, "--method"),
    .init("exact --residual 4", nil, .usage, "'4'"),
    .init("exact --residual 0,4", nil, .usage, "0"),
    .init("exact", nil, .usage, "--widths"),
  ]

  @Test(arguments: mixed) func ofMixedMoments(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: methods) func ofMethods(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: gates) func ofGates(input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: networks) func ofNetworks(input: BadInput) throws {
    try input.check()
  }

  static let graphs: [(String, BadInput.Status, String)] = [
    ("", .badData, "graph.json"), ("{", .badData, "graph.json"),
    ("[]", .badData, "graph.json"), ("{}", .badData, "graph.json"),
    ("{\"schema\": \"pathsum-graph/9\"}", .badData, "pathsum-graph"),
  ]

  /// Files that are not graphs are bad data, in one sentence.
  @Test(arguments: graphs)
  func ofGraphFiles(text: String, status: BadInput.Status, mention: String)
    throws
  {
    let folder = try TemporaryFolder()
    _ = try folder.put(text.utf8, in: "graph.json")
    try BadInput("exact --graph graph.json", nil, status, mention)
      .check(in: folder)
  }
}

import TestSupport
import Testing

/// Files of numbers, for `samples(...)` and `--input @...`, that are none.
@Suite struct BadFileTests {
  struct Content: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let mention: String
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8], _ mention: String) {
      self.name = name
      self.bytes = bytes
      self.mention = mention
    }

    init(_ name: String, _ text: String, _ mention: String) {
      self.init(name, Array(text.utf8), mention)
    }
  }

  static let contents = [
    Content("empty", "", "file.csv"),
    Content("blank", "\n \n\n", "file.csv"),
    Content("header only", "weight\n", "file.csv"),
    Content("binary", [0x31, 0x00, 0x32, 0x0A], "file.csv"),
    Content("not UTF-8", [0xFF, 0xFE, 0x31, 0x00], "file.csv"),
    Content("decimal commas", "1,5\n2,5\n3,5\n", "'1,5'"),
    Content("thousands and commas", "1.000,5\n", "'1.000,5'"),
    Content("semicolons", "1.5;2\n", "'1.5;2'"),
    Content("several columns", "a,b\n1,2\n", "'a,b'"),
    Content("NaN", "1\nnan\n2\n", "'nan'"),
    Content("infinity", "1\n-inf\n2\n", "'-inf'"),
    Content("words", "1\ntwo\n3\n", "'two'"),
    Content("Arabic digits", "1\n٢\n3\n", "'٢'"),
    Content("second header", "w\nw\n1\n", "line 2"),
  ]

  @Test(arguments: contents) func samples(content: Content) throws {
    let folder = try TemporaryFolder()
    _ = try folder.put(content.bytes, in: "file.csv")
    try BadInput(
      "exact --widths 3,2,1 --weights",
      "samples(file.csv)",
      .badData,
      content.mention
    ).check(in: folder)
  }

  @Test(arguments: contents) func inputs(content: Content) throws {
    let folder = try TemporaryFolder()
    _ = try folder.put(content.bytes, in: "file.csv")
    try BadInput(
      "estimate --widths 3,2,1 --input",
      "@file.csv",
      .badData,
      content.mention
    ).check(in: folder)
  }

  @Test func zerosHaveNoVariance() throws {
    let folder = try TemporaryFolder()
    _ = try folder.put("0\n0\n".utf8, in: "zero.csv")
    try BadInput("measures", "samples(zero.csv)", .badData, "zero.csv")
      .check(in: folder)
  }

  @Test(arguments: ["absent.csv", "", ".", "absent/file.csv"])
  func missingFiles(path: String) throws {
    try BadInput("measures", "samples(\(path))", .missingInput, "'\(path)'")
      .check()
    try BadInput(
      "exact --widths 3,2,1 --input",
      "@\(path)",
      .missingInput,
      "'\(path)'"
    ).check()
  }

  @Test(arguments: ["absent.csv", "."])
  func missingArchitectures(path: String) throws {
    try BadInput(
      "reproduce second-moment --architectures",
      path,
      .missingInput,
      "'\(path)'"
    ).check()
  }

  @Test(arguments: contents.prefix(7))
  func architectures(content: Content) throws {
    let folder = try TemporaryFolder()
    _ = try folder.put(content.bytes, in: "nets.csv")
    try BadInput(
      "reproduce second-moment --draws 1 --architectures",
      "nets.csv",
      .badData,
      "nets.csv"
    ).check(in: folder)
  }
}

import Measures
import Testing

/// Where `samples(file)` may stand, and what the file may be called.
@Suite struct SamplePathTests {
  /// Parentheses in a path are part of it.
  @Test func parenthesesInPaths() throws {
    try withTemporaryFile("1\n", name: "run(2).csv") { path in
      let law = try MeasureParser.law("samples(\(path))")
      #expect(law.name.contains("(2)"))
    }
  }

  /// Spaces in a path are part of it.
  @Test func spacesInPaths() throws {
    try withTemporaryFile("1\n", name: "my weights.csv") { path in
      _ = try MeasureParser.law("samples(\(path))")
    }
  }

  /// Samples may stand inside other laws, and be scaled as a bias.
  @Test(arguments: ["sparse(1/2,@)", "mixture(1/2*@(1)+1/2*gaussian(1))"])
  func samplesInsideLaws(pattern: String) throws {
    try withTemporaryFile("1\n2\n") { path in
      let parts = pattern.split(separator: "@")
      let text = parts.joined(separator: "samples(\(path))")
      let law = try MeasureParser.law(text)
      #expect(law.name == text)
    }
  }

  /// A bias of sampled numbers is read back from its name.
  @Test func samplesAsBiases() throws {
    try withTemporaryFile("1\n2\n") { path in
      let name = "samples(\(path))(4)"
      let bias = try MeasureParser.bias(name)
      #expect(bias.name == name)
    }
  }
}

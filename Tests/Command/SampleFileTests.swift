import Foundation
import TestSupport
import Testing

/// Files of numbers that are good, wherever they lie and however they end.
@Suite struct SampleFileTests {
  private static func moments(_ law: String, in folder: TemporaryFolder) throws
    -> [String]
  {
    let outcome = try Tool.run(
      ["measures", law, "--format", "json"],
      in: folder
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try JSON(outcome.output)
    return document["results"][0]["moments"].strings
  }

  /// 1, 2, 2: κ₂ = mean x⁴ / (mean x²)² = 11/9.
  @Test(arguments: [
    "1\n2\n2\n", "1\n2\n2", "weight\n1\n2\n-2\n", "1\r\n2\r\n2\r\n",
    " 1 \n\n+2.0\n20e-1\n", "\u{FEFF}1\n2\n2\n", "0.5\n1\n1\n",
  ])
  func theirMomentsAreExact(text: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.put(text.utf8, in: "w.csv")
    let moments = try Self.moments("samples(w.csv)", in: folder)
    #expect(moments.prefix(3) == ["1", "11/9", "43/27"])
  }

  @Test(arguments: ["my weights.csv", "a(1).csv", "α,β.csv", "x y/w.csv"])
  func aPathMayHoldAnything(name: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file("x y"),
      withIntermediateDirectories: true
    )
    _ = try folder.put("1\n2\n2\n".utf8, in: name)
    let moments = try Self.moments("samples(\(name))", in: folder)
    #expect(moments.prefix(2) == ["1", "11/9"])
  }

  /// A sample is a law like the others, so it may be a part of another.
  @Test(arguments: [
    ("sparse(1/2,samples(w.csv))", "22/9"),
    ("mixture(1*samples(w.csv)(3))", "11/9"),
    ("mixture(1/2*samples(w.csv)(1)+1/2*gaussian(1))", "19/9"),
  ])
  func aSampleMayBeAPart(law: String, kurtosis: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.put("1\n2\n2\n".utf8, in: "w.csv")
    #expect(try Self.moments(law, in: folder)[1] == kurtosis)
  }

  @Test func anInputFileIsAnInput() throws {
    let folder = try TemporaryFolder()
    _ = try folder.put("x\n1\n-0.5\n1/3\n".utf8, in: "x.csv")
    let line = ["estimate", "--widths", "3,2,1", "--seed", "1", "--samples"]
    let runs = try ["@x.csv", "1,-1/2,1/3"].map { input in
      try Tool.run(line + ["500", "--input", input], in: folder).output
    }
    #expect(runs[0] == runs[1])
    #expect(!runs[0].isEmpty)
  }
}

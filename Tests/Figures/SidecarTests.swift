import Figures
import Foundation
import TestSupport
import Testing

/// What is true of a run but not of its data, beside the CSV.
@Suite struct SidecarTests {
  private static func sidecar(
    of name: String,
    in folder: TemporaryFolder
  ) throws -> [String: Any] {
    try OutputFile.write("a\n1\n", to: folder.file(name))
    try Sidecar(
      csv: folder.file(name),
      seed: .max,
      threads: 3,
      started: Date(timeIntervalSince1970: 0),
      version: "1.2.3"
    ).write(beside: folder.file(name))
    let base = name.hasSuffix(".csv") ? String(name.dropLast(4)) : name
    let data = Data(try folder.text("\(base).meta.json").utf8)
    let object = try JSONSerialization.jsonObject(with: data)
    return try #require(object as? [String: Any])
  }

  @Test func everyFieldIsThere() throws {
    let sidecar = try Self.sidecar(of: "run.csv", in: TemporaryFolder())
    #expect(sidecar["schema"] as? String == "pathsum/1")
    #expect(sidecar["csv"] as? String == "run.csv")
    #expect(sidecar["seed"] as? String == "18446744073709551615")
    #expect(sidecar["threads"] as? Int == 3)
    #expect(sidecar["version"] as? String == "1.2.3")
    #expect(sidecar["streamProtocol"] as? Int == 1)
    #expect(sidecar["started"] as? String == "1970-01-01T00:00:00Z")
    for key in ["command", "gsl", "host", "system"] {
      #expect((sidecar[key] as? String)?.isEmpty == false, "\(key)")
    }
    #expect((sidecar["seconds"] as? Double ?? -1) > 0)
  }

  /// The known digest of "a\n1\n".
  @Test func theDigestIsTheFiles() throws {
    let sidecar = try Self.sidecar(of: "run.csv", in: TemporaryFolder())
    let digest =
      "309b0e45a73d3fc5325e2b6ed0a01ef8"
      + "b9cde6b05a5633c1f893f970d52bfddc"
    #expect(sidecar["sha256"] as? String == digest)
  }

  @Test func anotherEndingIsKept() throws {
    let folder = try TemporaryFolder()
    _ = try Self.sidecar(of: "run.txt", in: folder)
    #expect(try folder.names == ["run.txt", "run.txt.meta.json"])
  }
}

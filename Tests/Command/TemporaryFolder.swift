import Foundation

/// A new folder that is gone when nobody refers to it any more.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("pathsum-\(UUID().uuidString)")
    path = url.path
    try FileManager.default.createDirectory(
      at: url,
      withIntermediateDirectories: true
    )
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file by the system's own means.
  func put(_ bytes: some Sequence<UInt8>, in name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  /// The text of a file.
  func text(_ name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }

  /// The names in the folder, in order.
  var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
  }
}

import Foundation

/// The files that the documentation is made of.
enum Repository {
  /// The top level.
  static let root = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../..").standardized

  /// All lines of the example files.
  static let exampleLines: [String] = files(in: "Tests/Documentation") {
    $0.hasPrefix("Examples")
  }
  .flatMap { lines(of: $0) }

  /// The README and the articles of the catalogue.
  static let articles: [URL] =
    [root.appendingPathComponent("README.md")]
    + files(in: "Sources/PathSum/PathSum.docc") { $0.hasSuffix(".md") }

  /// All Swift files of the libraries.
  static let sources: [URL] = files(in: "Sources") { $0.hasSuffix(".swift") }

  /// The lines of a file; none if it is not there.
  static func lines(of file: URL) -> [String] {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n")
  }

  private static func files(
    in folder: String,
    where isWanted: (String) -> Bool
  ) -> [URL] {
    let start = root.appendingPathComponent(folder)
    let all = FileManager.default.enumerator(
      at: start,
      includingPropertiesForKeys: nil
    )
    return (all?.compactMap { $0 as? URL } ?? [])
      .filter { isWanted($0.lastPathComponent) }
      .sorted { $0.path < $1.path }
  }
}

import Foundation

/// A CSV file that is kept, with what its sidecar says of it.
public struct CommittedFile: Sendable {
  /// What a sidecar must say for its file to be checked.
  struct Recorded: Decodable, Sendable {
    let csv: String
    let sha256: String
    let command: String
    let seed: String?
    let cpu: String?
    let streamProtocol: Int?
  }

  /// The path from the folder of all data on.
  public let name: String
  /// Where the file is.
  public let path: String
  let recorded: Recorded?

  /// The command that made the file; nil without a sidecar.
  public var command: String? { recorded?.command }

  /// The file's rows; throws if it is no CSV file.
  public func table() throws(FileError) -> Table { try Table(reading: path) }

  /// All CSV files in a folder and the folders in it, in order.
  ///
  /// Throws if there is no such folder, or no CSV file in it.
  public static func all(in folder: String) throws(FileError) -> [CommittedFile]
  {
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects
    let files = (names as? [String] ?? []).filter { $0.hasSuffix(".csv") }
    guard !files.isEmpty else {
      throw FileError(.missing, "there are no CSV files in '\(folder)'")
    }
    return files.sorted().map { CommittedFile($0, in: folder) }
  }

  private init(_ name: String, in folder: String) {
    self.name = name
    path = "\(folder)/\(name)"
    let sidecar = "\(path.dropLast(4)).meta.json"
    recorded = FileManager.default.contents(atPath: sidecar).flatMap {
      try? JSONDecoder().decode(Recorded.self, from: $0)
    }
  }

  /// What is wrong with the file as a whole, in one sentence; nil if nothing is.
  ///
  /// Throws if no hash can be computed here.
  public func defect() throws(FileError) -> String? {
    let beside = "\(name.dropLast(4)).meta.json"
    guard let recorded else {
      return "'\(name)' has no sidecar '\(beside)' with csv, sha256 and command"
    }
    let own = URL(fileURLWithPath: name).lastPathComponent
    guard recorded.csv == own else {
      return "'\(beside)' describes '\(recorded.csv)', not '\(own)'"
    }
    guard let hash = Sidecar.sha256(path) else {
      throw FileError(.missing, "sha256sum is not installed: install coreutils")
    }
    guard hash == recorded.sha256 else {
      return "'\(name)' is stale: its SHA-256 is \(hash.prefix(12))..., where"
        + " '\(beside)' has \(recorded.sha256.prefix(12))...; make it again by:"
        + " \(recorded.command)"
    }
    return nil
  }
}

import Foundation
import PathSum

/// A run's state in a file: always whole, whenever the process ends.
struct CheckpointFile {
  let path: String
  /// Seconds between two savings.
  var interval = 2.0

  /// Checks, before long work, that the file can be written.
  func checkFolder() throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw FileError(.cannotWrite, "cannot write '\(path)': it is a folder")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw FileError(
        .cannotWrite,
        "cannot write '\(path)': its folder is missing or read-only"
      )
    }
  }

  /// Replaces the file by the state, in one step.
  func save(_ state: RunState) throws {
    try OutputFile.write(state.text, to: path)
  }

  /// The state in the file; nil if there is no file.
  func load() throws -> RunState? {
    removeLeavings()
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try read()
  }

  /// Removes what processes that were killed while saving have left beside.
  private func removeLeavings() {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(url.lastPathComponent + ".") {
      let parts = name.dropFirst(url.lastPathComponent.count + 1)
        .split(separator: ".")
      guard parts.count == 2, parts[1] == "part", let owner = Int32(parts[0]),
        kill(owner, 0) != 0
      else { continue }
      unlink("\(folder)/\(name)")
    }
  }

  /// The state in the file, which must be there.
  func read() throws -> RunState {
    guard FileManager.default.fileExists(atPath: path) else {
      throw FileError(.missing, "there is no file '\(path)'")
    }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw FileError(
        .badData,
        "'\(path)' cannot be read as the checkpoint of a run"
      )
    }
    do {
      return try RunState(parsing: text)
    } catch {
      throw FileError(
        .badData,
        "'\(path)' is no checkpoint to go on from: \(error)"
      )
    }
  }

  /// Refuses the state of another run, naming the first setting that differs.
  func check(_ state: RunState, against settings: [String: String]) throws {
    let keys = Set(state.settings.keys).union(settings.keys)
    for key in keys.sorted() where key != RunSettings.arguments {
      let theirs = state.settings[key] ?? "absent"
      let ours = settings[key] ?? "absent"
      guard theirs == ours else {
        throw FileError(
          .badData,
          "'\(path)' is of another run: its \(key) is '\(theirs)' where"
            + " '\(ours)' is wanted"
        )
      }
    }
  }
}

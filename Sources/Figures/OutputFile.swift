import Foundation

/// Files that appear whole or not at all: written beside, then renamed.
public enum OutputFile {
  /// Replaces the file at `path` by `text`.
  ///
  /// Throws if its folder is missing or cannot be written, or the disk is full;
  /// nothing is left behind then.
  public static func write(_ text: String, to path: String) throws(FileError) {
    let beside = "\(path).\(ProcessInfo.processInfo.processIdentifier).part"
    guard let file = fopen(beside, "w") else {
      throw failure(path, errno)
    }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    let writeError = errno
    let isFlushed = fclose(file) == 0
    guard written == bytes.count, isFlushed else {
      let reason = written == bytes.count ? errno : writeError
      unlink(beside)
      throw failure(path, reason)
    }
    try move(beside, to: path)
  }

  /// Renames a finished file into place, replacing what is there.
  static func move(_ source: String, to path: String) throws(FileError) {
    guard rename(source, path) == 0 else {
      let reason = errno
      unlink(source)
      throw failure(path, reason)
    }
  }

  /// Checks, before long work, that a folder is there or can be made.
  public static func checkFolder(_ path: String) throws(FileError) {
    var ancestor = URL(fileURLWithPath: path).standardized
    var isFolder: ObjCBool = false
    while !FileManager.default.fileExists(
      atPath: ancestor.path,
      isDirectory: &isFolder
    ), ancestor.path != "/" {
      ancestor.deleteLastPathComponent()
    }
    guard isFolder.boolValue else {
      throw FileError(
        .cannotWrite,
        "cannot make the folder '\(path)': '\(ancestor.path)' is a file"
      )
    }
    guard FileManager.default.isWritableFile(atPath: ancestor.path) else {
      throw FileError(
        .cannotWrite,
        "the folder '\(ancestor.path)' is read-only: choose another with --out"
      )
    }
  }

  /// Makes a folder unless it is there.
  public static func makeFolder(_ path: String) throws(FileError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path,
        withIntermediateDirectories: true
      )
    } catch {
      throw FileError(
        .cannotWrite,
        "cannot make the folder '\(path)': choose another with --out"
      )
    }
    guard FileManager.default.isWritableFile(atPath: path) else {
      throw FileError(
        .cannotWrite,
        "the folder '\(path)' is read-only: choose another with --out"
      )
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> FileError {
    FileError(
      .cannotWrite,
      "cannot write '\(path)': \(String(cString: strerror(code)))"
    )
  }
}

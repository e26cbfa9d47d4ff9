import Foundation

/// Rendering with gnuplot, run as a subprocess.
public enum Gnuplot {
  /// What became of a rendering.
  public enum Outcome: Sendable {
    /// The files that were made.
    case rendered([String])
    /// Why there are none, and the fix.
    case skipped(String)
  }

  /// Runs `NAME.gp` in `folder` and moves `NAME.svg`, `.png` and `.pdf` into
  /// place once all are whole.
  ///
  /// A missing or failing gnuplot is no error: data and script are there, and
  /// the outcome says what to install.
  public static func render(
    _ name: String,
    in folder: String
  ) throws(FileError) -> Outcome {
    guard let gnuplot = executable("gnuplot") else {
      return .skipped(
        "gnuplot is not installed, so no figure was drawn: install gnuplot-nox"
          + " and run gnuplot \(name).gp in \(folder)"
      )
    }
    let scratch =
      "\(folder)/.\(name).\(ProcessInfo.processInfo.processIdentifier)"
    try OutputFile.makeFolder(scratch)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    for type in ["csv", "gp"] {
      try? FileManager.default.copyItem(
        atPath: "\(folder)/\(name).\(type)",
        toPath: "\(scratch)/\(name).\(type)"
      )
    }
    let complaint = run(gnuplot, ["\(name).gp"], in: scratch)
    let files = ["svg", "png", "pdf"].map { "\(name).\($0)" }
    let isWhole = files.allSatisfy {
      FileManager.default.contents(atPath: "\(scratch)/\($0)")?.isEmpty == false
    }
    guard complaint == nil, isWhole else {
      return .skipped("gnuplot failed: \(complaint ?? "no output")")
    }
    for file in files {
      try OutputFile.move("\(scratch)/\(file)", to: "\(folder)/\(file)")
    }
    return .rendered(files.map { "\(folder)/\($0)" })
  }

  /// What became of a drawing with letters.
  public enum Drawing: Sendable {
    /// The lines of the drawing.
    case drawn(String)
    /// Why there is none, and the fix.
    case skipped(String)
  }

  /// Runs a script that draws on stdout, in the folder that has its data.
  public static func draw(_ script: String, in folder: String) -> Drawing {
    guard let gnuplot = executable("gnuplot") else {
      return .skipped(
        "gnuplot is not installed, so nothing was drawn on the terminal:"
          + " install gnuplot-nox"
      )
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: gnuplot)
    process.arguments = ["-"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    let input = Pipe()
    process.standardInput = input
    guard (try? process.run()) != nil else {
      return .skipped("gnuplot failed: it cannot be started")
    }
    input.fileHandleForWriting.write(Data(script.utf8))
    try? input.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0, !data.isEmpty else {
      return .skipped("gnuplot failed: the drawing is not whole")
    }
    // A dumb terminal ejects its pages with form feeds.
    let text = String(decoding: data, as: UTF8.self)
    return .drawn(text.replacing("\u{0C}", with: ""))
  }

  /// Whether gnuplot is on the PATH.
  public static var isInstalled: Bool { executable("gnuplot") != nil }

  /// The program's path, found along PATH.
  static func executable(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a program; the last line it complains with, or nil if all went well.
  private static func run(
    _ program: String,
    _ arguments: [String],
    in folder: String
  ) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      return "it cannot be started"
    }
    let data = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus == 0 { return nil }
    let lines = String(decoding: data, as: UTF8.self)
      .split(whereSeparator: \.isNewline)
    return lines.last.map(String.init) ?? "no reason given"
  }
}

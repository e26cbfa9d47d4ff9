import Foundation
import GSL
import Sampling

/// What is true of a run but not of its data: when, where, and by which tools.
///
/// Written beside a CSV as `NAME.meta.json`, so that the CSV itself depends on
/// nothing but the question and the seed.
public struct Sidecar: Encodable, Sendable {
  let schema = "pathsum/1"
  let csv: String
  let sha256: String?
  let command: String
  let version: String
  let gsl: String
  let streamProtocol: Int
  /// The level of the vector kernels, on which last bits depend.
  let cpu: String?
  let seed: String
  let threads: Int
  let host: String
  let system: String
  let started: String
  let seconds: Double
  /// Of a figure: how much was sampled, and what it shows.
  let level: String?
  let caption: String?

  /// The sidecar of the CSV file at `path`.
  public init(
    csv path: String,
    seed: UInt64,
    threads: Int,
    started: Date,
    version: String,
    level: String? = nil,
    caption: String? = nil
  ) {
    self.level = level
    self.caption = caption
    csv = URL(fileURLWithPath: path).lastPathComponent
    sha256 = Sidecar.sha256(path)
    // Where the program lies on this machine helps nobody repeat the run.
    command = (["pathsum"] + CommandLine.arguments.dropFirst())
      .joined(separator: " ")
    self.version = version
    gsl = Library.version
    streamProtocol = Streams.protocolVersion
    cpu = try? CPULevel.current().rawValue
    self.seed = String(seed)
    self.threads = threads
    host = ProcessInfo.processInfo.hostName
    system = ProcessInfo.processInfo.operatingSystemVersionString
    self.started = started.ISO8601Format()
    seconds = (Date().timeIntervalSince(started) * 1000).rounded() / 1000
  }

  /// Writes the sidecar beside its CSV.
  public func write(beside path: String) throws(FileError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [
      .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
    ]
    let base = path.hasSuffix(".csv") ? String(path.dropLast(4)) : path
    guard let data = try? encoder.encode(self) else {
      throw FileError(.cannotWrite, "cannot describe the run of '\(path)'")
    }
    try OutputFile.write(
      String(decoding: data, as: UTF8.self) + "\n",
      to: base + ".meta.json"
    )
  }

  /// The file's SHA-256 by coreutils, or nil where that is missing.
  static func sha256(_ path: String) -> String? {
    guard let program = Gnuplot.executable("sha256sum") else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: " ").first
      .map(String.init)
  }
}

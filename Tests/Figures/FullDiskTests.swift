import Figures
import Foundation
import TestSupport
import Testing

/// A disk that is full keeps what it held and gets nothing new.
///
/// A process of its own gets a limit on file sizes, which makes writes fail
/// half-way as a full disk does; who may mount is shown a disk that is full.
@Suite struct FullDiskTests {
  @Test func aWriteThatFailsLeavesTheOldFile() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let path = folder.file("out.csv")
      try OutputFile.write("old\n", to: path)
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      try #require(setrlimit(__rlimit_resource_t(1), &limit) == 0)
      for count in [4097, 8192, 1 << 20] {
        let text = String(repeating: "x", count: count)
        let error = try #require(throws: FileError.self) {
          try OutputFile.write(text, to: path)
        }
        #expect(error.kind == .cannotWrite)
        #expect(error.description.contains(path))
        #expect(try folder.names == ["out.csv"])
        #expect(try folder.text("out.csv") == "old\n")
      }
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root may mount a disk"))
  func aFullDiskIsSaidToBeFull() throws {
    let folder = try TemporaryFolder()
    let options = ["-t", "tmpfs", "-o", "size=16k", "tmpfs", folder.path]
    // A container may forbid it even to root.
    guard try run("mount", options) == 0 else {
      try Test.cancel("this root may not mount")
    }
    defer { _ = try? run("umount", [folder.path]) }
    let path = folder.file("out.csv")
    try OutputFile.write("old\n", to: path)
    let text = String(repeating: "x", count: 1 << 20)
    let error = try #require(throws: FileError.self) {
      try OutputFile.write(text, to: path)
    }
    #expect(error.kind == .cannotWrite)
    #expect(error.description.contains("No space left"))
    #expect(try folder.names == ["out.csv"])
    #expect(try folder.text("out.csv") == "old\n")
  }

  private func run(_ program: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

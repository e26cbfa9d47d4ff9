import Figures
import Foundation
import TestSupport
import Testing

/// A folder that may not be written keeps its files as they are.
///
/// Root may write anywhere, so the check runs in a process of its own that
/// first gives up that right if it has it.
@Suite struct ReadOnlyFolderTests {
  @Test func nothingChangesInAReadOnlyFolder() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let path = folder.file("out.csv")
      try OutputFile.write("old\n", to: path)
      try #require(chmod(folder.path, 0o555) == 0)
      if geteuid() == 0 { try #require(seteuid(65534) == 0) }
      // Some systems of user names let nobody become another.
      try #require(access(folder.path, R_OK) == 0)
      let error = try #require(throws: FileError.self) {
        try OutputFile.write("new\n", to: path)
      }
      #expect(error.kind == .cannotWrite)
      #expect(error.description.contains(path))
      #expect(try folder.names == ["out.csv"])
      #expect(try folder.text("out.csv") == "old\n")
      let folderError = try #require(throws: FileError.self) {
        try OutputFile.makeFolder(folder.file("new"))
      }
      #expect(folderError.kind == .cannotWrite)
      if getuid() == 0 { seteuid(0) }
      chmod(folder.path, 0o755)
    }
  }
}

import Figures
import Foundation
import TestSupport
import Testing

/// A file appears whole or not at all, and nothing is left beside it.
@Suite struct OutputFileTests {
  @Test func theTextIsWrittenByteByByte() throws {
    let folder = try TemporaryFolder()
    for text in ["", "a\n", "β\r\n\0", String(repeating: "x", count: 1 << 20)] {
      try OutputFile.write(text, to: folder.file("out.csv"))
      #expect(try folder.text("out.csv") == text)
      #expect(try folder.names == ["out.csv"])
    }
  }

  @Test func aMissingFolderIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("absent/out.csv")
    let error = try #require(throws: FileError.self) {
      try OutputFile.write("a", to: path)
    }
    #expect(error.kind == .cannotWrite)
    #expect(error.description.contains(path))
    #expect(try folder.names == [])
  }

  @Test func aFolderIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    try OutputFile.makeFolder(folder.file("taken"))
    let error = try #require(throws: FileError.self) {
      try OutputFile.write("a", to: folder.file("taken"))
    }
    #expect(error.kind == .cannotWrite)
    #expect(try folder.names == ["taken"])
  }

  @Test func foldersAreMadeWithTheirParents() throws {
    let folder = try TemporaryFolder()
    try OutputFile.makeFolder(folder.file("a/b"))
    try OutputFile.makeFolder(folder.file("a/b"))
    try OutputFile.write("x", to: folder.file("a/b/c"))
    #expect(try folder.text("a/b/c") == "x")
  }

  @Test func aFileIsNoFolder() throws {
    let folder = try TemporaryFolder()
    try OutputFile.write("x", to: folder.file("a"))
    for path in [folder.file("a"), folder.file("a/b")] {
      let error = try #require(throws: FileError.self) {
        try OutputFile.makeFolder(path)
      }
      #expect(error.kind == .cannotWrite)
      #expect(error.description.contains(path))
    }
    #expect(try folder.text("a") == "x")
  }
}

import ExactArithmetic
import Foundation
import Measures
import Testing

/// Files of numbers are read exactly or refused with the line at fault.
@Suite struct NumberColumnTests {
  /// Headers, blank lines, line ends and spaces around numbers are allowed.
  @Test(arguments: [
    "1\n-0.5\n1e-3\n", "1\n-0.5\n1e-3", "w\n1\n-0.5\n1e-3\n",
    "my weights\n1\n-0.5\n1e-3", "1\r\n-0.5\r\n1e-3\r\n",
    "\n\n1\n\n-0.5\n1e-3\n\n", "  1 \n\t-0.5\n1e-3  \n", "1\n-1/2\n1/1000\n",
  ])
  func numbersAreRead(text: String) throws {
    try withTemporaryFile(text) { path in
      let numbers = try NumberColumn.read(path)
      #expect(numbers == [1, Rational(-1, 2), Rational(1, 1000)])
    }
  }

  private static func expectRefusal(
    _ path: String,
    _ kind: MeasureError.Kind,
    naming culprit: String
  ) throws {
    let error = try #require(throws: MeasureError.self) {
      try NumberColumn.read(path)
    }
    #expect(error.kind == kind)
    #expect(error.description.contains("'\(path)'"))
    #expect(error.description.contains(culprit), "\(error.description)")
    #expect(!error.description.contains("\n"))
  }

  /// What is not a column of decimal numbers, and the line at fault.
  @Test(arguments: [
    ("", "no numbers"), ("\n\n", "no numbers"), ("weights\n", "no numbers"),
    ("1\nnan\n", "line 2"), ("nan\n1\n", "line 1"), ("1\ninf\n", "'inf'"),
    ("-inf\n", "'-inf'"), ("Infinity\n", "'Infinity'"),
    ("1,5\n2,5\n", "line 1"),
    ("1\n2,5\n", "decimal comma"), ("1,2\n3,4\n", "several columns"),
    ("a,b\n1,2\n", "line 1"), ("1;2\n", "several columns"),
    ("1\t2\n", "line 1"), ("1 2\n", "line 1"), ("w\nw\n1\n", "line 2"),
    ("1\nabc\n", "'abc'"), ("1\n0x10\n", "'0x10'"), ("1\n1/0\n", "'1/0'"),
  ])
  func badData(text: String, culprit: String) throws {
    try withTemporaryFile(text) { path in
      try Self.expectRefusal(path, .badData, naming: culprit)
    }
  }

  /// Binary files, with or without a zero byte, are no text.
  @Test(arguments: [[0x31, 0x0A, 0x00], [0xFF, 0xFE, 0x31], [0x80, 0x81]])
  func binaryFiles(bytes: [UInt8]) throws {
    try withTemporaryFile(Data(bytes)) { path in
      try Self.expectRefusal(path, .badData, naming: "not a text file")
    }
  }

  /// A long line is shown in part.
  @Test func longLines() throws {
    let line = String(repeating: "x", count: 100_000)
    try withTemporaryFile("1\n\(line)\n") { path in
      let error = try #require(throws: MeasureError.self) {
        try NumberColumn.read(path)
      }
      #expect(error.description.count < 400)
    }
  }

  /// Missing files and folders cannot be read.
  @Test func missingFiles() throws {
    try withTemporaryFile("1\n") { path in
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      try Self.expectRefusal(path + ".not", .missingFile, naming: "cannot read")
      try Self.expectRefusal(folder, .missingFile, naming: "cannot read")
    }
  }
}

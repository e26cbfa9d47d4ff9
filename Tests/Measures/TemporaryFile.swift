import Foundation

/// A file that exists as long as the closure runs.
func withTemporaryFile<Result>(
  _ contents: Data,
  name: String = "numbers.csv",
  _ body: (String) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("pathsum-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder,
    withIntermediateDirectories: true
  )
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(name)
  try contents.write(to: file)
  return try body(file.path)
}

/// A text file that exists as long as the closure runs.
func withTemporaryFile<Result>(
  _ text: String,
  name: String = "numbers.csv",
  _ body: (String) throws -> Result
) throws -> Result {
  try withTemporaryFile(Data(text.utf8), name: name, body)
}

import Foundation

/// A CSV file that grows row by row and survives a kill at any instant.
///
/// Its last column, `row_check`, is a checksum of the row and of all before it,
/// so that a row that was cut, changed, moved or taken out is found. A row is
/// on the disk before the next is begun; what a kill leaves of the row that was
/// being written is cut off when the file is opened again.
public final class GrowingTable {
  /// The name of the last column.
  public static let checkColumn = "row_check"

  /// The rows so far, without their checksums.
  public private(set) var rows: [[String]]
  private let path: String
  private let descriptor: Int32
  private var check: UInt64

  /// Opens the file to go on with it, or makes it.
  ///
  /// Throws if the file cannot be written, is being written by another process,
  /// has other columns, or is damaged anywhere but at its end.
  public init(
    _ path: String,
    columns: [String]
  ) throws(FileError) {
    self.path = path
    let header = GrowingTable.header(columns)
    let (descriptor, content) = try GrowingTable.load(path, header)
    self.descriptor = descriptor
    rows = content.rows
    check = content.check
    guard ftruncate(descriptor, off_t(content.length)) == 0 else {
      throw GrowingTable.failure(path, errno)
    }
    if content.length == 0 {
      try GrowingTable.append(header, to: descriptor, path)
    }
  }

  /// Opens and locks the file, and reads what is whole in it.
  private static func load(
    _ path: String,
    _ header: String
  ) throws(FileError) -> (Int32, Content) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path, errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw FileError(
        .cannotWrite,
        "'\(path)' is being written by another process"
      )
    }
    do throws(FileError) {
      let data = FileManager.default.contents(atPath: path) ?? Data()
      let content = try Content(Array(data), header, path, isForgiving: true)
      return (descriptor, content)
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Adds a row, and returns once it is on the disk.
  public func append(_ row: [String]) throws(FileError) {
    let cells = row.map { $0.replacing("\n", with: " ") }
    let line = String(Table.line(cells).dropLast())
    let next = GrowingTable.checksum(line, after: check)
    try GrowingTable.append(
      line + "," + GrowingTable.text(next) + "\n",
      to: descriptor,
      path
    )
    check = next
    rows.append(cells)
  }

  /// The rows of a file that nobody writes any more.
  ///
  /// Throws if it cannot be read, has other columns, or is damaged or cut.
  public static func read(
    _ path: String,
    columns: [String]
  ) throws(FileError) -> [[String]] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileError(.missing, "cannot read the file '\(path)'")
    }
    return try Content(Array(data), header(columns), path, isForgiving: false)
      .rows
  }

  // MARK: - The file's lines

  private struct Content {
    var rows: [[String]] = []
    var check: UInt64
    /// Bytes up to the end of the last good row; 0 of a file without a header.
    var length = 0

    init(
      _ bytes: [UInt8],
      _ header: String,
      _ path: String,
      isForgiving: Bool
    ) throws(FileError) {
      check = GrowingTable.checksum(header, after: 0)
      let expected = Array(header.utf8)
      guard bytes.starts(with: expected) else {
        // The header itself may have been cut.
        if isForgiving, expected.starts(with: bytes) { return }
        throw FileError(
          .badData,
          "'\(path)' is not the growing file of such a run: its header is"
            + " another"
        )
      }
      length = expected.count
      let lines = bytes.dropFirst(length).split(
        separator: UInt8(ascii: "\n"),
        omittingEmptySubsequences: false
      )
      for (i, line) in lines.enumerated() {
        // The last piece follows the last line feed: empty in a whole file.
        let isLast = i >= lines.count - 1
        if isLast, line.isEmpty { break }
        guard !isLast, let row = GrowingTable.row(line, after: check) else {
          // A row that a kill cut is the last one, with or without its end.
          let isTail = isLast || (i == lines.count - 2 && lines[i + 1].isEmpty)
          if isForgiving, isTail { return }
          throw FileError(
            .badData,
            isLast
              ? "'\(path)' ends inside row \(i + 1): its run has not ended; go"
                + " on with --resume"
              : "'\(path)' is damaged at row \(i + 1)"
          )
        }
        rows.append(row.cells)
        check = row.check
        length += line.count + 1
      }
    }
  }

  /// A line's cells, if its checksum is right.
  private static func row(
    _ line: ArraySlice<UInt8>,
    after check: UInt64
  ) -> (cells: [String], check: UInt64)? {
    guard let text = String(validating: line, as: UTF8.self),
      let comma = text.lastIndex(of: ","),
      let records = Table.records(String(text[..<comma])), records.count == 1
    else { return nil }
    let next = checksum(String(text[..<comma]), after: check)
    return text[text.index(after: comma)...] == self.text(next)
      ? (records[0], next) : nil
  }

  private static func header(_ columns: [String]) -> String {
    Table.line(columns + [checkColumn])
  }

  private static func append(
    _ text: String,
    to descriptor: Int32,
    _ path: String
  ) throws(FileError) {
    let bytes = Array(text.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count,
      fsync(descriptor) == 0
    else { throw failure(path, errno == 0 ? ENOSPC : errno) }
  }

  /// FNV-1a over the bytes, going on from an earlier value.
  private static func checksum(_ text: String, after start: UInt64) -> UInt64 {
    text.utf8.reduce(start ^ 0xCBF2_9CE4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
  }

  private static func text(_ check: UInt64) -> String {
    let digits = String(check, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func failure(_ path: String, _ code: Int32) -> FileError {
    FileError(
      .cannotWrite,
      "cannot write '\(path)': \(String(cString: strerror(code)))"
    )
  }
}

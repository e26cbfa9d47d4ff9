import ArgumentParser
import Foundation
import PathSum

/// How every failure ends: one sentence on stderr and a documented status.
enum Failure {
  /// The documented exit statuses.
  enum Status: Int32 {
    case violated = 1
    case inconclusive = 2
    case refused = 3
    case usage = 64
    case badData = 65
    case missingInput = 66
    case cannotWrite = 73
    case interrupted = 75
  }

  /// A wrong option, in one sentence.
  struct Usage: Error {
    let sentence: String
    init(_ sentence: String) { self.sentence = sentence }
  }

  /// Something that is understood and refused, in one sentence.
  struct Refusal: Error {
    let sentence: String
    init(_ sentence: String) { self.sentence = sentence }
  }

  /// An interrupt that came after something was written, in one sentence.
  struct Interrupted: Error {
    let sentence: String
    init(_ sentence: String) { self.sentence = sentence }
  }

  /// A reader that went away, which is no reason to complain.
  struct BrokenPipe: Error {}

  /// Prints what there is to say and returns the exit status.
  static func report(_ error: any Error) -> Int32 {
    switch error {
    case let code as ExitCode: return code.rawValue
    case let error as Usage: return end(error.sentence, .usage)
    case let error as Refusal: return end(error.sentence, .refused)
    case let error as Interrupted: return end(error.sentence, .interrupted)
    case is BrokenPipe: return Status.cannotWrite.rawValue
    case let error as MeasureError:
      return end(error.description, status(error.kind))
    case let error as NetworkError:
      return end(
        error.description,
        error.kind == .refused ? .refused : .usage
      )
    case let error as ConditioningError:
      return end(error.description, status(error.kind))
    case let error as DocumentError:
      return end(error.description, status(error.kind))
    case let error as PathSumError: return end(error.description, .refused)
    case let error as SamplingError: return end(error.description, .refused)
    case let error as FileError:
      return end(error.description, status(error.kind))
    case let error as GSLError: return end(error.description, .usage)
    case is CancellationError:
      return end("interrupted; nothing was written", .interrupted)
    default: return parsing(error)
    }
  }

  private static func end(_ sentence: String, _ status: Status) -> Int32 {
    Console.complain("pathsum: \(printable(sentence))")
    return status.rawValue
  }

  /// The sentence on one line, whatever the offending value contains.
  private static func printable(_ sentence: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in sentence.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator:
        line.append(
          contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars
        )
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  private static func status(_ kind: MeasureError.Kind) -> Status {
    switch kind {
    case .malformed: .usage
    case .undefined: .refused
    case .badData: .badData
    case .missingFile: .missingInput
    }
  }

  private static func status(_ kind: ConditioningError.Kind) -> Status {
    switch kind {
    case .malformed: .usage
    case .refused: .refused
    case .badData: .badData
    }
  }

  private static func status(_ kind: DocumentError.Kind) -> Status {
    switch kind {
    case .malformed: .badData
    case .option: .usage
    case .refused: .refused
    }
  }

  private static func status(_ kind: FileError.Kind) -> Status {
    switch kind {
    case .cannotWrite: .cannotWrite
    case .badData: .badData
    case .missing: .missingInput
    }
  }

  /// Help and version requests, and what the argument parser complains about.
  private static func parsing(_ error: any Error) -> Int32 {
    if Pathsum.exitCode(for: error) == .success {
      do {
        try Console.write(Pathsum.fullMessage(for: error) + "\n")
        return 0
      } catch {
        return report(error)
      }
    }
    let message = Pathsum.message(for: error)
      .split(whereSeparator: \.isNewline).joined(separator: " ")
    return end("\(message) (see pathsum --help)", .usage)
  }
}

import Dispatch
import Foundation

/// Ctrl-C during long work: the work is cancelled and ends by itself, so that
/// nothing half-written stays behind.
enum Interrupt {
  /// Runs `body`; an interrupt or a termination request cancels it.
  static func cancelling(
    _ body: sending @escaping () async throws -> Void
  ) async throws {
    let task = Task { try await body() }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: number,
        queue: .global()
      )
      source.setEventHandler { task.cancel() }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    try await task.value
  }
}

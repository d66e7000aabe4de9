import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and SIGTERM: the work is cancelled, so that running programs are killed and their folders removed at once;
/// the process ends with 128 + the signal's number, as shells expect.
enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// What the process ends with where it was interrupted.
  static var status: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : 128 + number
  }

  /// Runs the work so that a signal cancels it. What does not end within two seconds, or before a second signal, is cut
  /// off: the next run removes what it left.
  static func cancelling(_ work: sending @escaping () async throws -> Void) async throws {
    let task = Task { try await work() }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        guard received.exchange(number, ordering: .relaxed) == 0 else { _exit(128 + number) }
        task.cancel()
        DispatchQueue.global().asyncAfter(deadline: .now() + 2) { _exit(128 + number) }
      }
      source.resume()
      return source
    }
    defer { sources.forEach { $0.cancel() } }
    try await task.value
  }
}

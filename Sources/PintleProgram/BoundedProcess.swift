import Subprocess
import Synchronization

/// A child process with bounds on wall time and output; CPU time, memory and file size are bounded by `prlimit`.
///
/// The child leads a session of its own, so that a bound that is met kills it with everything it started.
struct BoundedProcess: Sendable {
  var executable: String
  var arguments: [String]
  var environment: [String: String] = [:]
  /// What the child reads from its standard input.
  var input: [UInt8] = []
  var wallSeconds: Int
  /// Standard output and standard error together.
  var outputBytes: Int

  enum End: Equatable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    /// It could not be started.
    case notStarted(String)
    case cancelled
  }

  struct Result: Sendable {
    var end: End
    var output: [UInt8] = []
    var errors: [UInt8] = []
    var ranOutOfTime = false
    var printedTooMuch = false
    var milliseconds = 0.0

    var errorText: String { String(decoding: errors, as: UTF8.self) }
    var outputText: String { String(decoding: output, as: UTF8.self) }
  }

  /// What the two readers and the clock agree on.
  private final class Meter: Sendable {
    struct State {
      var bytes = 0
      var ranOutOfTime = false
      var printedTooMuch = false
    }
    let state = Mutex(State())
    let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Counts `count` more bytes and returns how many of them are still within the bound.
    func admit(_ count: Int) -> Int {
      state.withLock { state in
        let room = max(0, limit - state.bytes)
        state.bytes += count
        if state.bytes > limit { state.printedTooMuch = true }
        return min(room, count)
      }
    }
  }

  func run() async -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    var result = await measured()
    result.milliseconds = (clock.now - start) / .milliseconds(1)
    return result
  }

  private func measured() async -> Result {
    let meter = Meter(limit: outputBytes)
    let wallSeconds = wallSeconds
    var options = PlatformOptions()
    options.createSession = true
    // A cancelled task kills the whole group too: bubblewrap's own child, caught between its birth and its wish to die
    // with its parent, would wait for that parent for ever.
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))]
    // The library wants the terminating zero of a C string.
    let variables = environment.keys.sorted().map { Array("\($0)=\(environment[$0] ?? "")\0".utf8) }
    do {
      let outcome = try await Subprocess.run(
        .path(.init(executable)), arguments: Arguments(arguments), environment: .custom(variables),
        platformOptions: options, input: .array(input), output: .sequence, error: .sequence
      ) { execution in
        let kill: @Sendable () -> Void = {
          // The group first; the process itself too, should it have left the group.
          try? execution.send(signal: .kill, toProcessGroup: true)
          try? execution.send(signal: .kill)
        }
        let read: @Sendable (SubprocessOutputSequence) async throws -> [UInt8] = { sequence in
          var bytes: [UInt8] = []
          for try await buffer in sequence {
            let admitted = meter.admit(buffer.count)
            buffer.withUnsafeBytes { bytes.append(contentsOf: $0.prefix(admitted)) }
            if admitted < buffer.count {
              kill()
              return bytes
            }
          }
          return bytes
        }
        return try await withThrowingTaskGroup(of: (isError: Bool, bytes: [UInt8])?.self) { group in
          group.addTask { (false, try await read(execution.standardOutput)) }
          group.addTask { (true, try await read(execution.standardError)) }
          group.addTask {
            // In ticks: time in which this process itself did not get to run, and could read nothing, is not the child's.
            for _ in 0..<10 * wallSeconds where !Task.isCancelled { try? await Task.sleep(for: .milliseconds(100)) }
            if !Task.isCancelled {
              meter.state.withLock { $0.ranOutOfTime = true }
              kill()
            }
            return nil
          }
          var streams: [(isError: Bool, bytes: [UInt8])] = []
          while streams.count < 2, let next = try await group.next() {
            if let next { streams.append(next) }
          }
          group.cancelAll()
          return streams
        }
      }
      var result = Result(end: .exited(0))
      switch outcome.terminationStatus {
      case _ where Task.isCancelled: result.end = .cancelled
      case .exited(let code): result.end = .exited(code)
      case .signaled(let signal): result.end = .signalled(signal)
      }
      for stream in outcome.closureResult {
        if stream.isError { result.errors = stream.bytes } else { result.output = stream.bytes }
      }
      meter.state.withLock {
        // A child that had ended by itself before it was killed was in time.
        if case .signalled = result.end { result.ranOutOfTime = $0.ranOutOfTime }
        result.printedTooMuch = $0.printedTooMuch
      }
      return result
    } catch {
      return Result(end: Task.isCancelled ? .cancelled : .notStarted("\(error)"))
    }
  }
}

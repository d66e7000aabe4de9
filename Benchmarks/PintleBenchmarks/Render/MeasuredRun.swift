import Glibc

/// A process run to its end, with what it took.
struct MeasuredRun {
  /// By the clock.
  let milliseconds: Double
  /// The most memory that it held at a time, 10⁶ bytes.
  let peakMegabytes: Double

  /// Its output is thrown away. Throws where it cannot start or fails.
  init(_ command: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var arguments = command.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    let clock = ContinuousClock()
    let start = clock.now
    var pid = pid_t()
    guard posix_spawn(&pid, command[0], &actions, nil, arguments, environ) == 0 else {
      throw BenchmarkError("\(command[0]) cannot be run")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(pid, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw BenchmarkError("\(command[0]) was lost") }
    }
    guard status == 0 else { throw BenchmarkError("\(command.joined(separator: " ")) failed") }
    milliseconds = (clock.now - start) / .milliseconds(1)
    // Kilobytes of 1024 on Linux.
    peakMegabytes = Double(usage.ru_maxrss) * 1024 / 1e6
  }
}

internal import Glibc

/// The return addresses of a crashed program, innermost first, written to stderr as the C library writes them:
/// `/program(+0x1a2b) [0x…]`, one per line.
enum CrashFrames {
  private static let limit: Int32 = 64
  nonisolated(unsafe) private static var addresses: UnsafeMutablePointer<UnsafeMutableRawPointer?>?

  /// Makes room, and walks the stack once: the first walk loads the unwinder, which allocates.
  static func reserve() {
    if addresses == nil { addresses = .allocate(capacity: Int(limit)) }
    if let addresses { _ = backtrace(addresses, limit) }
  }

  /// Async-signal-safe once the room is there.
  static func write() {
    guard let addresses else { return }
    backtrace_symbols_fd(addresses, backtrace(addresses, limit), 2)
  }
}

// <execinfo.h> is not part of the module `Glibc`. Integers and pointers pass alike in C and in Swift.
@_silgen_name("backtrace")
private func backtrace(_ addresses: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ size: Int32) -> Int32

@_silgen_name("backtrace_symbols_fd")
private func backtrace_symbols_fd(
  _ addresses: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ size: Int32, _ descriptor: Int32)

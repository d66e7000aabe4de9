internal import Synchronization

/// Values by name, bounded by bytes, least recently used out first. Safe to share.
final class MemoryStore: Sendable {
  private struct Entry {
    var value: any Sendable
    var bytes: Int
    var used: UInt64
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var bytes = 0
    var clock: UInt64 = 0
  }

  private let state = Mutex(State())
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func find(_ name: String) -> (any Sendable)? {
    state.withLock { state in
      state.clock += 1
      let now = state.clock
      guard state.entries[name] != nil else { return nil }
      state.entries[name]?.used = now
      return state.entries[name]?.value
    }
  }

  func keep(_ name: String, _ value: any Sendable, bytes: Int) {
    guard bytes <= limit / 2 else { return }
    state.withLock { state in
      state.clock += 1
      state.bytes += bytes - (state.entries[name]?.bytes ?? 0)
      state.entries[name] = Entry(value: value, bytes: bytes, used: state.clock)
      guard state.bytes > limit else { return }
      // Down to three quarters at once, so that the sort is paid rarely.
      for (key, entry) in state.entries.sorted(by: { $0.value.used < $1.value.used }) {
        guard state.bytes > limit * 3 / 4 else { break }
        state.entries[key] = nil
        state.bytes -= entry.bytes
      }
    }
  }

  /// What the entries take together.
  var byteCount: Int { state.withLock { $0.bytes } }
}

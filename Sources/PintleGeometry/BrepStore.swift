internal import PintleDocument
internal import Synchronization

/// Boundary representations of this process by the tree they were made from: booleans and fillets that a change did not
/// touch, and solids whose overlap is asked for, need not be made again.
///
/// Safe to share: what lies in the store is never worked on; `keep` and `find` copy. Bounded by faces, least recently
/// used first.
final class BrepStore: Sendable {
  private struct Frozen: @unchecked Sendable {
    let brep: Brep
  }

  private struct Entry {
    var frozen: Frozen
    var issues: [SolidIssue]
    var faces: Int
    var used: UInt64
  }

  private struct State {
    var entries: [SolidNode: Entry] = [:]
    var faces = 0
    var clock: UInt64 = 0
  }

  private let state = Mutex(State())
  private let limit: Int

  /// A face takes a few kilobytes.
  init(faces limit: Int = 20_000) { self.limit = limit }

  func find(_ node: SolidNode) -> (Brep, [SolidIssue])? {
    let found = state.withLock { state -> (Frozen, [SolidIssue])? in
      guard var entry = state.entries[node] else { return nil }
      state.clock += 1
      entry.used = state.clock
      state.entries[node] = entry
      return (entry.frozen, entry.issues)
    }
    guard let found, let copy = try? found.0.brep.copy() else { return nil }
    return (copy, found.1)
  }

  func keep(_ node: SolidNode, _ brep: Brep, _ issues: [SolidIssue]) {
    guard let copy = try? brep.copy(), let faces = try? copy.counts().faces, faces <= limit / 4 else { return }
    let frozen = Frozen(brep: copy)
    state.withLock { state in
      state.clock += 1
      if let old = state.entries[node] { state.faces -= old.faces }
      state.entries[node] = Entry(frozen: frozen, issues: issues, faces: faces, used: state.clock)
      state.faces += faces
      guard state.faces > limit else { return }
      for (key, entry) in state.entries.sorted(by: { $0.value.used < $1.value.used }) {
        guard state.faces > limit * 3 / 4 else { break }
        state.entries[key] = nil
        state.faces -= entry.faces
      }
    }
  }
}

internal import PintleModel
internal import Synchronization

/// The surfaces of solids, one per solid object, shared by probes and sweeps of the whole process.
///
/// Keyed by identity: a solid that is kept between two runs (the solid cache of a long-lived process) keeps its
/// trees. The entry holds the solid, so that an address is never taken for another solid's. Bounded by triangles.
final class SurfaceCache: Sendable {
  static let shared = SurfaceCache(limit: 8_000_000)

  private struct State {
    var entries: [ObjectIdentifier: (solid: EvaluatedSolid, surface: Surface)] = [:]
    var triangles = 0
  }
  private let state = Mutex(State())
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func surface(of solid: EvaluatedSolid) -> Surface {
    let key = ObjectIdentifier(solid)
    if let found = state.withLock({ $0.entries[key]?.surface }) { return found }
    let made = Surface(solid)
    return state.withLock { state in
      if let other = state.entries[key]?.surface { return other }
      if state.triangles + made.triangleCount > limit {
        state.entries.removeAll()
        state.triangles = 0
      }
      state.entries[key] = (solid, made)
      state.triangles += made.triangleCount
      return made
    }
  }
}

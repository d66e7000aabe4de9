internal import PintleDocument
internal import PintleModel
internal import Synchronization

/// A solid as contact and sweeps see it: what is cheap at once, its surface with the trees when first asked for.
final class SolidEntry: Sendable {
  let solid: EvaluatedSolid
  /// Not empty, and every vertex is a finite number below 10⁶ m.
  let isSound: Bool
  /// Own frame; empty where it is not sound.
  let bounds: Bounds
  private let store = Lazy<Surface>()

  init(_ solid: EvaluatedSolid) {
    self.solid = solid
    var lower = Vector3(repeating: .infinity)
    var upper = Vector3(repeating: -.infinity)
    var sound = !solid.surface.triangles.isEmpty
    for p in solid.surface.positions {
      sound = sound && abs(p.x) < 1e6 && abs(p.y) < 1e6 && abs(p.z) < 1e6
      lower = pointwiseMin(lower, p)
      upper = pointwiseMax(upper, p)
    }
    isSound = sound
    bounds = sound ? Bounds(lower: lower, upper: upper) : .empty
  }

  var surface: Surface { store.value { Surface(solid) } }
}

/// The surfaces of solids, one per solid object, shared by probes and sweeps of the whole process.
///
/// Keyed by identity: a solid that is kept between two runs (the solid cache of a long-lived process) keeps its
/// trees. The entry holds the solid, so that an address is never taken for another solid's. Bounded by triangles.
final class SurfaceCache: Sendable {
  static let shared = SurfaceCache(limit: 8_000_000)

  private struct State {
    var entries: [ObjectIdentifier: SolidEntry] = [:]
    var triangles = 0
  }
  private let state = Mutex(State())
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func surface(of solid: EvaluatedSolid) -> Surface { entry(of: solid).surface }

  func entry(of solid: EvaluatedSolid) -> SolidEntry {
    let key = ObjectIdentifier(solid)
    return state.withLock { state in
      if let found = state.entries[key] { return found }
      let made = SolidEntry(solid)
      let triangles = solid.surface.triangles.count
      if state.triangles + triangles > limit {
        state.entries.removeAll()
        state.triangles = 0
      }
      state.entries[key] = made
      state.triangles += triangles
      return made
    }
  }
}

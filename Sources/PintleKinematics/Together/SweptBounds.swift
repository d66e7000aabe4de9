internal import PintleDocument
internal import PintleModel

/// Boxes that hold whatever a combination of inputs makes of a shape, seen from a part that it hangs on.
final class SweptBounds {
  private struct Key: Hashable {
    var shape: Int
    /// How many joints from the root on are left out.
    var depth: Int
  }
  private let motion: CombinedMotion
  private let placed: PathShapes
  private let extents: [ClosedRange<Double>]
  private let budget: SweepBudget
  /// Joints that boxes around bodies were swept by, and how many may be.
  private var joints = 0
  private static let mostJoints = 20_000
  private var known: [Key: Bounds] = [:]

  init(_ motion: CombinedMotion, _ placed: PathShapes, budget: SweepBudget) {
    self.motion = motion
    self.placed = placed
    self.budget = budget
    extents = motion.system.coordinates.all.indices.map(motion.extent)
  }

  /// Around all of these shapes, asset frame; they hang on the same moving joints as this part. Everywhere, where that
  /// takes too long.
  func around(_ shapes: [Int], ofPart part: Int) -> Bounds {
    let everywhere = Bounds(lower: Vector3(repeating: -.infinity), upper: Vector3(repeating: .infinity))
    let path = motion.mechanism.path(toPart: part)
    joints += path.count
    guard joints <= Self.mostJoints else { return everywhere }
    return path.reversed().reduce(placed.bounds(shapes)) { swept($0, by: $1) }
  }

  func bounds(_ shape: Int, below depth: Int) -> Bounds {
    let key = Key(shape: shape, depth: depth)
    if let made = known[key] { return made }
    let path = motion.mechanism.path(toPart: placed.shapes[shape].part)
    let made: Bounds
    if depth < path.count {
      budget.spend(nodes: 8, triangles: 0)
      // From the deepest joint up: each sweep is one more joint around what was swept.
      made = swept(bounds(shape, below: depth + 1), by: path[depth])
    } else {
      made = placed.bounds([shape])
    }
    known[key] = made
    return made
  }

  /// What a joint makes of a box that hangs on it, drawn frames.
  private func swept(_ given: Bounds, by joint: Int) -> Bounds {
    guard !given.isEmpty else { return given }
    var box = given
    let all = motion.system.coordinates
    for f in motion.mechanism.joints[joint].freedoms.reversed() {
      for c in all.indices(of: f) {
        let (low, high) = (extents[c].lowerBound - all.drawn[c], extents[c].upperBound - all.drawn[c])
        let own = all.all[c]
        switch own.motion {
        case .turn(let advance):
          box = turned(box, own, low, high)
          if advance != 0 { box = shifted(box, own.direction, low * advance, high * advance) }
        case .shift, .offset: box = shifted(box, own.direction, low, high)
        case .spin where low != 0 || high != 0:
          let reach = box.corners.map { norm($0 - own.origin) }.max() ?? 0
          box = Bounds([own.origin - Vector3(repeating: reach), own.origin + Vector3(repeating: reach)])
        case .spin, .idle: break
        }
      }
    }
    return box
  }

  private func shifted(_ box: Bounds, _ direction: Vector3, _ low: Double, _ high: Double) -> Bounds {
    Bounds(box.corners.flatMap { [$0 + direction * low, $0 + direction * high] })
  }

  private func turned(_ box: Bounds, _ c: LoopCoordinates.Coordinate, _ low: Double, _ high: Double) -> Bounds {
    if low == 0, high == 0 { return box }
    guard high - low < 2 * .pi else {
      let drum = Drum(
        box.centre, ([1, 0, 0], [0, 1, 0], [0, 0, 1]), box.size / 2, c.origin, c.direction)
      return Bounds([drum.centre - drum.extent, drum.centre + drum.extent])
    }
    // In steps: between two of them a corner leaves its chord by no more than the arc's rise.
    let count = max(1, Int(((high - low) / 0.3).rounded(.up)))
    let step = (high - low) / Double(count)
    let reach = box.corners.map { norm(cross($0 - c.origin, c.direction)) }.max() ?? 0
    var made = Bounds.empty
    for i in 0...count {
      let X = RigidTransform(turning: low + step * Double(i), about: c.direction, through: c.origin)
      made = made.union(Bounds(box.corners.map { apply(X, $0) }))
    }
    return made.grown(reach * step * step / 8)
  }
}

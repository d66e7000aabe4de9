internal import PintleDocument
internal import PintleModel

/// Says what holds each moving part of a mechanism in the ways that its joint does not allow.
///
/// Only what lies near at home is compared, and it is compared in the middle of the joint's range: a shut door is boxed in
/// by its frame, an open one hangs on its hinges alone. Followers of loops and couplings are taken at home, where their
/// places are known. Hardware and declared fits count like everything else. About n log n per pair of shapes that is
/// near; most joints are decided by the first few triangles of the pair nearest to their line.
public struct HoldProbe {
  private let mechanism: Mechanism
  private let tolerance: Double
  private let home: Pose
  /// Around each shape at home.
  private let bounds: [Bounds]
  /// Declared running clearances by pair of shapes, the smaller index first.
  private var clearances: [SIMD2<Int>: Double] = [:]
  /// How far to look for contact: metres and radians.
  private let reach: Double
  private let angle: Double
  private let budget: Int

  /// - Parameters:
  ///   - tolerance: τ, metres; nil: the model's own.
  ///   - reach: how far a part may be nudged before it counts as free, metres; nil: 4 τ, between 0.5 and 4 mm.
  ///   - angle: the same for turns, radians.
  ///   - budget: how many pairs of triangles are compared for one joint.
  public init(
    _ mechanism: Mechanism, tolerance: Double? = nil, reach: Double? = nil, angle: Double = 0.05,
    budget: Int = 400_000
  ) {
    self.mechanism = mechanism
    let given = tolerance ?? mechanism.model.tolerance
    let tolerance = given.isFinite ? max(1e-9, given) : 1e-3
    self.tolerance = tolerance
    self.reach = reach ?? min(4e-3, max(5e-4, 4 * tolerance))
    self.angle = angle
    self.budget = budget
    let home = mechanism.home
    self.home = home
    bounds = mechanism.model.shapes.map { $0.bounds.transformed(home.motion(ofPart: $0.part)) }
    var byName: [String: [Int]] = [:]
    for (i, shape) in mechanism.model.shapes.enumerated() {
      byName[shape.path, default: []].append(i)
      byName[mechanism.model.parts[shape.part].record.id, default: []].append(i)
    }
    for contact in mechanism.model.document.contacts where contact.kind == .runningFit {
      guard let clearance = contact.clearance, clearance.isFinite, clearance > 0, clearance < 0.02 else { continue }
      for a in byName[contact.a] ?? [] {
        for b in byName[contact.b] ?? [] { clearances[SIMD2(min(a, b), max(a, b))] = clearance }
      }
    }
  }

  /// What holds the parts that a joint moves, against everything that it does not move; nil for joints without a line
  /// (fixed, free), and for parts without shapes.
  public func heldDirections(ofJoint index: Int) -> HeldDirections? {
    guard mechanism.joints.indices.contains(index) else { return nil }
    let joint = mechanism.joints[index]
    let freedoms = joint.freedoms.map { mechanism.freedoms[$0] }
    guard let first = freedoms.first, !freedoms.contains(where: { $0.record.type == .pose6 }) else { return nil }
    let pose = pose(freedoms, joint.record)
    guard let line = mechanism.axis(of: first.id, in: pose), line.origin.isFinite,
      let z = line.direction.normalized
    else { return nil }
    let shapes = mechanism.model.shapes
    let moved = Set(mechanism.parts(movedByJoint: index))
    let moving = shapes.indices.filter {
      moved.contains(shapes[$0].part) && !bounds[$0].isEmpty && bounds[$0].lower.isFinite
    }
    guard !moving.isEmpty else { return nil }

    let own = moving.filter { shapes[$0].part == joint.child }
    let around = (own.isEmpty ? moving : own).reduce(Bounds.empty) {
      $0.union(shapes[$1].bounds.transformed(pose.motion(ofPart: shapes[$1].part)))
    }
    let turns = freedoms.contains { $0.record.type != .translation }
    // A turn counts as held where no point of the part goes farther by it than a shift may.
    let angle = max(angle, min(0.3, reach / max(1e-6, around.diagonal / 2)))
    let centre = turns ? line.origin + z * z.dot(around.centre - line.origin) : around.centre
    var held = HeldDirections(
      directions: directions(freedoms, z, pose), centre: centre, pose: pose.values, reach: reach, angle: angle)

    var search = HoldSearch(
      held.directions.enumerated().map { i, d in
        .init(linear: d.kind == .along ? d.vector : .zero, angular: d.kind == .about ? d.vector : .zero, direction: i)
      }, centre: centre, tolerance: tolerance, angle: angle, budget: budget)
    let near = pairs(moving, moved, joint.record.id, line.origin, z)
    // What touches decides most; only then is it worth while to look farther, where many more triangles are near.
    for share in [0.125, 1] where !search.remaining.isEmpty && search.isComplete {
      for pair in near where !search.remaining.isEmpty && search.isComplete {
        let clearance = clearances[SIMD2(min(pair.x, pair.y), max(pair.x, pair.y))] ?? 0
        let fit = clearance * 1.5 + shapes[pair.x].solid.deflection + shapes[pair.y].solid.deflection
        search.compare(
          surface(pair.x, pose), surface(pair.y, pose), pair, reach: max(share * reach, fit))
      }
    }
    for stop in search.stopped {
      held.directions[stop.direction].play = stop.play
      held.directions[stop.direction].shapes = stop.shapes
    }
    held.isComplete = search.isComplete
    return held
  }

  /// The joint in the middle of its range, what it needs at the nearest value that satisfies it, all else at home.
  private func pose(_ freedoms: [Freedom], _ record: JointRecord) -> Pose {
    var values: [String: Double] = [:]
    for f in freedoms where f.record.role != .follows {
      if let limits = f.limits { values[f.id] = (limits.lowerBound + limits.upperBound) / 2 }
    }
    for need in record.needs {
      guard let other = mechanism.freedom(need.dof) else { continue }
      var value = other.home
      if let least = need.min, least.isFinite { value = max(value, least) }
      if let most = need.max, most.isFinite { value = min(value, most) }
      values[need.dof] = value
    }
    return mechanism.pose(values)
  }

  /// Both ways along and about three axes, without those of the joint's own freedoms. The two axes across the joint's
  /// line lie along the asset's as far as they may.
  private func directions(_ freedoms: [Freedom], _ z: Vector3, _ pose: Pose) -> [HeldDirections.Direction] {
    let hint: Vector3 = abs(z.z) < 0.9 ? .up : .right
    let x = (hint - z * z.dot(hint)).normalized ?? z.anyPerpendicular
    let y = z.cross(x)
    func allows(_ kind: HeldDirections.Direction.Kind, _ d: Vector3) -> Bool {
      freedoms.contains { f in
        let isAlong = abs(mechanism.axis(of: f.id, in: pose)?.direction.normalized?.dot(d) ?? 0) > 0.99
        return switch f.record.type {
        case .rotation: kind == .about && isAlong
        case .translation: kind == .along && isAlong
        case .helical: isAlong
        case .rotation3: kind == .about
        case .pose6: true
        }
      }
    }
    var all: [HeldDirections.Direction] = []
    for kind in [HeldDirections.Direction.Kind.along, .about] {
      for (d, isAxial) in [(x, false), (y, false), (z, true)] where !allows(kind, d) {
        for v in [d, -d] { all.append(.init(kind: kind, vector: v, isAxial: isAxial)) }
      }
    }
    return all
  }

  /// Pairs of what moves and what rests that are near at home: the joint's hardware first, then by distance from its line.
  private func pairs(
    _ moving: [Int], _ moved: Set<Int>, _ joint: String, _ origin: Vector3, _ z: Vector3
  ) -> [SIMD2<Int>] {
    let shapes = mechanism.model.shapes
    let whole = moving.reduce(Bounds.empty) { $0.union(bounds[$1]) }.grown(2 * reach)
    let resting = shapes.indices.filter {
      !moved.contains(shapes[$0].part) && !bounds[$0].intersection(whole).isEmpty
    }
    var found: [(rank: Double, pair: SIMD2<Int>)] = []
    for a in moving {
      let grown = bounds[a].grown(2 * reach)
      for b in resting {
        let meet = grown.intersection(bounds[b])
        guard !meet.isEmpty else { continue }
        let isHardware = shapes[a].record.hardware == joint || shapes[b].record.hardware == joint
        found.append((isHardware ? -1 : (meet.centre - origin).cross(z).length, SIMD2(a, b)))
      }
    }
    found.sort { ($0.rank, $0.pair.x, $0.pair.y) < ($1.rank, $1.pair.x, $1.pair.y) }
    return found.map(\.pair)
  }

  private func surface(_ shape: Int, _ pose: Pose) -> PosedSurface {
    let shape = mechanism.model.shapes[shape]
    return PosedSurface(SurfaceCache.shared.surface(of: shape.solid), at: pose.motion(ofPart: shape.part) * shape.X_AS)
  }
}

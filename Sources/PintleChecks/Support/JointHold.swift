import PintleDocument
import PintleKinematics
import PintleModel

/// What the shapes and its weight hold of the parts that one joint moves.
struct JointHold {
  let joint: Mechanism.Joint
  let held: HeldDirections
  /// The ways that neither contact nor weight stops.
  let free: [HeldDirections.Direction]

  /// Every joint that moves something, in the mechanism's order.
  static func all(_ context: CheckContext) -> [JointHold] {
    let probe = HoldProbe(context.mechanism, tolerance: context.tolerance)
    return context.mechanism.joints.indices.compactMap { j in
      probe.heldDirections(ofJoint: j).map { JointHold(context.mechanism.joints[j], $0, j, context) }
    }
  }

  private init(_ joint: Mechanism.Joint, _ held: HeldDirections, _ index: Int, _ context: CheckContext) {
    self.joint = joint
    self.held = held
    guard !held.free.isEmpty, !held.isLoose else {
      free = held.free
      return
    }
    let weight = Self.centreOfMass(index, held.pose, context) - held.centre
    let isFixedAlong = joint.record.hardware.contains { Self.axialHardware.contains($0.kind) }
    let stands = Self.stands(index, context)
    free = held.free.filter { way in
      // A race is pressed on its shaft and into its seat; a motor keeps its own shaft.
      if way.kind == .along, way.isAxial, isFixedAlong { return false }
      // What slides on a round rod turns with it or on it: a gas spring is no looser for that.
      if way.kind == .about, way.isAxial { return false }
      // The ground holds what stands on it, with the load on top.
      if way.kind == .along, way.vector.z < -0.5, stands { return false }
      // Weight keeps down what would have to rise, if that is what it rests on.
      let rises: Bool
      switch way.kind {
      case .along: rises = way.vector.z > 0.5
      case .about: rises = way.vector.cross(weight).z > 0.25 * weight.length
      }
      return !rises || !held.directions.contains { $0.isHeld && $0.kind == way.kind && $0.vector == -way.vector }
    }
  }

  /// Hardware that holds along its line by the way it is mounted.
  private static let axialHardware: Set<String> = ["bearing", "motorShaft"]

  /// The parts that a joint moves reach down to where the asset stands.
  private static func stands(_ joint: Int, _ context: CheckContext) -> Bool {
    guard context.document.base == .standing else { return false }
    let floor = context.homeBounds.reduce(Double.infinity) { min($0, $1.isEmpty ? .infinity : $1.lower.z) }
    let moved = Set(context.mechanism.parts(movedByJoint: joint))
    return context.model.shapes.indices.contains {
      moved.contains(context.model.shapes[$0].part) && context.homeBounds[$0].lower.z <= floor + context.tolerance
    }
  }

  private static func centreOfMass(_ joint: Int, _ pose: [String: Double], _ context: CheckContext) -> Vector3 {
    let at = context.mechanism.pose(pose)
    var mass = 0.0
    var moment = Vector3.zero
    var box = Bounds.empty
    for i in context.mechanism.parts(movedByJoint: joint) {
      let part = context.model.parts[i]
      box = box.union(part.bounds.transformed(at.motion(ofPart: i)))
      guard part.mass.mass.isFinite, part.mass.mass > 0 else { continue }
      mass += part.mass.mass
      moment += at.motion(ofPart: i).apply(part.mass.centre) * part.mass.mass
    }
    return mass > 0 ? moment / mass : box.centre
  }

  /// Along the two axes across the joint's line.
  var freeAcross: [HeldDirections.Direction] { free.filter { $0.kind == .along && !$0.isAxial } }

  /// It turns on a line and is held neither side of it: by at most one of four ways.
  var hasNoBearing: Bool {
    let across = held.directions.filter { $0.kind == .along && !$0.isAxial }
    guard joint.record.kind == .hinge || joint.record.kind == .spin, across.count == 4 else { return false }
    return held.isLoose || freeAcross.count >= 3
  }
}

extension Wording {
  /// Ways to nudge a part: "to the left or right, up and about the vertical axis".
  static func ways(_ ways: [HeldDirections.Direction]) -> String {
    var pieces: [String] = []
    var seen: [HeldDirections.Direction] = []
    for way in ways where !seen.contains(way) {
      let back = ways.first { $0.kind == way.kind && $0.vector == -way.vector }
      seen.append(way)
      if let back { seen.append(back) }
      switch way.kind {
      case .along:
        pieces.append(back.map { Self.way(way.vector) + " or " + shortWay($0.vector) } ?? Self.way(way.vector))
      case .about: pieces.append("about \(axis(way.vector))")
      }
    }
    var distinct: [String] = []
    for p in pieces where !distinct.contains(p) { distinct.append(p) }
    guard distinct.count > 1 else { return distinct.first ?? "nowhere" }
    return distinct.dropLast().joined(separator: ", ") + " and " + distinct[distinct.count - 1]
  }

  private static func shortWay(_ v: Vector3) -> String { direction(v) }

  /// "the vertical axis", or an axis by its direction.
  private static func axis(_ v: Vector3) -> String {
    let a = SIMD3(abs(v.x), abs(v.y), abs(v.z))
    if a.z > 0.95 { return "the vertical axis" }
    if a.x > 0.95 { return "the axis from left to right" }
    if a.y > 0.95 { return "the axis from front to back" }
    return "the axis \(point(v))"
  }
}

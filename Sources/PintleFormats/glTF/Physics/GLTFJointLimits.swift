internal import PintleDocument
internal import PintleKinematics

/// What a joint leaves free, as `KHR_physics_rigid_bodies` and `OMI_physics_joint` say it: limits on axes of the joint's
/// node (0 = x …), metres and radians, of the connected node against it; and drives.
struct GLTFJointLimits {
  /// The joint's node in glTF's world while everything is as drawn: where the child's node is with coordinates of zero.
  private(set) var X_GJ: RigidTransform
  private(set) var description: JSONValue

  /// nil for a joint that holds nothing.
  init?(_ joint: Mechanism.Joint, _ mechanism: Mechanism, _ tree: GLTFPartTree, _ ranges: FollowerRanges) {
    let freedoms = joint.freedoms.map { mechanism.freedoms[$0] }
    guard !freedoms.contains(where: { $0.record.type == .pose6 }) else { return nil }
    let frame = tree.entries[joint.child].frame
    let zero = freedoms.reduce(RigidTransform.identity) { $0 * ($1.record.isScalar ? $1.motion(0) : .identity) }
    X_GJ = GLTFCoordinates.motion(joint.X_AJ * zero * joint.X_AJ.inverse) * frame

    var limits: [JSONValue] = []
    var drives: [JSONValue] = []
    var linear: Set<Int> = [0, 1, 2]
    var angular: Set<Int> = [0, 1, 2]
    for f in freedoms {
      let axis = frame.inverse.rotate(GLTFCoordinates.vector(joint.X_AJ.rotate(f.record.axis.vector)))
      let k = (0..<3).max { abs(axis[$0]) < abs(axis[$1]) } ?? 0
      let isBackward = axis[k] < 0
      func sensed(_ range: ClosedRange<Double>?) -> ClosedRange<Double>? {
        guard let range, isBackward else { return range }
        return -range.upperBound ... -range.lowerBound
      }
      let range = sensed(ranges[f])
      switch f.record.type {
      case .rotation:
        angular.remove(k)
        if let range { limits.append(Self.limit("angularAxes", [k], range)) }
      case .translation:
        linear.remove(k)
        if let range { limits.append(Self.limit("linearAxes", [k], range)) }
      case .helical:
        // The thread itself is not said: turn and way are free of each other.
        angular.remove(k)
        linear.remove(k)
        if let range, let lead = f.record.lead {
          let ends = [range.lowerBound, range.upperBound].map { $0 * lead / (2 * .pi) }
          limits.append(Self.limit("angularAxes", [k], range))
          limits.append(Self.limit("linearAxes", [k], min(ends[0], ends[1])...max(ends[0], ends[1])))
        }
      case .rotation3:
        angular = []
        if let range { limits.append(Self.limit("angularAxes", [k], range)) }
        if let swing = f.record.swing, swing < .pi {
          limits.append(Self.limit("angularAxes", [0, 1, 2].filter { $0 != k }, 0...max(0, swing)))
        }
      case .pose6: break
      }
      if f.record.role != .follows, f.record.isScalar {
        drives += Self.drives(f, axis: k, isBackward: isBackward)
      }
    }
    description = Self.joint(Self.locked(linear, angular) + limits, drives)
  }

  /// A second hold between two parts: no ranges, no drives.
  static func closing(_ kind: ClosureRecord.Kind) -> JSONValue {
    switch kind {
    case .hinge: joint(locked([0, 1, 2], [0, 1]))
    case .cylinder: joint(locked([0, 1], [0, 1]))
    case .ball: joint(locked([0, 1, 2], []))
    case .slide: joint(locked([0, 1], [0, 1, 2]))
    case .slot: joint(locked([1], []))
    case .rest: joint(locked([2], []))
    case .weld: joint(locked([0, 1, 2], [0, 1, 2]))
    }
  }

  private static func joint(_ limits: [JSONValue], _ drives: [JSONValue] = []) -> JSONValue {
    var object: [String: JSONValue] = ["limits": .array(limits)]
    if !drives.isEmpty { object["drives"] = .array(drives) }
    return .object(object)
  }

  /// All three directions in one limit, others one by one: engines read several axes in one as a cone or a disc.
  private static func locked(_ linear: Set<Int>, _ angular: Set<Int>) -> [JSONValue] {
    (linear.count == 3
      ? [limit("linearAxes", [0, 1, 2], 0...0)] : linear.sorted().map { limit("linearAxes", [$0], 0...0) })
      + angular.sorted().map { limit("angularAxes", [$0], 0...0) }
  }

  private static func limit(_ kind: String, _ axes: [Int], _ range: ClosedRange<Double>) -> JSONValue {
    .object([
      kind: .array(axes.map(JSONValue.integer)), "min": .number(range.lowerBound + 0),
      "max": .number(range.upperBound + 0),
    ])
  }

  /// Springs pull to where they rest; damping and a motor at rest brake, a motor with all its effort at its own speed.
  private static func drives(_ f: Freedom, axis: Int, isBackward: Bool) -> [JSONValue] {
    let r = f.record
    let type = JSONValue.string(r.type == .translation ? "linear" : "angular")
    var drives: [JSONValue] = []
    func add(_ more: [String: JSONValue]) {
      let base: [String: JSONValue] = ["type": type, "mode": .string("force"), "axis": .integer(axis)]
      drives.append(.object(base.merging(more) { $1 }))
    }
    if let spring = r.spring, spring.stiffness > 0 {
      let rest = spring.rest ?? 0
      add(["stiffness": .number(spring.stiffness), "positionTarget": .number((isBackward ? -rest : rest) + 0)])
    }
    if let damping = r.damping, damping > 0 { add(["damping": .number(damping), "velocityTarget": .number(0)]) }
    if let drive = r.drive, drive.kind == .motor, let effort = drive.effort, let speed = drive.speed, effort > 0,
      speed > 0
    {
      add(["damping": .number(effort / speed), "velocityTarget": .number(0), "maxForce": .number(effort)])
    }
    return drives
  }
}

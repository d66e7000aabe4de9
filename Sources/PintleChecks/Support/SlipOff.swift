import PintleDocument
import PintleKinematics
import PintleModel

/// How a part that turns leaves what it turns on: pushed along its line, with nothing that stops it before.
///
/// The push is a sweep of its own over exactly the way after which nothing that was beside the part is beside it any
/// more. Hardware and fits count like everything else, and what cannot be decided counts as a stop.
struct SlipOff {
  /// Unit vector in the asset, along the joint's line.
  let direction: Vector3
  /// How far it goes until it is off, metres.
  let length: Double

  /// nil for what is held along its line, does not only turn, or meets something before it is off.
  init?(_ hold: JointHold, _ context: CheckContext) {
    // What another program exported says too little of pins and bores.
    guard context.document.imported == nil, hold.joint.freedoms.count == 1, let own = hold.joint.freedoms.first,
      context.mechanism.freedoms[own].record.type == .rotation
    else { return nil }
    for way in hold.free where way.kind == .along && way.isAxial {
      if let length = Self.wayOff(hold, way.vector, context), Self.isClear(hold, way.vector, length, context) {
        direction = way.vector
        self.length = length
        return
      }
    }
    return nil
  }

  /// The way after which what moves has passed everything whose box its own boxes meet.
  private static func wayOff(_ hold: JointHold, _ way: Vector3, _ context: CheckContext) -> Double? {
    let shapes = context.model.shapes
    let pose = context.mechanism.pose(hold.held.pose)
    guard let index = context.mechanism.jointOfPart[hold.joint.child] else { return nil }
    let moved = Set(context.mechanism.parts(movedByJoint: index))
    let boxes = shapes.map { $0.bounds.transformed(pose.motion(ofPart: $0.part)) }
    func reach(_ i: Int) -> ClosedRange<Double>? {
      let X = pose.motion(ofPart: shapes[i].part) * shapes[i].X_AS
      var (lower, upper) = (Double.infinity, -Double.infinity)
      for p in shapes[i].solid.surface.positions {
        let s = X.apply(p).dot(way)
        lower = min(lower, s)
        upper = max(upper, s)
      }
      return lower <= upper ? lower...upper : nil
    }
    var longest: Double?
    for m in shapes.indices where moved.contains(shapes[m].part) && !boxes[m].isEmpty {
      let near = boxes[m].grown(hold.held.reach)
      for r in shapes.indices where !moved.contains(shapes[r].part) && !near.intersection(boxes[r]).isEmpty {
        guard let a = reach(m), let b = reach(r) else { return nil }
        longest = max(longest ?? 0, b.upperBound - a.lowerBound)
      }
    }
    guard let longest, longest > 0, longest.isFinite else { return nil }
    return longest
  }

  private static func isClear(
    _ hold: JointHold, _ way: Vector3, _ length: Double, _ context: CheckContext
  ) -> Bool {
    let mechanism = context.mechanism
    guard let turn = hold.joint.freedoms.first.map({ mechanism.freedoms[$0].record }),
      let line = mechanism.axis(of: turn.id, in: mechanism.pose(hold.held.pose))?.direction
    else { return false }
    // The same joint with a slide along its line.
    let push = "\(turn.id) push"
    var document = context.document
    for i in document.joints.indices where document.joints[i].id == hold.joint.record.id {
      document.joints[i].dofs.append(
        DegreeOfFreedom(
          id: push, type: .translation, axis: turn.axis,
          range: line.dot(way) > 0 ? .init(lower: 0, upper: length) : .init(lower: -length, upper: 0)))
    }
    let model = context.model
    let pushed = Mechanism(
      Model(
        document: document, documentHash: model.documentHash, parts: model.parts, shapes: model.shapes,
        findings: model.findings))
    let tolerance = context.tolerance
    let report = pushed.sweep(
      dof: push,
      options: SweepOptions(
        tolerance: tolerance, base: hold.held.pose,
        policy: PairPolicy { .checked(tolerance: PairTolerance.tolerance($0, $1, asset: tolerance)) },
        budget: 2_000_000))
    return report.verdict == .pass && report.decals.isEmpty
  }
}

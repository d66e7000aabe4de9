import PintleKinematics
import PintleModel
import PintleDocument

/// Something in the way.
struct Obstacle: FaultClass {
  let name = "obstacle"
  let breaks = "a block of the parent stands where the moving part comes by at 40…80 % of its range"
  let expected = ["motion.blocked", "motion.", "rest."]

  func mutants(of asset: SoundAsset, _ dice: inout Dice) -> [Mutant] {
    let mechanism = Mechanism(asset.model)
    return mechanism.freedoms.compactMap { freedom in
      guard let limits = freedom.limits, freedom.record.type == .rotation || freedom.record.type == .translation,
        let way = FarPoint(of: freedom, in: mechanism, asset.model, &dice)
      else { return nil }
      let far =
        limits.upperBound - freedom.home > freedom.home - limits.lowerBound ? limits.upperBound : limits.lowerBound
      let share = dice.number(0.4...0.8)
      let value = freedom.home + (far - freedom.home) * share
      let joint = mechanism.joints[freedom.joint]
      let moved = mechanism.pose([freedom.id: value]).motion(ofPart: joint.child)
      let home = mechanism.home.motion(ofPart: joint.child)
      let (start, end) = (home.apply(way.point), moved.apply(way.point))
      // A motion shorter than the block would start inside it.
      let size = min(0.04, max(0.001, 0.5 * (end - start).length))
      guard (end - start).length > 4 * asset.tolerance else { return nil }
      let centre = end + ((end - start).normalized ?? .zero) * (size * 0.5)
      let parent = asset.model.parts[joint.parent].record.id
      return Mutant(
        what: "a block of \(say(size, angular: false)) in the way of \(freedom.id) at \(Int(share * 100)) %",
        document: asset.document.adding(box: [size, size, size], at: centre, to: parent, named: "obstacle"))
    }
  }

  /// A point of a part that goes far.
  private struct FarPoint {
    let point: Vector3

    init?(of freedom: Freedom, in mechanism: Mechanism, _ model: Model, _ dice: inout Dice) {
      let part = mechanism.joints[freedom.joint].child
      let points = model.shapes.filter { $0.part == part && $0.record.hardware == nil }.flatMap { shape in
        shape.solid.surface.positions.map(shape.X_AS.apply)
      }
      guard let limits = freedom.limits else { return nil }
      let end = mechanism.pose([freedom.id: limits.upperBound]).motion(ofPart: part)
      let start = mechanism.pose([freedom.id: limits.lowerBound]).motion(ofPart: part)
      guard let best = points.max(by: { Self.way($0, start, end) < Self.way($1, start, end) }) else { return nil }
      let far = points.filter { Self.way($0, start, end) > 0.8 * Self.way(best, start, end) }
      point = dice.pick(far) ?? best
    }

    private static func way(_ p: Vector3, _ a: RigidTransform, _ b: RigidTransform) -> Double {
      (b.apply(p) - a.apply(p)).length
    }
  }
}

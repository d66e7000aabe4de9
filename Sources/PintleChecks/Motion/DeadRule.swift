import PintleDocument
import PintleKinematics
import PintleModel

/// `motion.dead`: when a joint moves, something is seen to move.
struct DeadRule: Rule {
  let id = "motion.dead"
  let title = "something visible moves"
  let severity = Severity.error
  let explanation = """
    A joint that moves no shape at all moves nothing (an error). One that turns nothing but bodies of revolution about \
    their own axis looks still, and one whose parts are hidden in every pose is not seen: both are notes, because \
    shafts, drums and plain knobs are like that. Glass and grilles are looked through.
    """

  func findings(in context: CheckContext) -> [Finding] {
    context.sweptFreedoms.compactMap { freedom in
      let joint = context.mechanism.joints[freedom.joint].record
      let parts = context.mechanism.parts(movedBy: freedom.id)
      let shapes = parts.flatMap { context.model.parts[$0].shapes }
      func report(_ message: String, _ severity: Severity, _ hint: String) -> Finding {
        finding(
          context, message, severity: severity, parts: [joint.child], joint: joint.id, source: joint.source, hint: hint)
      }
      if shapes.isEmpty {
        return report(
          "\(freedom.id) moves nothing: neither `\(joint.child)` nor what hangs on it has a shape", .error,
          "give `\(joint.child)` its shapes, or leave the joint out")
      }
      if freedom.record.type == .rotation, looksStill(shapes, freedom, context) {
        return report(
          "\(freedom.id) looks still: all that it turns is round about its axis", .note,
          "a mark, a pointer or spokes would show that it turns")
      }
      guard isHidden(parts, shapes, freedom, context) else { return nil }
      return report(
        "the motion of \(freedom.id) is not seen: `\(joint.child)` is hidden in every pose", .note,
        "is it where it should be?")
    }
  }

  private func looksStill(_ shapes: [Int], _ freedom: Freedom, _ context: CheckContext) -> Bool {
    guard let axis = context.mechanism.axis(of: freedom.id, in: context.mechanism.drawn) else { return false }
    return shapes.allSatisfy { i in
      let shape = context.model.shapes[i]
      // Facets that nobody sees turn: 1.5 % of the radius is the sagitta of 18 sides.
      let size = shape.bounds.size
      let radius = max(size.x, size.y, size.z) / 2
      return shape.isRevolved(about: axis, within: max(context.tolerance, 0.015 * radius))
    }
  }

  /// Of what lies well inside the asset: nothing seen at home, nor at either end.
  private func isHidden(_ parts: [Int], _ shapes: [Int], _ freedom: Freedom, _ context: CheckContext) -> Bool {
    let outer = context.homeBounds.reduce(Bounds.empty) { $0.union($1) }.grown(-context.tolerance)
    guard
      shapes.allSatisfy({
        outer.contains(context.homeBounds[$0].lower) && outer.contains(context.homeBounds[$0].upper)
      })
    else { return false }
    // What stands behind a door is seen when everything is open.
    var open: [String: Double] = [:]
    for other in context.mechanism.freedoms {
      guard let limits = other.limits else { continue }
      let isUp = limits.upperBound - other.home >= other.home - limits.lowerBound
      open[other.id] = isUp ? limits.upperBound : limits.lowerBound
    }
    var poses: [[String: Double]] = [open]
    for value in freedom.limits.map({ [freedom.home, $0.lowerBound, $0.upperBound] }) ?? [freedom.home] {
      poses.append([freedom.id: value])
    }
    for values in poses {
      var view = Visibility(context, pose: context.mechanism.pose(values))
      if parts.contains(where: { view.isSeen($0) }) { return false }
    }
    return true
  }
}

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
    their own axis looks still: a note, because shafts, drums and plain knobs are like that. What moves unseen is \
    judged by `honesty.invisible`.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Nobody sees that the joint moves: a joint without shapes moves nothing, a plain disc looks the same at \
        every angle.
        """,
      measured: """
        Each shape that moves is compared with its turned self; facets below 1.5 % of the radius are not seen.
        """,
      remedy: """
        Give the part its shapes; a mark, a pointer or spokes show a turn. Shafts and plain knobs may stay as \
        they are.
        """,
      failing: .turntable(
        ".disc(diameter: 0.18, thickness: 20.mm).mounted(on: block.face(.top).spot)",
        around: "block.face(.top).spot.outward"),
      passing: .turntable())
  }

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
      return nil
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
}

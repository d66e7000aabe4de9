import PintleDocument

/// `structure.no_range`: what does not turn for ever says how far it goes.
struct MissingRangeRule: Rule {
  let id = "structure.no_range"
  let title = "hinges and slides have a range"
  let severity = Severity.error
  let explanation = """
    A hinge, a slide, a screw and a cylinder's slide need a range: without one nothing can be proven about them, and \
    exports need limits. A spin may turn without end, and a follower's range is found from what drives it.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Nobody knows how far the part goes: nothing can be proven about its motion, and exports need limits.
        """,
      measured: """
        Every degree of freedom that does not turn without end and follows no other has a range.
        """,
      remedy: """
        Say how far it opens or goes, or make it a spin if it turns without end.
        """,
      failing: .chestDocument(range: nil),
      passing: .chestDocument())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.degrees.compactMap { joint, dof in
      guard dof.range == nil, dof.role != .follows, dof.isScalar else { return nil }
      let endless = dof.type == .rotation && joint.kind != .hinge && joint.kind != .universal
      guard !endless else { return nil }
      return finding(
        context, "`\(dof.id)` is a \(joint.kind.rawValue) without a range", parts: [joint.child], joint: joint.id,
        source: joint.source,
        hint: joint.kind == .hinge
          ? "say how far it opens, or make it a spin if it turns without end" : "say how far it goes"
      )
    }
  }
}

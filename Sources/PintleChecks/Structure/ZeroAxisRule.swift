import PintleDocument

/// `structure.zero_axis`: a joint's line has a direction and a place.
struct ZeroAxisRule: Rule {
  let id = "structure.zero_axis"
  let title = "axis not zero"
  let severity = Severity.error
  let explanation = """
    A joint that turns or slides does so about or along a line. Its direction must not be zero, and all its numbers \
    must be finite.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A joint whose axis is zero has no direction: nobody can tell what it does.
        """,
      measured: """
        The length of the axis, and whether all numbers of its line are finite.
        """,
      remedy: """
        Give the direction that the part turns about or slides along.
        """,
      failing: .urdfChest(axis: "0 0 0"),
      passing: .urdfChest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let document = context.document
    func fault(_ frame: Frame) -> String? {
      if !frame.origin.isFinite || !frame.z.isFinite || !frame.x.isFinite { return "has a line that is not finite" }
      return frame.z.normalized == nil || frame.z.length < 1e-12 ? "has no direction: its axis is zero" : nil
    }
    var result: [Finding] = []
    for joint in document.joints where joint.kind != .free {
      guard let fault = fault(joint.frame), joint.kind != .fixed || !joint.frame.origin.isFinite else { continue }
      result.append(
        finding(
          context, "joint `\(joint.id)` \(fault)", parts: [joint.child], joint: joint.id, source: joint.source,
          hint: "give the line that `\(joint.child)` moves about or along"))
    }
    for closure in document.closures where closure.kind != .weld && closure.kind != .ball {
      guard let fault = fault(closure.frame) else { continue }
      result.append(
        finding(
          context, "closure `\(closure.id)` \(fault)", parts: [closure.a, closure.b], source: closure.source,
          hint: "give the line that both parts share"))
    }
    return result
  }
}

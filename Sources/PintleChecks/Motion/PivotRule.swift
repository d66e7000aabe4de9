import PintleDocument
import PintleModel

/// `motion.pivot`: a door or lid hangs on its edge.
struct PivotRule: Rule {
  let id = "motion.pivot"
  let title = "hinge line at an edge"
  let severity = Severity.error
  let explanation = """
    Seen along its hinge line, a door or lid (by role) is a rectangle. The line goes through the outer quarter of its \
    width (concealed hinges lie some millimetres inside) or just beside it, at most one thickness off. A line through \
    the middle makes half of the leaf swing inward; a line far off makes it fly round.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A leaf that turns about its middle swings one half inward; one that turns about a line beside it flies \
        round.
        """,
      measured: """
        Seen along the line, the smallest rectangle around the leaf: the line lies in the outer quarter of its \
        width, or beside it by one thickness at most.
        """,
      remedy: """
        Put the hinge line on an edge of the leaf: `around: box.edge(.top, .back)`.
        """,
      failing: .chest(around: "Axis(from: Point(0, 0, 0.20), toward: .right)", swing: "0° ... 60°"),
      passing: .chest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.mechanism.freedoms.compactMap { freedom in
      let joint = context.mechanism.joints[freedom.joint]
      let part = context.model.parts[joint.child].record
      guard part.role == "door" || part.role == "lid", joint.record.kind == .hinge, freedom.record.type == .rotation,
        let leaf = LeafSection(of: joint.child, about: freedom.id, context)
      else { return nil }
      let (x, y) = (leaf.line.x, leaf.line.y)
      let outward = leaf.widthDirection * (x < 0 ? -1 : 1)
      let aside = leaf.depthDirection * (y < 0 ? 1 : -1)
      let axis = context.mechanism.axis(of: freedom.id, in: context.homePose)
      func report(_ message: String, _ measured: Double, _ limit: Double, _ hint: String) -> Finding {
        finding(
          context, message, parts: [part.id], joint: joint.record.id, measured: Quantity(measured * 1e3, "mm"),
          expected: Expected(max: limit * 1e3, unit: "mm"), at: axis?.origin, source: joint.record.source, hint: hint)
      }
      // How deep inside its edge the line lies; for what is as deep as wide, inside the nearest edge.
      let insideWidth = leaf.halfWidth - abs(x)
      let insideDepth = leaf.halfDepth - abs(y)
      let isInMiddle = insideWidth > leaf.halfWidth / 2 && (leaf.isFlat || insideDepth > leaf.halfDepth / 2)
      if isInMiddle, insideDepth > -leaf.thickness {
        return report(
          "the hinge line of `\(part.id)` lies \(Wording.length(insideWidth)) inside its edge, near its middle",
          insideWidth, leaf.halfWidth / 2,
          "move the hinge line \(Wording.length(insideWidth)) \(Wording.way(outward)), to the edge of the leaf")
      }
      let beside = leaf.beside
      guard beside > leaf.thickness + context.tolerance else { return nil }
      let way = -insideWidth >= -insideDepth ? -outward : aside
      return report(
        "the hinge line of `\(part.id)` lies \(Wording.length(beside)) beside it", beside, leaf.thickness,
        "move the hinge line \(Wording.length(beside)) \(Wording.way(way)), to the edge of the leaf")
    }
  }
}

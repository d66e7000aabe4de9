import PintleDocument
import PintleKinematics
import PintleModel

/// `motion.opens_wrong_way`: what is expected to open or travel toward a side goes there.
struct WrongWayRule: Rule {
  let id = "motion.opens_wrong_way"
  let title = "opens the right way"
  let severity = Severity.error
  let explanation = """
    Where an expectation names a side, or the role does (a lid opens upward), the point of the part that is farthest \
    from its hinge line must move toward that side when the joint leaves home, or halfway at the latest; what slides \
    moves within 60° of it.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        What should open to the front goes into the body, or to the side.
        """,
      measured: """
        The way of the point farthest from the hinge line when the joint leaves home, and halfway: within 80° of \
        the side that is named, 60° for a slide.
        """,
      remedy: """
        Turn the sense round with `opening:` or `toward:`, or turn the line.
        """,
      failing: .chest(said: "asset.expect(lid, opens: .atLeast(90°), toward: .front)"),
      passing: .chest(said: "asset.expect(lid, opens: .atLeast(90°), toward: .up)"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    var result: [Finding] = []
    var told: Set<String> = []
    for expectation in context.document.expectations {
      guard let toward = expectation.toward, let part = context.model.partIndex(expectation.part) else { continue }
      let freedoms = context.freedoms(above: part, for: expectation.kind)
      if let wrong = judge(part, freedoms, toward, expectation.source, context) {
        if let joint = wrong.joint, !told.insert(joint).inserted { continue }
        result.append(wrong)
      }
    }
    for (i, part) in context.model.parts.enumerated() where part.record.role == "lid" {
      guard let held = context.mechanism.jointOfPart[i], !told.contains(context.mechanism.joints[held].record.id),
        !context.document.expectations.contains(where: { $0.part == part.record.id && $0.toward != nil })
      else { continue }
      let freedoms = context.mechanism.joints[held].freedoms.map { context.mechanism.freedoms[$0] }.filter {
        $0.record.type == .rotation && context.mechanism.joints[$0.joint].record.kind == .hinge
      }
      // A lid in a wall or a front opens as it likes: only one that lies flat has an upside.
      guard let leaf = freedoms.first.flatMap({ LeafSection(of: i, about: $0.id, context) }), leaf.isFlat,
        abs(leaf.depthDirection.z) > 0.7
      else { continue }
      if let wrong = judge(i, freedoms, [0, 0, 1], nil, context) { result.append(wrong) }
    }
    return result
  }

  /// nil where one of them goes the right way, or none can be told.
  private func judge(
    _ part: Int, _ freedoms: [Freedom], _ toward: Vector3, _ source: Int?, _ context: CheckContext
  ) -> Finding? {
    var wrong: (freedom: Freedom, motion: FirstMotion)?
    for freedom in freedoms {
      guard let motion = FirstMotion(of: part, by: freedom, context), !motion.directions.isEmpty else { continue }
      if motion.goes(toward: toward, isTurn: freedom.record.isAngular) { return nil }
      if wrong == nil { wrong = (freedom, motion) }
    }
    guard let (freedom, motion) = wrong, let way = motion.directions.first else { return nil }
    let joint = context.mechanism.joints[freedom.joint].record
    let name = context.model.parts[part].record.id
    let verb = freedom.record.isAngular ? "opens" : "moves"
    let isOpposite = motion.directions.count == 1 && way.dot(toward.normalized ?? .zero) < -0.17
    return finding(
      context, "\(freedom.id) \(verb) `\(name)` \(Wording.way(way)), expected \(Wording.way(toward))", parts: [name],
      joint: joint.id, pose: [freedom.id: freedom.home], at: motion.point, source: joint.source ?? source,
      hint: isOpposite
        ? "turn its sense round: it must first move \(Wording.way(toward))"
        : "its line must let it move \(Wording.way(toward))")
  }
}

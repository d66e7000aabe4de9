import PintleDocument
import PintleKinematics

/// `motion.decal`: a mark that something passes over.
struct DecalRule: Rule {
  let id = "motion.decal"
  let title = "nothing passes through marks"
  let severity = Severity.note
  let explanation = """
    A tick mark, a label or a print is a sheet thinner than three tolerances on a face of its own part. Where a knob or \
    a slider goes through one, nobody sees more than a mark that is covered: worth knowing, and no end of the usable \
    range.
    """

  func findings(in context: CheckContext) -> [Finding] {
    guard context.policy.sweepsJoints else { return [] }
    return context.sweptFreedoms.compactMap { freedom in
      let decals = context.sweep(freedom.id).decals
      guard let first = decals.first else { return nil }
      let joint = context.mechanism.joints[freedom.joint].record
      let angular = freedom.record.isAngular
      var marks: [String] = []
      for d in decals where !marks.contains(d.resting) { marks.append(d.resting) }
      let more = marks.count > 1 ? ", and \(Wording.count(marks.count - 1, "more mark"))" : ""
      return finding(
        context,
        "\(freedom.id) takes \(first.moving) over \(first.resting) from "
          + "\(Wording.coordinate(first.onset, angular: angular)) on\(more)",
        parts: context.partNames(ofPaths: [first.moving, first.resting]), shapes: [first.moving, first.resting],
        joint: joint.id, measured: Wording.quantity(first.onset, angular: angular),
        pose: [freedom.id: first.onset], at: first.at, source: joint.source,
        hint: "a mark may be covered; to keep it clear, sink it into its face or raise what passes over it")
    }
  }
}

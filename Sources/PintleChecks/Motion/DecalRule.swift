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

  var page: RulePage {
    RulePage(
      meaning: """
        A hand or a knob sweeps through a printed mark. Nobody sees more than a mark that is covered.
        """,
      measured: """
        A pair that a sweep finds blocked, where what is met is a sheet thinner than three tolerances on a face of its \
        own part; the number is where it is first met.
        """,
      remedy: """
        Leave it, or sink the mark into its face, or raise what passes over it.
        """,
      failing: clock(markAt: "0.20"), passing: clock(markAt: "0.28"))
  }

  private func clock(markAt back: String) -> RuleExample {
    .assetProgram(
      "Clock",
      """
      let clock = asset.part("clock", .oak)
      let dial = clock.add("dial", .box(0.60, 0.60, 0.03).standing())
      clock.add("mark", .box(20.mm, 40.mm, 0.6.mm).on(dial.face(.top)).moved(.back, \(back)), .brass)
      let hand = asset.part("hand", .steel)
      hand.add("hand", .box(0.30, 20.mm, 6.mm).on(dial.face(.top)).moved(.right, 0.10))
      asset.spin("turn", hand, on: clock, around: dial.face(.top).spot.outward, range: 0° ... 180°)
        .hardware(.pin(diameter: 8.mm, length: 30.mm))
      """)
  }

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

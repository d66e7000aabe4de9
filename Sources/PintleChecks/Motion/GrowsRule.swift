import PintleDocument
import PintleKinematics

/// `motion.grows`: what overlaps at rest does not get deeper.
struct GrowsRule: Rule {
  let id = "motion.grows"
  let title = "overlap does not grow"
  let severity = Severity.error
  let explanation = """
    Two shapes that lie in each other at rest are a finding of their own, once. What was in each other there is carved \
    away, and the rest is swept: where it still enters the other shape deeper than the tolerance, the overlap grows as \
    the joint moves. The finding says from where on, and how deep and how much of what was clear at rest gets into the \
    other where it is worst; it weighs as `motion.blocked` does.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        Two parts lie in each other at rest already, and the motion drives them deeper.
        """,
      measured: """
        What overlaps at rest is carved away, and the rest is swept like any pair; the number is where what is left goes \
        deeper than τ.
        """,
      remedy: """
        Take the two apart at rest first, then look whether the way is free.
        """,
      failing: bench(blockAt: "0.124"), passing: bench(blockAt: "0.100"))
  }

  private func bench(blockAt right: String) -> RuleExample {
    .assetProgram(
      "Bench",
      """
      let bench = asset.part("bench", .oak)
      let top = bench.add("top", .box(0.40, 0.20, 0.03).standing())
      bench.add("post", .box(0.03, 0.03, 0.08).on(top.face(.top)).moved(.right, 0.185))
      bench.add("front_rail", .box(0.40, 0.02, 0.02).on(top.face(.top)).moved(.front, 0.0605))
      bench.add("back_rail", .box(0.40, 0.02, 0.02).on(top.face(.top)).moved(.back, 0.0605))
      let block = asset.part("block", .walnut)
      block.add("block", .box(0.10, 0.10, 0.04).on(top.face(.top)).moved(.right, \(right)))
      asset.slide("push", block, on: bench, toward: .right, range: -0.10 ... 0.01)
      """)
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.obstructions.filter { $0.kind == .grows }.map { o in
      finding(
        for: o,
        "\(o.freedom.id) drives \(o.blocking.moving) farther into \(o.blocking.resting) from "
          + "\(o.say(o.blocking.onset)) on\(o.depth): they overlap at rest already",
        severity: o.severity,
        hint: "take `\(o.blocking.moving)` and `\(o.blocking.resting)` apart at rest first; then look whether the way "
          + "is free",
        context)
    }
  }
}

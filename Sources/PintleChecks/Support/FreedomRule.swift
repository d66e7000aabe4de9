import PintleDocument
import PintleKinematics
import PintleModel

/// `support.freedom`: a moving part is held in the ways that its joint does not allow.
struct FreedomRule: Rule {
  let id = "support.freedom"
  let title = "held where its joint does not move"
  let severity = Severity.warning
  let explanation = """
    In the middle of its range each moving part is nudged along three axes and about those that its joint leaves, one way \
    at a time, by a few tolerances. Contact with anything that does not move with it stops a way; so does its weight, \
    where it rests on something. What is left is named: a drawer that can go sideways runs on nothing. Loose along its \
    own line or in tilt only is a note, and so is in imported assets what touches something but not enough. What turns and \
    is loose along its line is pushed on that way until nothing that held it is beside it any more: where nothing meets \
    it before, it comes off, and that is a warning. Draw what holds it: runners, a collar, a ring, a clip.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        The part can also go where its joint does not move it: a real one would come loose or jam.
        """,
      measured: """
        In the middle of its range the part is nudged along and about three axes, one way at a time, by a few tolerances. \
        Contact stops a way, and so does its weight where it rests on something; what is left is named.
        """,
      remedy: """
        Draw what keeps it: runners, a collar, a ring, a clip, a flange.
        """,
      failing: .assetProgram(
        "Desk",
        """
        let desk = asset.part("desk", .oak)
        let top = desk.add("top", .box(0.40, 0.30, 0.03).standing())
        let tray = asset.part("tray", .walnut)
        tray.add("board", .box(0.20, 0.20, 0.03).on(top.face(.top)))
        asset.slide("tray_slide", tray, on: desk, toward: .front, range: 0 ... 0.05)
        """),
      passing: .assetProgram(
        "Desk",
        """
        let desk = asset.part("desk", .oak)
        let top = desk.add("top", .box(0.40, 0.30, 0.03).standing())
        desk.add("left_guide", .box(0.02, 0.30, 0.02).on(top.face(.top)).moved(.left, 0.1105))
        desk.add("right_guide", .box(0.02, 0.30, 0.02).on(top.face(.top)).moved(.right, 0.1105))
        let tray = asset.part("tray", .walnut)
        tray.add("board", .box(0.20, 0.20, 0.03).on(top.face(.top)))
        asset.slide("tray_slide", tray, on: desk, toward: .front, range: 0 ... 0.05)
        """))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.holds.compactMap { hold in
      guard !hold.hasNoBearing, !hold.free.isEmpty else { return nil }
      let joint = hold.joint.record
      let part = context.model.parts[hold.joint.child].record
      let names = [part.id, context.model.parts[hold.joint.parent].record.id]
      let reach = Wording.length(hold.held.reach)
      guard hold.held.isComplete else {
        return finding(
          context, "what holds `\(part.id)` was not looked at to the end", verdict: .unverified, severity: .note,
          parts: names, joint: joint.id, source: joint.source)
      }
      if hold.held.isLoose {
        // A tray that is lifted out is held by hands; where it rests it is held by what it rests on.
        let up = context.mechanism.axis(
          of: hold.joint.freedoms.first.map { context.mechanism.freedoms[$0].id } ?? "", in: context.homePose)?
          .direction
        let isLifted =
          joint.kind == .slide && abs(up?.normalized?.z ?? 0) > 0.95 && context.support.isHeld[hold.joint.child]
        return finding(
          context,
          isLifted
            ? "nothing guides `\(part.id)` half way up: nothing is within \(reach) of it"
            : "nothing holds `\(part.id)`: nothing is within \(reach) of it in the middle of the range of `\(joint.id)`",
          severity: isLifted ? .note : severity, parts: names, joint: joint.id,
          measured: Quantity(Double(hold.free.count), "free directions"),
          expected: Expected(max: 0, unit: "free directions"), pose: hold.held.pose, at: hold.held.centre,
          source: joint.source, hint: "draw what it runs on and what keeps it there")
      }
      if let off = SlipOff(hold, context) {
        return finding(
          context,
          "`\(part.id)` comes off: pushed \(Wording.way(off.direction)) along the line of `\(joint.id)` it leaves "
            + "what it turns on after \(Wording.length(off.length)), and nothing is in the way",
          parts: names, joint: joint.id, measured: Quantity(Double(hold.free.count), "free directions"),
          expected: Expected(max: 0, unit: "free directions"), pose: hold.held.pose, at: hold.held.centre,
          source: joint.source, hint: "draw what keeps it on: a collar, a cap, a clip, a head on the pin")
      }
      let falls = hold.free.contains { $0.kind == .along && ($0.vector.z < -0.5 || !$0.isAxial) }
      return finding(
        context, "`\(part.id)` is loose: nothing within \(reach) stops it \(Wording.ways(hold.free))",
        severity: falls && context.document.imported == nil ? severity : .note, parts: names, joint: joint.id,
        measured: Quantity(Double(hold.free.count), "free directions"),
        expected: Expected(max: 0, unit: "free directions"), pose: hold.held.pose, at: hold.held.centre,
        source: joint.source, hint: "draw what keeps it: a collar, a ring, a clip, a flange, runners")
    }
  }
}

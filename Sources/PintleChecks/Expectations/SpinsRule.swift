import PintleDocument

/// `expect.spins`: a part turns round without end.
struct SpinsRule: Rule {
  let id = "expect.spins"
  let title = "spins freely"
  let severity = Severity.error
  let explanation = """
    Some joint between the part and the root turns it round and round: it has no end, and nothing is in its way \
    through a whole turn.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A part that should turn round and round does not: it has an end, or something is in its way.
        """,
      measured: """
        Some joint between the part and the root has no range, and one whole turn of it is proven free.
        """,
      remedy: """
        Make the joint a spin without a range, and clear away what it meets.
        """,
      failing: .turntable(range: ", range: 0° ... 300°", said: "asset.expect(plate, spins: .freely)"),
      passing: .turntable(said: "asset.expect(plate, spins: .freely)"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    judging(.spins, in: context) { judge in
      let name = judge.expectation.part
      let all = judge.extents()
      guard let best = all.first else {
        return finding(
          context, "`\(name)` cannot spin: nothing between it and the root turns", parts: [name],
          source: judge.expectation.source, hint: "hold `\(name)` with a spin")
      }
      let whole = 2 * Double.pi - CheckTolerances.angle
      if all.contains(where: { $0.usable >= whole && $0.verdict == .pass }) { return nil }
      let joint = context.mechanism.joints[best.freedom.joint].record.id
      if let open = all.first(where: { $0.declared >= whole && $0.verdict == .unverified }) {
        return finding(
          context, "whether `\(name)` spins freely is not proven", verdict: .unverified, severity: .warning,
          parts: [name], joint: context.mechanism.joints[open.freedom.joint].record.id,
          source: judge.expectation.source)
      }
      return finding(
        context, "`\(name)` does not spin freely: it turns \(Wording.angle(best.usable)) only", parts: [name],
        joint: joint, measured: Wording.quantity(best.usable, angular: true), expected: Expected(min: 360, unit: "deg"),
        source: judge.expectation.source,
        hint: best.declared.isFinite ? "make `\(joint)` a spin without a range" : nil)
    }
  }
}

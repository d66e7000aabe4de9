import PintleDocument

/// `structure.wide_range`: a hinge turns less than once round.
struct WideRangeRule: Rule {
  let id = "structure.wide_range"
  let title = "hinge range up to 360°"
  let severity = Severity.warning
  let explanation = """
    A hinge that turns further than once round is a spin, or its range was written in degrees where radians were \
    meant. Spins, screws and followers may turn as often as they like.
    """

  func findings(in context: CheckContext) -> [Finding] {
    context.degrees.compactMap { joint, dof in
      guard joint.kind == .hinge, dof.type == .rotation, dof.role != .follows, let range = dof.range else { return nil }
      guard range.length.isFinite, range.length > 2 * .pi + 1e-9 else { return nil }
      // 110 radians are 6303°: a number of radians that makes sense as degrees was most likely meant so.
      let asDegrees = range.length <= 360 && range.length > 4 * .pi
      return finding(
        context, "hinge `\(dof.id)` turns \(Wording.angle(range.length)), more than once round", parts: [joint.child],
        joint: joint.id, measured: Wording.quantity(range.length, angular: true),
        expected: Expected(max: 360, unit: "deg"),
        source: joint.source,
        hint: asDegrees
          ? "\(Wording.number(range.length)) radians look like degrees: ranges are in radians here"
          : "use a spin for what turns more than once round")
    }
  }
}

import PintleDocument

/// `structure.degrees`: no degrees where radians belong.
struct DegreesRule: Rule {
  let id = "structure.degrees"
  let title = "no degrees for radians"
  let severity = Severity.error
  let explanation = """
    Formats that count in radians get ranges in degrees time and again: 0…90 turns a door fourteen times round. A \
    range of a hinge or a spin beyond one turn whose ends are both whole numbers of radians, 360 at most, was meant in \
    degrees: no real angle is a whole number of radians. Otherwise spins may turn as often as they like.
    """
  let settings = [
    RuleSetting("least", .number, 7, "how many radians the farther end has at least before its wholeness is judged")
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        The joint turns many times round where a part of a turn was meant; nothing that uses the file can move \
        it sensibly.
        """,
      measured: """
        Both ends of a hinge's range, in radians: both whole numbers, the farther one 7 to 360.
        """,
      remedy: """
        Write the range in radians: 110° are 1.92.
        """,
      failing: .urdfChest(limit: #"lower="0" upper="110""#),
      passing: .urdfChest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.degrees.compactMap { joint, dof in
      guard joint.kind == .hinge || joint.kind == .spin, dof.type == .rotation, dof.role != .follows,
        let range = dof.range,
        range.lower.isFinite, range.upper.isFinite
      else { return nil }
      let least = context.value("least", of: self, parts: [joint.child], joint: joint.id)
      guard Self.looksLikeDegrees(range, least: least) else { return nil }
      let (lower, upper) = (Wording.number(range.lower), Wording.number(range.upper))
      return finding(
        context, "the range of `\(dof.id)` is \(lower)…\(upper) radians: it looks like degrees",
        parts: [joint.child], joint: joint.id, measured: Quantity(range.upper, "rad"),
        expected: Expected(max: 2 * .pi, unit: "rad"), source: joint.source,
        hint: "\(lower)…\(upper) degrees are \(radians(range.lower))…\(radians(range.upper)) radians")
    }
  }

  private func radians(_ degrees: Double) -> String { Wording.number(degrees * .pi / 180, decimals: 4) }

  /// Both ends whole, the farther one beyond `least`, none beyond a turn in degrees.
  static func looksLikeDegrees(_ range: DegreeOfFreedom.Range, least: Double = 7) -> Bool {
    let far = max(abs(range.lower), abs(range.upper))
    func isWhole(_ v: Double) -> Bool { abs(v - v.rounded()) < 1e-6 }
    return far >= least && far <= 360 && isWhole(range.lower) && isWhole(range.upper)
  }
}

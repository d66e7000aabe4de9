import PintleDocument
import PintleKinematics
import PintleModel

/// `motion.usable_range`: a door, lid, drawer or wheel moves as far as one expects of it.
struct UsableRangeRule: Rule {
  let id = "motion.usable_range"
  let title = "moves as far as its role needs"
  let severity = Severity.warning
  let explanation = """
    A door opens 75° from home, a lid 60°, a drawer or rack comes out by 60 % of its own depth, a button is pressed by \
    half a millimetre, a wheel turns round: by the range that is proven free, or declared where nothing is proven. An expectation of the asset's own replaces the \
    role's; a policy sets the numbers. Less than half of it is an error. Where the role is only guessed, from name and \
    shape, everything weighs one less.
    """
  let settings = [
    RuleSetting("door", .angle, 75 * .pi / 180, "how far a door opens at least"),
    RuleSetting("lid", .angle, 60 * .pi / 180, "how far a lid opens at least"),
    RuleSetting("button", .length, 5e-4, "how far a button is pressed at least"),
    RuleSetting("drawer", .fraction, 0.6, "the share of its own depth that a drawer or rack comes out by at least"),
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        A door that opens by half lets nobody through: what a part is for says how far it has to move.
        """,
      measured: """
        The range that is proven free, from home to its farther end; the depth of a drawer is its extent along \
        the slide.
        """,
      remedy: """
        Widen the range and clear what blocks it, or say with an expectation how far it is meant to go.
        """,
      failing: .chest(swing: "0° ... 40°"),
      passing: .chest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.model.parts.indices.compactMap { judge($0, context) }
  }

  private func judge(_ part: Int, _ context: CheckContext) -> Finding? {
    let name = context.model.parts[part].record.id
    guard let j = context.mechanism.jointOfPart[part], let role = context.role(ofPart: part) else { return nil }
    let joint = context.mechanism.joints[j]
    guard joint.freedoms.count == 1, let index = joint.freedoms.first else { return nil }
    let freedom = context.mechanism.freedoms[index]
    guard context.sweptFreedoms.contains(where: { $0.id == freedom.id }) else { return nil }
    // What the asset promises itself is judged by itself.
    guard
      !context.document.expectations.contains(where: { $0.part == name && ($0.kind == .spins || $0.atLeast != nil) })
    else { return nil }
    func value(_ setting: String) -> Double {
      context.value(setting, of: self, parts: [name], joint: joint.record.id)
    }
    let need: Double
    switch (role.name, freedom.record.type) {
    case ("door", .rotation), ("lid", .rotation):
      guard joint.record.kind == .hinge else { return nil }
      need = value(role.name)
    case ("drawer", .translation), ("rack", .translation):
      guard let depth = depth(of: part, freedom, context), depth > 0 else { return nil }
      need = value("drawer") * depth
    case ("wheel", .rotation): need = 2 * .pi
    case ("button", .translation): need = value("button")
    default: return nil
    }
    let angular = freedom.record.isAngular
    let slack = angular ? CheckTolerances.angle : CheckTolerances.length
    let reach = reach(freedom, isWhole: role.name == "wheel", context)
    guard reach < need - slack else { return nil }
    func say(_ v: Double) -> String { Wording.coordinate(v, angular: angular) }
    let verb = ["door": "opens", "lid": "opens", "wheel": "turns", "button": "is pressed"][role.name] ?? "comes out"
    let declared = freedom.limits.map { way($0, freedom, isWhole: role.name == "wheel") } ?? need
    let far =
      role.name == "drawer" || role.name == "rack"
      ? ", \(Wording.number(reach / need * value("drawer") * 100)) % of its depth" : ""
    return finding(
      context, "`\(name)` \(verb) \(say(reach)) only\(far): a \(role.name) needs \(say(need))",
      severity: role.weighing(reach < need / 2 ? .error : severity), parts: [name], joint: joint.record.id,
      measured: Wording.quantity(reach, angular: angular),
      expected: Expected(min: Wording.quantity(need, angular: angular).value, unit: angular ? "deg" : "mm"),
      source: joint.record.source,
      hint: reach < declared - slack
        ? "clear what blocks `\(freedom.id)`" + (declared < need - slack ? ", and widen its range" : "")
        : "widen the range of `\(freedom.id)`, or say with an expectation how far it is meant to go")
  }

  /// How far it goes from home, or from end to end.
  private func reach(_ freedom: Freedom, isWhole: Bool, _ context: CheckContext) -> Double {
    func measure(_ r: ClosedRange<Double>) -> Double { way(r, freedom, isWhole: isWhole) }
    guard context.policy.sweepsJoints else { return freedom.limits.map(measure) ?? .infinity }
    let report = context.sweep(freedom.id)
    if report.blocking.isEmpty { return freedom.limits.map(measure) ?? .infinity }
    return measure(report.usable)
  }

  private func way(_ r: ClosedRange<Double>, _ freedom: Freedom, isWhole: Bool) -> Double {
    isWhole ? r.upperBound - r.lowerBound : max(r.upperBound - freedom.home, freedom.home - r.lowerBound)
  }

  /// Its extent along the slide.
  private func depth(of part: Int, _ freedom: Freedom, _ context: CheckContext) -> Double? {
    guard let d = context.mechanism.axis(of: freedom.id, in: context.homePose)?.direction.normalized else { return nil }
    var (lower, upper) = (Double.infinity, -Double.infinity)
    for shape in context.model.parts[part].shapes {
      for p in context.homePoints(ofShape: shape) {
        lower = min(lower, p.dot(d))
        upper = max(upper, p.dot(d))
      }
    }
    return lower <= upper ? upper - lower : nil
  }
}

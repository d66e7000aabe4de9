import PintleDocument
import PintleKinematics

/// `honesty.all_fixed`: an asset that promises motion has some.
struct AllFixedRule: Rule {
  let id = "honesty.all_fixed"
  let title = "what promises motion moves"
  let severity = Severity.error
  let explanation = """
    Doors, drawers, lids, wheels, knobs, buttons and levers are there to be moved, and so is whatever an expectation is \
    about. Where every joint of the asset is fixed, or has no range worth the name, it passes every test of motion \
    because there is none. Where no role says so a part's name (`left_door`) makes it a warning.
    """

  private static let movers = ["door", "drawer", "lid", "wheel", "caster", "knob", "button", "lever", "flap", "hatch"]

  var page: RulePage {
    RulePage(
      meaning: """
        The asset passes every test of motion because nothing in it moves, though it should.
        """,
      measured: """
        A door, lid, drawer, wheel, knob, button or lever by its role, or a part with an expectation, in an \
        asset where no joint has a range worth the name.
        """,
      remedy: """
        Hold the part with the joint that it moves by: a hinge, a slide, a spin.
        """,
      failing: .fixedLid(),
      passing: .chest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let moves = context.degrees.contains { _, dof in
      guard dof.isScalar, let range = dof.range else { return true }
      return !(range.length < (dof.isAngular ? CheckTolerances.angle : CheckTolerances.length))
    }
    guard !moves else { return [] }
    let document = context.document
    let byRole = document.parts.filter { part in part.role.map(Self.movers.contains) ?? false }.map(\.id)
    let expected = document.expectations.map(\.part)
    let byName = document.parts.filter { part in
      part.id.lowercased().split(whereSeparator: { !$0.isLetter }).contains { Self.movers.contains(String($0)) }
    }.map(\.id)
    let isSure = !byRole.isEmpty || !expected.isEmpty
    var promised: [String] = []
    for name in isSure ? byRole + expected : byName where !promised.contains(name) { promised.append(name) }
    guard let first = promised.first else { return [] }
    return [
      finding(
        context, "nothing moves, though \(Wording.list(promised)) should", severity: isSure ? nil : .warning,
        parts: promised, source: document.parts.first { $0.id == first }?.source,
        hint: "give each the joint that it moves by")
    ]
  }
}

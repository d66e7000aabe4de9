import PintleDocument
import PintleKinematics
import PintleModel

/// `motion.wheel_ground`: wheels stand on the ground, all on one plane.
struct WheelGroundRule: Rule {
  let id = "motion.wheel_ground"
  let title = "wheels touch the ground"
  let severity = Severity.error
  let explanation = """
    What is a wheel and lies less than half its radius above the ground is meant to roll on it: its lowest point, axis \
    height less radius, is on z = 0 within the tolerance. Where the asset does not stand on z = 0 the wheels are held \
    to the plane of the lowest one. A spare wheel or a pulley higher up is not asked. Up to three tolerances off is a \
    warning.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A wheel in the air carries nothing and does not roll.
        """,
      measured: """
        Axis height less radius, against z = 0; where the asset does not stand there, against the lowest wheel.
        """,
      remedy: """
        Move the wheel down or make it larger, until it stands on the floor with the others.
        """,
      failing: .cart(diameter: "0.18"),
      passing: .cart())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let wheels = context.wheels
    guard let lowest = wheels.map(\.form.bottom).min(), lowest.isFinite else { return [] }
    let floor = context.homeBounds.filter { !$0.isEmpty }.map(\.lower.z).min() ?? 0
    let stands = context.standsOnGround && abs(floor) <= 2 * context.tolerance
    // Against each other only where there is another one.
    guard stands || wheels.count > 1 else { return [] }
    let ground = stands ? 0 : lowest
    return wheels.compactMap { wheel in
      let gap = wheel.form.bottom - ground
      guard gap > context.tolerance + 0.005 * wheel.form.radius, gap < 0.5 * wheel.form.radius,
        !context.document.expectations.contains(where: { $0.part == wheel.name && $0.touches != nil })
      else { return nil }
      let distance = Wording.length(gap)
      let weight: Severity = stands && gap > 3 * context.tolerance ? severity : .warning
      return finding(
        context,
        stands
          ? "`\(wheel.name)` does not touch the ground: it ends \(distance) above it"
          : "the wheels do not stand on one plane: `\(wheel.name)` is \(distance) above the lowest",
        severity: wheel.role.weighing(weight), parts: [wheel.name], joint: wheel.joint.id,
        measured: Quantity(gap * 1e3, "mm"), expected: Expected(max: context.tolerance * 1e3, unit: "mm"),
        at: [wheel.form.centre.x, wheel.form.centre.y, wheel.form.bottom], source: wheel.joint.source,
        hint: "move it \(distance) down, or make it larger")
    }
  }
}

import PintleDocument
import PintleModel

/// `expect.touches`: a wheel or foot stands on the ground.
struct TouchesRule: Rule {
  let id = "expect.touches"
  let title = "touches what it should"
  let severity = Severity.error
  let explanation = """
    At home the lowest point of the part lies on z = 0 within the tolerance. `ground` is what can be expected so far; \
    any other word is an error, since it would not be checked.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A wheel or foot that should carry the asset hangs in the air or is sunk into the floor.
        """,
      measured: """
        The lowest point of the part at home against z = 0, within τ.
        """,
      remedy: """
        Move it by what the finding says, or make it larger.
        """,
      failing: .cart(diameter: "0.18", said: "asset.expect(wheel, spins: .freely, touches: .ground)"),
      passing: .cart(said: "asset.expect(wheel, spins: .freely, touches: .ground)"))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.document.expectations.compactMap { expectation in
      guard let target = expectation.touches, let part = context.model.partIndex(expectation.part) else { return nil }
      let name = expectation.part
      guard target == "ground" else {
        return finding(
          context, "`\(name)` is expected to touch `\(target)`, which is nothing that can be touched", parts: [name],
          source: expectation.source, hint: "expect it to touch the ground")
      }
      let shapes = context.model.parts[part].shapes
      guard let lowest = shapes.min(by: { context.homeBounds[$0].lower.z < context.homeBounds[$1].lower.z }) else {
        return finding(
          context, "`\(name)` is expected to touch the ground and has no shape", parts: [name],
          source: expectation.source)
      }
      let z = context.homeBounds[lowest].lower.z
      guard !(abs(z) <= context.tolerance) else { return nil }
      let distance = Wording.length(abs(z))
      return finding(
        context,
        z > 0
          ? "`\(name)` does not touch the ground: it ends \(distance) above it"
          : "`\(name)` goes \(distance) into the ground", parts: [name], shapes: [context.model.shapes[lowest].path],
        measured: Quantity(z * 1e3, "mm"), expected: Expected(value: 0, unit: "mm"), source: expectation.source,
        hint: "move it \(distance) \(z > 0 ? "down" : "up")")
    }
  }
}

import PintleDocument
import PintleModel

/// `mesh.degenerate`: no triangles without area, no coordinates that are not numbers.
struct DegenerateRule: Rule {
  let id = "mesh.degenerate"
  let title = "no degenerate triangles"
  let severity = Severity.warning
  let explanation = """
    A triangle whose height is below a millionth of its longest edge has no usable normal: it flickers when drawn and \
    upsets physics engines. A coordinate that is not a finite number is an error.
    """

  func findings(in context: CheckContext) -> [Finding] {
    context.solidsInUse().compactMap { users in
      let surface = users.solid.surface
      if surface.positions.contains(where: { !$0.isFinite }) {
        return finding(
          context, "\(users.name) has coordinates that are not finite numbers", severity: .error,
          parts: context.partNames(of: users.shapes), shapes: users.paths, source: users.shapes[0].record.source)
      }
      // `surface` has dropped the triangles with two equal corners: they are degenerate too.
      var count = users.solid.mesh.triangleCount - surface.triangles.count
      var place: Vector3?
      for t in surface.triangles {
        let (a, b, c) = (surface.positions[Int(t.x)], surface.positions[Int(t.y)], surface.positions[Int(t.z)])
        let longest = max((b - a).lengthSquared, (c - b).lengthSquared, (a - c).lengthSquared)
        // Twice the area over the longest edge is the height.
        guard !((b - a).cross(c - a).length > 1e-6 * longest) else { continue }
        count += 1
        if place == nil { place = (a + b + c) / 3 }
      }
      guard count > 0 else { return nil }
      return finding(
        context, "\(users.name) has \(Wording.count(count, "triangle")) without area",
        parts: context.partNames(of: users.shapes), shapes: users.paths, measured: Quantity(Double(count), "count"),
        expected: Expected(max: 0, unit: "count"), at: place.map(users.shapes[0].X_AS.apply),
        source: users.shapes[0].record.source)
    }
  }
}

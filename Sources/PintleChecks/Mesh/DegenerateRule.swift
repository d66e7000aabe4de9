import PintleDocument
import PintleModel

/// `mesh.degenerate`: no triangles without area.
struct DegenerateRule: Rule {
  let id = "mesh.degenerate"
  let title = "no degenerate triangles"
  let severity = Severity.warning
  let explanation = """
    A triangle whose height is below a millionth of its longest edge has no usable normal: it flickers when drawn and \
    upsets physics engines. A note in a mesh file, which is drawn as it is.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A triangle without area has no normal: it flickers when drawn and upsets physics engines.
        """,
      measured: """
        The height of each triangle against its longest edge: at least a millionth of it.
        """,
      remedy: """
        Merge vertices that lie in one place, and split the long edge where the third corner lies on it.
        """,
      failing: .meshBlock(
        sides: [.top, .front, .right, .back, .left], vertices: ["0.1 0 0"],
        faces: ["1 4 9", "9 4 3", "9 3 2", "1 9 2"]),
      passing: .meshBlock(
        sides: [.top, .right, .back, .left], vertices: ["0.1 0 0"],
        faces: ["1 4 9", "9 4 3", "9 3 2", "1 9 5", "9 6 5", "9 2 6"]))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.solids.compactMap { users -> Finding? in
      let surface = users.solid.surface
      // `surface` has dropped the triangles with two equal corners: they are degenerate too.
      var count = users.solid.mesh.triangleCount - surface.triangles.count
      var place: Vector3?
      for t in surface.triangles {
        let (a, b, c) = (surface.positions[Int(t.x)], surface.positions[Int(t.y)], surface.positions[Int(t.z)])
        let (u, v, w) = (b - a, c - b, a - c)
        let longest = max(inner(u, u), inner(v, v), inner(w, w))
        guard longest.isFinite else { continue }
        // Twice the area over the longest edge is the height.
        let n = outer(u, c - a)
        guard !(inner(n, n) > 1e-12 * longest * longest) else { continue }
        count += 1
        if place == nil { place = (a + b + c) / 3 }
      }
      guard count > 0 else { return nil }
      return finding(
        context, "\(users.name) has \(Wording.count(count, "triangle")) without area",
        severity: users.isImported ? .note : nil, parts: context.partNames(of: users.shapes), shapes: users.paths,
        measured: Quantity(Double(count), "count"), expected: Expected(max: 0, unit: "count"),
        at: place.map(users.shapes[0].X_AS.apply), source: users.shapes[0].record.source)
    }
  }

  @inline(__always) private func inner(_ a: Vector3, _ b: Vector3) -> Double { a.x * b.x + a.y * b.y + a.z * b.z }
  @inline(__always) private func outer(_ a: Vector3, _ b: Vector3) -> Vector3 {
    Vector3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
  }
}

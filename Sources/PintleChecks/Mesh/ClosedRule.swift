import PintleDocument
import PintleModel

/// `mesh.closed`: surfaces are closed, two triangles meet at every edge, all look the same way.
struct ClosedRule: Rule {
  let id = "mesh.closed"
  let title = "closed surfaces"
  let severity = Severity.error
  let explanation = """
    A surface that bounds a solid has no rim: every edge belongs to exactly two triangles that run through it in \
    opposite senses. Without that there is no inside, so volume, mass and containment mean nothing.
    """

  func findings(in context: CheckContext) -> [Finding] {
    context.solidsInUse().compactMap { users in
      guard !users.solid.isClosed else { return nil }
      let (open, crowded, place) = Self.faults(of: users.solid.surface)
      var faults: [String] = []
      if open > 0 { faults.append("\(Wording.count(open, "open edge"))") }
      if crowded > 0 { faults.append("\(Wording.count(crowded, "edge")) shared by the wrong triangles") }
      if faults.isEmpty { faults.append("no triangles with area") }
      return finding(
        context, "the surface of \(users.name) is not closed: \(faults.joined(separator: " and "))",
        parts: context.partNames(of: users.shapes), shapes: users.paths,
        measured: Quantity(Double(open + crowded), "count"),
        expected: Expected(max: 0, unit: "count"), at: place.map(users.shapes[0].X_AS.apply),
        source: users.shapes[0].record.source)
    }
  }

  /// Edges without a partner, edges used twice in one sense, and the middle of the first of them.
  static func faults(of surface: WeldedMesh) -> (open: Int, crowded: Int, place: Vector3?) {
    var uses: [UInt64: Int] = [:]
    for t in surface.triangles {
      for (a, b) in [(t.x, t.y), (t.y, t.z), (t.z, t.x)] { uses[UInt64(a) << 32 | UInt64(b), default: 0] += 1 }
    }
    var open = 0
    var crowded = 0
    var first: UInt64?
    for (edge, n) in uses {
      let reverse = uses[edge << 32 | edge >> 32] ?? 0
      guard n > 1 || reverse == 0 else { continue }
      if n > 1 { crowded += 1 } else { open += 1 }
      first = min(first ?? edge, edge)
    }
    let place = first.map { (surface.positions[Int($0 >> 32)] + surface.positions[Int($0 & 0xffff_ffff)]) / 2 }
    return (open, crowded, place)
  }
}

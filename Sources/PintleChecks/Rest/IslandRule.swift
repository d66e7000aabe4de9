import PintleDocument
import PintleKinematics
import PintleModel

/// `rest.island`: the shapes of a part hold together.
struct IslandRule: Rule {
  let id = "rest.island"
  let title = "no loose islands in a part"
  let severity = Severity.error
  let explanation = """
    A part is one rigid body: its shapes, and the separate bodies of one shape, are connected by contact within the \
    tolerance. What touches nothing of its own part hangs in the air. Hardware may be held by the other part of its \
    joint, and two wheels of one part by the axle between them.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A piece of a part touches nothing else of it: it hangs in the air beside the part that carries its name.
        """,
      measured: """
        Shapes of a part, and the separate shells of a shape, grouped by contact within τ; all but the group of \
        the largest volume are islands.
        """,
      remedy: """
        Move it to touch the rest, or make it a part of its own with a joint.
        """,
      failing: .urdfChest(lidMore: RuleExample.urdfShape("0.05 0.05 0.05", at: "0 -0.3 0.1")),
      passing: .urdfChest(lidMore: RuleExample.urdfShape("0.05 0.05 0.05", at: "0 -0.3 0.025")))
  }

  func findings(in context: CheckContext) -> [Finding] {
    context.model.parts.indices.flatMap { islands(of: $0, context) }
  }

  private func islands(of part: Int, _ context: CheckContext) -> [Finding] {
    let record = context.model.parts[part].record
    let islands = context.islands[part]
    let bodies = islands.bodies
    var found: [Finding] = []
    for group in Set(islands.group).sorted() where group != islands.mainland {
      let own = bodies.indices.filter { islands.group[$0] == group }
      if own.allSatisfy({ isMountedElsewhere(bodies[$0].shape, context) }) { continue }
      let rest = bodies.indices.filter { islands.group[$0] == islands.mainland }
      found.append(report(own.map { bodies[$0] }, rest.map { bodies[$0] }, record, context))
    }
    return found
  }

  private func report(
    _ island: [ShapeBody], _ rest: [ShapeBody], _ record: PartRecord, _ context: CheckContext
  ) -> Finding {
    var paths: [String] = []
    func path(_ body: ShapeBody) -> String { context.model.shapes[body.shape].path }
    for piece in island where !paths.contains(path(piece)) { paths.append(path(piece)) }
    let isPiece = rest.contains { paths.contains(path($0)) }
    let near = nearest(island, rest, context)
    let name = isPiece ? "a piece of \(Wording.list(paths))" : Wording.list(paths)
    let verb = paths.count > 1 && !isPiece ? "touch" : "touches"
    return finding(
      context,
      "\(name) \(verb) nothing else of `\(record.id)`"
        + (near.map { ": nearest is `\($0.path)`, \(Wording.length($0.distance)) away" } ?? ""),
      parts: [record.id], shapes: paths, measured: near.map { Quantity($0.distance * 1e3, "mm") },
      expected: Expected(max: context.tolerance * 1e3, unit: "mm"), at: island.first?.bounds.centre,
      source: island.first.flatMap { context.model.shapes[$0.shape].record.source } ?? record.source,
      hint: near.map { "move it by \(Wording.offset($0.way)) to touch `\($0.path)`, or make it a part of its own" })
  }

  private func nearest(
    _ island: [ShapeBody], _ rest: [ShapeBody], _ context: CheckContext
  ) -> (path: String, distance: Double, way: Vector3)? {
    var best: (path: String, distance: Double, way: Vector3)?
    for a in island {
      for b in rest {
        let reach = best?.distance ?? 1e6
        guard a.bounds.distance(to: b.bounds) < reach, let g = context.scene.gap(a.item, b.item, within: reach),
          g.distance < reach
        else { continue }
        best = (context.model.shapes[b.shape].path, g.distance, g.second - g.first)
      }
    }
    return best
  }

  /// Hardware that sits on the other part of its joint.
  private func isMountedElsewhere(_ shape: Int, _ context: CheckContext) -> Bool {
    let model = context.model
    guard let name = model.shapes[shape].record.hardware,
      let joint = context.document.joints.first(where: { $0.id == name })
    else { return false }
    let reach = max(context.tolerance, SupportGraph.hardwareGap)
    return [joint.child, joint.parent].compactMap(model.partIndex).contains { other in
      other != model.shapes[shape].part
        && model.parts[other].shapes.contains { context.meet(shape, $0, within: reach) }
    }
  }
}

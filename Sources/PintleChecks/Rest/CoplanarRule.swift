import PintleDocument
import PintleKinematics
import PintleModel

/// `rest.coplanar`: no two colours in one plane.
struct CoplanarRule: Rule {
  let id = "rest.coplanar"
  let title = "no flickering faces"
  let severity = Severity.warning
  let explanation = """
    Where faces of two shapes lie in one plane, look the same way and overlap, a picture cannot tell which is in front: \
    they flicker, or one of the two is never seen. Only faces of different materials count, nearer than a hundredth \
    of τ (5 µm at least), over an area that shows (the square of a fiftieth of the asset's diagonal), where something can be \
    seen of them. A drawer front flush with its frame lies beside it, not over it.
    """
  let settings = [
    RuleSetting("share", .fraction, 0.02, "side of the smallest square that shows, as a share of the asset's diagonal")
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        Two colours fight for one plane: the picture flickers when the camera moves.
        """,
      measured: """
        The area that faces of different materials have in common in one plane, within a hundredth of τ, looking \
        the same way, where it can be seen.
        """,
      remedy: """
        Let one of the two stand out a little, or cut a pocket for it.
        """,
      failing: .block(
        "block.add(\"block\", .box(0.3, 0.3, 0.3).standing())\nblock.add(\"badge\", .box(0.1, 0.1, 0.02).centred(at: [0, 0, 0.29]), .brass)"
      ),
      passing: .block(
        "block.add(\"block\", .box(0.3, 0.3, 0.3).standing())\nblock.add(\"badge\", .box(0.1, 0.1, 0.02).centred(at: [0, 0, 0.292]), .brass)"
      ))
  }

  func findings(in context: CheckContext) -> [Finding] {
    let shapes = context.model.shapes
    let gap = max(5e-6, 0.01 * context.tolerance)
    let boxes = context.homeBounds.map { $0.grown(gap) }
    let diagonal = context.model.bounds.diagonal
    var view: Visibility?
    var found: [[Int]: (area: Double, finding: Finding)] = [:]
    var order: [[Int]] = []
    let pairs = CheckContext.overlappingPairs(boxes) { a, b in
      let (x, y) = (shapes[a], shapes[b])
      return Self.differs(x.material, y.material) && !(x.solid.hash == y.solid.hash && x.X_AS == y.X_AS)
    }
    for (a, b) in pairs {
      let side = context.value("share", of: self, shapes: [shapes[a].path, shapes[b].path]) * diagonal
      let common = boxes[a].intersection(boxes[b]).size
      // Two of the common box's sides hold the area.
      let sizes = [common.x, common.y, common.z].sorted()
      guard sizes[2] * sizes[1] >= side * side else { continue }
      let flush = context.scene.flushFaces(a, b, gap: gap, least: .infinity)
      guard flush.area >= side * side, let place = flush.place, let outward = flush.outward else { continue }
      // The underside of what stands is seen by nobody.
      if outward.z < -0.99, place.z < context.tolerance, context.standsOnGround { continue }
      let scene = view ?? Visibility(context, pose: context.homePose)
      view = scene
      guard scene.isSeen(place + outward * gap, facing: outward) else { continue }
      let parts = [shapes[a].part, shapes[b].part].sorted()
      let one = report(shapes[b], shapes[a], flush, place, context)
      if found[parts] == nil { order.append(parts) }
      if flush.area > (found[parts]?.area ?? 0) { found[parts] = (flush.area, one) }
    }
    return order.compactMap { found[$0]?.finding }
  }

  private func report(
    _ a: ModelShape, _ b: ModelShape, _ flush: FlushFaces, _ place: Vector3, _ context: CheckContext
  ) -> Finding {
    let area = Wording.number(flush.area * 1e4, decimals: 1)
    return finding(
      context, "`\(a.path)` and `\(b.path)` flicker: \(area) cm² of both lie in one plane",
      parts: context.partNames(of: [a, b]), shapes: [a.path, b.path],
      measured: Quantity(flush.area * 1e4, "cm2"), at: place, source: a.record.source ?? b.record.source,
      hint: "let one of them stand out by \(Wording.length(max(2e-4, context.tolerance)))")
  }

  /// They would look different side by side.
  static func differs(_ a: MaterialRecord, _ b: MaterialRecord) -> Bool {
    let d = a.baseColor - b.baseColor
    return max(abs(d.x), abs(d.y), abs(d.z)) > 0.02 || abs(a.opacity - b.opacity) > 0.1
      || abs(a.metallic - b.metallic) > 0.3 || a.pattern?.kind != b.pattern?.kind
  }
}

import PintleDocument
import PintleModel

/// `gear.face_overlap`: teeth that mesh lie side by side over most of their width.
struct GearFaceRule: Rule {
  let id = "gear.face_overlap"
  let title = "teeth side by side"
  let severity = Severity.warning
  let explanation = """
    The faces of two gears, or of a gear and a rack, lie side by side along the gear's line over at least half of the \
    narrower one. Teeth that share less carry all of their load on an edge and slip past each other when anything gives.
    """

  var settings: [RuleSetting] {
    [
      RuleSetting("least", .fraction, 0.5, "the share of the narrower face that both have in common"),
      RuleSetting("error", .fraction, 0.2, "the share below which it is an error"),
    ]
  }

  var page: RulePage {
    RulePage(
      meaning: """
        One gear is drawn too far along its line: only a strip of its teeth meets those of the other.
        """,
      measured: """
        The extents of both shapes along the gear's line in the drawn pose: what they have in common against the width \
        of the narrower one. Gears that have nothing in common are `gear.mismatch`, racks are told here.
        """,
      remedy: """
        Draw both over the same stations of the line, the rack's `over:` counted from its own.
        """,
      failing: .gearPair(raised: "7.mm"),
      passing: .gearPair())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let gears = context.gearMeshes.compactMap { judge($0.a, with: $0.b.shape, $0.source, isRack: false, context) }
    let racks = context.document.couplings.compactMap { coupling -> Finding? in
      guard let from = coupling.from, from.kind == "rack", let rack = from.of["b"],
        let gear = context.document.gears.first(where: { $0.shape == from.of["a"] })
      else { return nil }
      return judge(gear, with: rack, coupling.source, isRack: true, context)
    }
    return gears + racks
  }

  private func judge(
    _ gear: GearRecord, with other: String, _ source: Int?, isRack: Bool, _ context: CheckContext
  ) -> Finding? {
    guard let w = gear.line.direction.normalized, let a = context.extent(of: gear.shape, along: w),
      let b = context.extent(of: other, along: w)
    else { return nil }
    let common = min(a.upperBound, b.upperBound) - max(a.lowerBound, b.lowerBound)
    let narrower = min(a.upperBound - a.lowerBound, b.upperBound - b.lowerBound)
    guard narrower > 0, common > 0 || isRack else { return nil }
    let shapes = [gear.shape, other]
    let parts = shapes.map { String($0.prefix { $0 != "/" }) }
    let share = common / narrower
    let least = context.value("least", of: self, parts: parts, shapes: shapes)
    guard share < least else { return nil }
    let off = (b.lowerBound + b.upperBound - a.lowerBound - a.upperBound) / 2
    let at = gear.line.origin + w * ((a.lowerBound + a.upperBound) / 2 - gear.line.origin.dot(w))
    return finding(
      context,
      common > 0
        ? "`\(gear.shape)` and `\(other)` share \(Wording.length(common)) of their width, "
          + "\(Wording.number(100 * share, decimals: 0)) % of the narrower face"
        : "`\(gear.shape)` and `\(other)` have nothing in common along their line: they lie "
          + "\(Wording.length(-common)) past each other",
      severity: share < context.value("error", of: self, parts: parts, shapes: shapes) ? .error : .warning,
      parts: parts, shapes: shapes, measured: Quantity(max(0, common) * 1e3, "mm"),
      expected: Expected(min: least * narrower * 1e3, unit: "mm"), at: at, source: source,
      hint: "their middles lie \(Wording.length(abs(off))) apart along the line: draw both over the same stations")
  }
}

extension CheckContext {
  /// What a shape takes up along a unit direction in the drawn pose; nil where there is none, or nothing of it.
  func extent(of path: String, along w: Vector3) -> ClosedRange<Double>? {
    guard let i = shapeIndices[path] else { return nil }
    let shape = model.shapes[i]
    let s = shape.solid.surface.positions.map { shape.X_AS.apply($0).dot(w) }
    guard let low = s.min(), let high = s.max(), low.isFinite, high.isFinite else { return nil }
    return low...high
  }
}

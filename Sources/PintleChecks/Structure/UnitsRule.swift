import PintleDocument
import PintleModel

/// `structure.units`: sizes look like metres.
struct UnitsRule: Rule {
  let id = "structure.units"
  let title = "sizes in metres"
  let severity = Severity.error
  let explanation = """
    Everything is in metres. An asset larger than 200 m or smaller than 1 mm was drawn in another unit, one larger than \
    50 m most likely (a warning: there are wind turbines); so was a shape a hundred times larger than all others taken \
    together, as a mesh file in millimetres among shapes in metres, and a slide that travels twenty times the size of \
    the whole. The hint names the unit that fits.
    """
  let settings = [
    RuleSetting("largest", .length, 200, "the longest side that an asset may have"),
    RuleSetting("doubtful", .length, 50, "from here on a longest side is doubtful"),
    RuleSetting("smallest", .length, 0.001, "the longest side that an asset has at least"),
    RuleSetting("ratio", .number, 100, "how many times longer than all others together a shape may be"),
    RuleSetting("travel", .number, 20, "how many times the asset's diagonal a slide may travel"),
  ]

  var page: RulePage {
    RulePage(
      meaning: """
        The asset, one of its meshes or the way of a slide is a thousand times too large or small, because it \
        was drawn in another unit.
        """,
      measured: """
        The longest side of the box around everything, of each shape against all others, and each slide's range \
        against the diagonal of the whole.
        """,
      remedy: """
        Scale what is out of scale; a mesh in millimetres takes 0.001.
        """,
      failing: .urdfChest(scale: 1000),
      passing: .urdfChest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    shapes(context) ?? whole(context) ?? travels(context)
  }

  /// One shape out of scale; nil where they agree.
  private func shapes(_ context: CheckContext) -> [Finding]? {
    let shapes = context.model.shapes
    let sizes = shapes.map { longest($0.bounds) }
    guard shapes.count >= 3, sizes.allSatisfy(\.isFinite),
      let largest = sizes.indices.max(by: { sizes[$0] < sizes[$1] })
    else { return nil }
    // All others vouch for one another, in place: a small model of something large is no fault.
    let others = shapes.indices.reduce(Bounds.empty) { $1 == largest ? $0 : $0.union(shapes[$1].bounds) }
    let shape = shapes[largest]
    let ratio = context.value("ratio", of: self, shapes: [shape.path])
    guard longest(others) > 0, sizes[largest] > ratio * longest(others) else { return nil }
    return [
      finding(
        context,
        "`\(shape.path)` is \(metres(sizes[largest])) long, everything else together \(metres(longest(others)))",
        parts: context.partNames(of: [shape]), shapes: [shape.path], measured: Quantity(sizes[largest], "m"),
        expected: Expected(max: ratio * longest(others), unit: "m"), source: shape.record.source,
        hint: "a mesh drawn in millimetres needs a scale of 0.001: then it is \(metres(sizes[largest] / 1000)) long")
    ]
  }

  private func whole(_ context: CheckContext) -> [Finding]? {
    let size = longest(context.model.bounds)
    guard size.isFinite, size > 0 else { return nil }
    let (largest, smallest) = (context.value("largest", of: self), context.value("smallest", of: self))
    let doubtful = context.value("doubtful", of: self)
    guard size > min(largest, doubtful) || size < smallest else { return nil }
    let isLarge = size > smallest
    return [
      finding(
        context, "the asset is \(metres(size)) long: sizes are in metres",
        severity: isLarge && size <= largest ? .warning : nil,
        measured: Quantity(size, "m"), expected: Expected(min: smallest, max: min(largest, doubtful), unit: "m"),
        hint: isLarge
          ? "drawn in millimetres? Then it is \(metres(size / 1000)) long; scale it by 0.001"
          : "drawn in kilometres, or scaled down twice? A thousand times larger it is \(metres(size * 1000)) long")
    ]
  }

  private func travels(_ context: CheckContext) -> [Finding] {
    let size = context.model.bounds.diagonal
    guard size.isFinite, size > 0 else { return [] }
    return context.degrees.compactMap { joint, dof in
      guard dof.type == .translation, let range = dof.range, range.length.isFinite else { return nil }
      let most = context.value("travel", of: self, parts: [joint.child], joint: joint.id) * size
      guard range.length > most else { return nil }
      return finding(
        context, "`\(dof.id)` travels \(metres(range.length)), the whole asset is \(metres(size)) across",
        parts: [joint.child], joint: joint.id, measured: Quantity(range.length, "m"),
        expected: Expected(max: most, unit: "m"), source: joint.source,
        hint: "in millimetres? Then it travels \(metres(range.length / 1000))")
    }
  }

  private func longest(_ box: Bounds) -> Double { box.isEmpty ? 0 : max(box.size.x, box.size.y, box.size.z) }

  private func metres(_ v: Double) -> String {
    v < 1 ? Wording.number(v * 1000, decimals: 3) + " mm" : Wording.number(v) + " m"
  }
}

import PintleDocument
import PintleModel

/// `rest.floating`: every part is held by contact, through others if need be, with the root.
struct FloatingRule: Rule {
  let id = "rest.floating"
  let title = "nothing floats"
  let severity = Severity.error
  let explanation = """
    At home a chain of contact within the tolerance leads from every part to the root. A joint alone holds nothing: it \
    is the shapes that must meet. Hardware counts where it is mounted on both parts of its joint, declared fits count \
    within their clearance. The finding names what is nearest and how far it is away.
    """

  var page: RulePage {
    RulePage(
      meaning: """
        A part hangs in the air: no contact leads from it to what it should rest on.
        """,
      measured: """
        Contact within τ at home, through other parts, hardware and declared fits, from the root outward; the \
        gap is the distance to the nearest part that is held.
        """,
      remedy: """
        Move it to touch what carries it, or draw what is missing between them.
        """,
      failing: .urdfChest(lid: "0 -0.22 0.03"),
      passing: .urdfChest())
  }

  func findings(in context: CheckContext) -> [Finding] {
    let model = context.model
    guard context.tree.root != nil else { return [] }
    let graph = context.support
    return graph.loose.compactMap { group in
      // A part without any shape cannot touch: that it has none is told elsewhere.
      let shapes = group.flatMap { model.parts[$0].shapes }
      guard !shapes.isEmpty else { return nil }
      // The part of the group nearest to the root speaks for it.
      let top =
        group.min { (context.tree.chain(of: $0).count, $0) < (context.tree.chain(of: $1).count, $1) } ?? group[0]
      let name = model.parts[top].record.id
      let others = group.filter { $0 != top }.map { model.parts[$0].record.id }
      let carried = others.isEmpty ? "" : " (with \(Wording.list(others)))"
      let held = model.shapes.indices.filter {
        graph.isHeld[model.shapes[$0].part] && !graph.islands.contains($0)
      }
      let joint = context.tree.chain(of: top).first.map { context.document.joints[$0] }
      let names = [name] + others
      guard let near = nearest(shapes, held, context) else {
        return finding(
          context, "`\(name)`\(carried) floats: nothing else is near it", parts: names, joint: joint?.id,
          source: model.parts[top].record.source ?? joint?.source)
      }
      let other = model.shapes[near.other].path
      return finding(
        context, "`\(name)`\(carried) floats: nearest is `\(other)`, \(Wording.length(near.distance)) away",
        parts: names,
        shapes: [model.shapes[near.own].path, other], joint: joint?.id, measured: Quantity(near.distance * 1e3, "mm"),
        expected: Expected(max: context.tolerance * 1e3, unit: "mm"), at: near.at,
        source: model.parts[top].record.source ?? joint?.source, hint: hint(near, other))
    }
  }

  struct Nearest {
    var own: Int
    var other: Int
    var distance: Double
    var at: Vector3
    /// From its own nearest point to the other's.
    var way: Vector3
  }

  private func hint(_ near: Nearest, _ other: String) -> String {
    let direction = near.way.normalized ?? .zero
    let isStraight = max(abs(direction.x), abs(direction.y), abs(direction.z)) > 0.999
    return isStraight
      ? "move it \(Wording.length(near.distance)) \(Wording.way(direction)) to touch `\(other)`"
      : "bring it to `\(other)`: by \(Wording.offset(near.way))"
  }

  /// The closest pair of shapes: boxes first, so that few are measured exactly.
  private func nearest(_ own: [Int], _ held: [Int], _ context: CheckContext) -> Nearest? {
    let bounds = context.homeBounds
    // Rounding must not leave out the pair that was measured.
    let reach = someDistance(own, held, context) * (1 + 1e-9) + 1e-9
    // By their lower ends in x: what begins beyond the reach of one is not looked at.
    let listed = held.filter { !bounds[$0].isEmpty }.sorted { bounds[$0].lower.x < bounds[$1].lower.x }
    let widest = listed.reduce(0) { max($0, bounds[$1].size.x) }
    var pairs: [(bound: Double, own: Int, other: Int)] = []
    for a in own where !bounds[a].isEmpty {
      let first = bounds[a].lower.x - reach - widest
      let last = bounds[a].upper.x + reach
      var k = listed.partitioningIndex { bounds[$0].lower.x >= first }
      while k < listed.count, bounds[listed[k]].lower.x <= last {
        let bound = bounds[a].distance(to: bounds[listed[k]])
        if bound.isFinite, bound <= reach { pairs.append((bound, a, listed[k])) }
        k += 1
      }
    }
    pairs.sort { ($0.bound, $0.own, $0.other) < ($1.bound, $1.own, $1.other) }
    var best: Nearest?
    for pair in pairs {
      if let best, pair.bound >= best.distance { break }
      let reach = best?.distance ?? 1e6
      guard let g = context.gap(pair.own, pair.other, within: reach), g.distance < reach else { continue }
      best = Nearest(
        own: pair.own, other: pair.other, distance: g.distance, at: (g.first + g.second) / 2, way: g.second - g.first)
    }
    return best
  }

  /// The distance of one pair that seems near: no pair whose boxes are farther apart is the nearest.
  private func someDistance(_ own: [Int], _ held: [Int], _ context: CheckContext) -> Double {
    let bounds = context.homeBounds
    guard let a = own.first(where: { !bounds[$0].isEmpty }) else { return .infinity }
    let near = held.map { (bounds[a].distance(to: bounds[$0]), $0) }.min { $0 < $1 }
    guard let near, near.0.isFinite else { return .infinity }
    return context.gap(a, near.1, within: 1e6)?.distance ?? .infinity
  }
}

extension [Int] {
  /// The first place from which on a condition holds; it holds for none before.
  fileprivate func partitioningIndex(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Bounds {
  /// Between the nearest points of two boxes; 0 where they meet, infinite where one is empty.
  func distance(to other: Bounds) -> Double {
    guard !isEmpty, !other.isEmpty else { return .infinity }
    let gap = pointwiseMax(pointwiseMax(lower - other.upper, other.lower - upper), .zero)
    return gap.length
  }
}

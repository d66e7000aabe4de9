internal import PintleDocument

/// How deep one surface reaches into a solid: the largest distance to the solid's surface among points of the first
/// that lie inside the solid.
///
/// The signed depth of a point changes no faster than the point moves, so a patch of radius r around a point of depth d
/// holds nothing deeper than d + r: best-first search over tree nodes, then over triangles split in four. It stops
/// within 2 % or when `budget` points were looked at; the answer is a depth that is really reached at the point given,
/// so it never claims too much. A rod through a sheet is found because triangles are sampled inside, not at corners
/// only. Where the solid is a plate and the intruder lies flush in it every sample has the depth of the plateau.
struct PenetrationDepth {
  private struct Patch {
    /// No point of the patch is deeper.
    var bound: Double
    /// A node of the tree, or −1 for the triangle.
    var node: Int
    var triangle: Triangle
    /// The middle, and how far from the solid's surface it is at most: no other point is farther than by the way there.
    var middle: Vector3
    var distance: Double

    func reach(_ p: Vector3) -> Double { distance + norm(p - middle) }
  }

  private let intruder: PosedSurface
  private let solid: PlacedSurface
  private let winding: WindingNumber
  private(set) var depth = -Double.infinity
  private(set) var point = Vector3.zero
  private var evaluated = 0

  /// The intruder posed in the solid's frame; `winding` is the solid's.
  ///
  /// - Parameters:
  ///   - least: what is not deeper than this is of no interest, metres: then the answer is some depth up to that.
  ///   - enough: where more than this is found nothing deeper is looked for, metres.
  init(
    of intruder: PosedSurface, in solid: PlacedSurface, winding: WindingNumber, seed: Vector3?, budget: Int = 400,
    least: Double = 0, enough: Double = .infinity
  ) {
    self.intruder = intruder
    self.solid = solid
    self.winding = winding
    guard !intruder.surface.isEmpty, !solid.boxes.isEmpty else { return }
    var queue = Heap()
    let all = solid.boxes[0]
    if let seed { _ = sample(seed) }
    queue.push(
      Patch(
        bound: intruder.box(0).radius + all.radius, node: 0, triangle: Triangle(.zero, .zero, .zero), middle: .zero,
        distance: .infinity))
    while evaluated < budget, depth <= enough, let patch = queue.pop(), patch.bound > max(1e-9, least, depth * 1.02) {
      if patch.node >= 0 {
        let node = intruder.surface.tree.nodes[patch.node]
        if node.right == 0 {
          // What is left of a large triangle within the solid's box is where samples belong.
          for t in Int(node.first)..<Int(node.first + node.count) {
            for piece in clipped(intruder.triangle(t), to: all) { offer(piece, patch, &queue, asked: 0b111) }
          }
        } else {
          for child in [patch.node + 1, Int(node.right)] {
            let box = intruder.box(child)
            guard box.meets(all, within: 0) else { continue }
            // Only a bound is wanted here: the centre of a box is no point of the surface.
            let centre = box.centre
            let signed = signedDepth(centre, reach: box.radius, within: patch.reach(centre))
            let bound = signed + box.radius
            if bound > depth {
              queue.push(
                Patch(
                  bound: bound, node: child, triangle: Triangle(.zero, .zero, .zero), middle: centre,
                  distance: abs(signed)))
            }
          }
        }
      } else {
        let t = patch.triangle
        let (ab, bc, ca) = ((t.a + t.b) / 2, (t.b + t.c) / 2, (t.c + t.a) / 2)
        // Every corner is a corner of the whole or of a part before: asked, or in a patch that holds nothing deeper.
        offer(Triangle(t.a, ab, ca), patch, &queue, asked: 0b110)
        offer(Triangle(ab, t.b, bc), patch, &queue, asked: 0b100)
        offer(Triangle(ca, bc, t.c), patch, &queue, asked: 0)
        offer(Triangle(ab, bc, ca), patch, &queue, asked: 0)
      }
    }
  }

  /// - Parameter asked: which corners are new, one bit each: a, b, c. The others count as looked at all the same.
  private mutating func offer(_ t: Triangle, _ parent: Patch, _ queue: inout Heap, asked: UInt8) {
    guard Box(t).meets(solid.boxes[0], within: 0) else { return }
    let c = t.centroid
    let reach = max(norm(t.a - c), max(norm(t.b - c), norm(t.c - c)))
    let signed = sample(c, reach: reach, within: parent.reach(c))
    guard signed + reach > max(1e-9, depth) else { return }
    let patch = Patch(bound: signed + reach, node: -1, triangle: t, middle: c, distance: abs(signed))
    if asked & 1 != 0 { _ = sample(t.a, within: patch.reach(t.a)) } else { evaluated += 1 }
    if asked & 2 != 0 { _ = sample(t.b, within: patch.reach(t.b)) } else { evaluated += 1 }
    if asked & 4 != 0 { _ = sample(t.c, within: patch.reach(t.c)) } else { evaluated += 1 }
    queue.push(patch)
  }

  /// The signed depth of a point of the intruder; the deepest one is kept.
  private mutating func sample(_ p: Vector3, reach: Double = 0, within: Double = .infinity) -> Double {
    let d = signedDepth(p, reach: reach, within: within)
    if d > depth {
      depth = d
      point = p
    }
    return d
  }

  /// Positive inside; what cannot lead to anything deeper within `reach` counts as outside without a closer look.
  private mutating func signedDepth(_ p: Vector3, reach: Double, within: Double) -> Double {
    evaluated += 1
    let enough = depth - reach
    let d = solid.closestPoint(to: p, enough: enough, within: within).distance
    if d <= enough || d + reach <= depth { return -d }
    return winding(p) > 0.5 ? d : -d
  }

  /// The part of a triangle in a box, as a fan of triangles (Sutherland, Hodgman 1974).
  private func clipped(_ t: Triangle, to box: Box) -> [Triangle] {
    var polygon = [t.a, t.b, t.c]
    for axis in 0..<3 {
      for (limit, sign) in [(box.lower[axis], 1.0), (box.upper[axis], -1.0)] {
        var kept: [Vector3] = []
        for (i, p) in polygon.enumerated() {
          let q = polygon[(i + 1) % polygon.count]
          let hp = (p[axis] - limit) * sign
          let hq = (q[axis] - limit) * sign
          if hp >= 0 { kept.append(p) }
          if (hp < 0 && hq > 0) || (hp > 0 && hq < 0) { kept.append(p + (q - p) * (hp / (hp - hq))) }
        }
        polygon = kept
        if polygon.count < 3 { return [] }
      }
    }
    return (1..<polygon.count - 1).map { Triangle(polygon[0], polygon[$0], polygon[$0 + 1]) }
  }

  /// Largest bound first.
  private struct Heap {
    private var items: [Patch] = []

    mutating func push(_ patch: Patch) {
      items.append(patch)
      var i = items.count - 1
      while i > 0, items[(i - 1) / 2].bound < items[i].bound {
        items.swapAt(i, (i - 1) / 2)
        i = (i - 1) / 2
      }
    }

    mutating func pop() -> Patch? {
      guard let top = items.first, let last = items.popLast() else { return nil }
      guard !items.isEmpty else { return top }
      items[0] = last
      var i = 0
      while true {
        var largest = i
        for child in [2 * i + 1, 2 * i + 2] where child < items.count && items[child].bound > items[largest].bound {
          largest = child
        }
        if largest == i { return top }
        items.swapAt(i, largest)
        i = largest
      }
    }
  }
}

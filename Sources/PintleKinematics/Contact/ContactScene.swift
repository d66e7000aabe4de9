public import PintleDocument
public import PintleModel

/// Shapes that stand still, compared pair by pair: each is put into its place, and moved inward, once.
///
/// The answers are those of `ContactProbe`; what differs is the cost. A probe transforms a whole surface for every
/// question, a scene only looks at what two shapes have near each other. Not for several threads at once.
public final class ContactScene {
  private struct Item {
    let surface: Surface
    /// The solid's frame in the asset.
    let X_AS: RigidTransform
    var placed: PlacedSurface?
    var inset: (delta: Double, surface: PlacedSurface)?
    let isFinite: Bool
  }

  private var items: [Item] = []

  public init(_ shapes: [(solid: EvaluatedSolid, X_AS: RigidTransform)]) {
    items = shapes.map { Self.item(SurfaceCache.shared.surface(of: $0.solid), $0.X_AS) }
  }

  /// Adds a piece of a shape's surface; the index it is asked for by.
  public func add(_ mesh: WeldedMesh, isClosed: Bool, at X_AS: RigidTransform) -> Int {
    items.append(Self.item(Surface(mesh: mesh, isClosed: isClosed), X_AS))
    return items.count - 1
  }

  private static func item(_ surface: Surface, _ X: RigidTransform) -> Item {
    Item(surface: surface, X_AS: X, isFinite: surface.isFinite && X.isFinite)
  }

  /// In the asset's frame.
  func placed(_ i: Int) -> PlacedSurface {
    if let known = items[i].placed { return known }
    let made = PlacedSurface(items[i].surface, at: items[i].X_AS)
    items[i].placed = made
    return made
  }

  private func inset(_ i: Int, _ delta: Double) -> PlacedSurface {
    if let known = items[i].inset, known.delta == delta { return known.surface }
    let (surface, X) = (items[i].surface, items[i].X_AS)
    let made = PlacedSurface(
      surface, positions: surface.inset.positions(of: surface, by: delta).map { apply(X, $0) })
    items[i].inset = (delta, made)
    return made
  }

  /// How two shapes stand to each other, as `ContactProbe.relation` says it; points in the asset's frame.
  public func relation(_ i: Int, _ j: Int, tolerance: Double) -> ContactRelation {
    guard items[i].X_AS.isFinite, items[j].X_AS.isFinite else { return .unverified(reason: "a pose is not finite") }
    guard items[i].isFinite, items[j].isFinite else {
      return .unverified(reason: "a vertex is not a finite number")
    }
    let (first, second) = (items[i].surface, items[j].surface)
    guard !first.isEmpty, !second.isEmpty else { return .unverified(reason: "a surface is empty") }
    let (a, b) = (placed(i), placed(j))
    guard a.boxes[0].meets(b.boxes[0], within: tolerance) else { return .apart }
    guard let touch = a.crossing(b) else { return separate(i, j, tolerance) }
    guard first.isClosed || second.isClosed else {
      return .unverified(reason: "both surfaces are open and cross each other")
    }
    // Touching: does anything remain when one of them is shrunk by the margin? Mostly not, and that is cheap to see.
    let shrinksFirst = ShapePair.shrinksFirst(first, second)
    let (shrunk, other) = shrinksFirst ? (i, b) : (j, a)
    let inner = inset(shrunk, ShapePair.margin(items[shrunk].surface, tolerance))
    let meets = inner.crossing(other)
    if meets == nil {
      let contained = containment(i, shrinksFirst ? inner : a, j, shrinksFirst ? b : inner)
      if case .none = contained { return .near(distance: 0, at: touch) }
      if case .whole(let side) = contained { return .enclosed(inner: side) }
    }
    // Deep enough at once, mostly; what is shallow or thin is looked at again with smaller margins.
    let pair = pair(i, j)
    if let meets {
      let X = items[j].X_AS
      let (depth, at) = pair.depth(seed: X.inverse.apply(meets))
      if depth > tolerance { return .penetrating(depth: depth, at: X.apply(at)) }
    }
    return pair.relation(tolerance, in: items[j].X_AS)
  }

  /// The closest points of two surfaces within `reach` metres, on the first and on the second; nil beyond.
  public func gap(
    _ i: Int, _ j: Int, within reach: Double
  ) -> (distance: Double, first: Vector3, second: Vector3)? {
    guard items[i].isFinite, items[j].isFinite, let (p, q) = placed(i).closestPoints(placed(j), within: max(0, reach))
    else { return nil }
    return (norm(p - q), p, q)
  }

  /// Surfaces within reach, or one in the other: cheaper than the whole relation, since no depth is asked for.
  public func meet(_ i: Int, _ j: Int, within reach: Double) -> Bool {
    guard items[i].isFinite, items[j].isFinite, !items[i].surface.isEmpty, !items[j].surface.isEmpty else {
      return false
    }
    let (a, b) = (placed(i), placed(j))
    guard a.boxes[0].meets(b.boxes[0], within: reach) else { return false }
    if a.isWithin(reach, of: b) { return true }
    if case .none = containment(i, a, j, b) { return false }
    return true
  }

  /// Where faces of both lie in one plane, within `gap`, and look the same way; asset frame.
  public func flushFaces(_ i: Int, _ j: Int, gap: Double, least: Double) -> FlushFaces {
    guard items[i].isFinite, items[j].isFinite else { return FlushFaces() }
    return FlushFaces(placed(i), placed(j), gap: gap, least: least)
  }

  private func pair(_ i: Int, _ j: Int) -> ShapePair {
    ShapePair(items[i].surface, items[j].surface, X_BA: items[j].X_AS.inverse * items[i].X_AS)
  }

  private func separate(_ i: Int, _ j: Int, _ tolerance: Double) -> ContactRelation {
    let (a, b) = (placed(i), placed(j))
    switch containment(i, a, j, b) {
    case .whole(let side): return .enclosed(inner: side)
    case .piece: return pair(i, j).relation(tolerance, in: items[j].X_AS)
    case .none: break
    }
    guard let (p, q) = a.closestPoints(b, within: tolerance) else { return .apart }
    return .near(distance: norm(p - q), at: (p + q) / 2)
  }

  /// Which of two surfaces that do not cross has pieces inside the other; `a` and `b` may be moved inward.
  private func containment(_ i: Int, _ a: PlacedSurface, _ j: Int, _ b: PlacedSurface) -> ShapePair.Containment {
    func inside(_ inner: PlacedSurface, _ outer: PlacedSurface, _ k: Int) -> (inside: Int, all: Int) {
      let pieces = inner.surface.components
      guard outer.surface.isClosed else { return (0, pieces.count) }
      let X_SA = items[k].X_AS.inverse
      let count = pieces.count { piece in
        let p = inner.triangle(Int(piece)).centroid
        // The outer surface itself decides: what is moved inward by less than τ is no other solid.
        return outer.boxes[0].distanceSquared(p) == 0 && outer.surface.winding(apply(X_SA, p)) > 0.5
      }
      return (count, pieces.count)
    }
    let first = inside(a, b, j)
    if first.all > 0, first.inside == first.all { return .whole(.first) }
    let second = inside(b, a, i)
    if second.all > 0, second.inside == second.all { return .whole(.second) }
    return first.inside > 0 || second.inside > 0 ? .piece : .none
  }
}

extension ShapePair {
  /// The relation with its points moved from the second's frame by `X`.
  fileprivate func relation(_ tolerance: Double, in X: RigidTransform) -> ContactRelation {
    switch relation(tolerance) {
    case .near(let distance, let at): .near(distance: distance, at: X.apply(at))
    case .penetrating(let depth, let at): .penetrating(depth: depth, at: X.apply(at))
    case let other: other
    }
  }
}

extension PlacedSurface {
  /// Any two points of the surfaces are no farther apart than `reach`; stops at the first pair of triangles.
  func isWithin(_ reach: Double, of other: PlacedSurface) -> Bool {
    guard !boxes.isEmpty, !other.boxes.isEmpty else { return false }
    let squared = reach * reach
    var stack: [(Int32, Int32)] = [(0, 0)]
    while let (i32, j32) = stack.popLast() {
      let (i, j) = (Int(i32), Int(j32))
      guard boxes[i].distanceSquared(other.boxes[j]) <= squared else { continue }
      let a = surface.tree.nodes[i]
      let b = other.surface.tree.nodes[j]
      if a.right == 0, b.right == 0 {
        for s in Int(a.first)..<Int(a.first + a.count) {
          let first = triangle(s)
          for t in Int(b.first)..<Int(b.first + b.count) {
            let second = other.triangle(t)
            guard first.mayBeWithin(squared, of: second) else { continue }
            let (p, q) = PintleKinematics.closestPoints(first, second)
            if dot(p - q, p - q) <= squared { return true }
          }
        }
      } else if b.right == 0 || (a.right != 0 && boxes[i].radius > other.boxes[j].radius) {
        stack.append((a.right, j32))
        stack.append((i32 + 1, j32))
      } else {
        stack.append((i32, b.right))
        stack.append((i32, j32 + 1))
      }
    }
    return false
  }
}

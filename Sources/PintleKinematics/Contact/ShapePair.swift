internal import PintleDocument

/// Two surfaces in one pose, compared in the frame of the second.
struct ShapePair {
  let first: Surface
  let second: Surface
  let X_BA: RigidTransform

  init(_ first: Surface, _ second: Surface, X_BA: RigidTransform) {
    self.first = first
    self.second = second
    self.X_BA = X_BA
  }

  /// The relation with tolerance τ; points in the second's frame.
  ///
  /// - Parameter isMeasured: else what does not meet is `.apart`, however near it is.
  func relation(_ tolerance: Double, isMeasured: Bool = true) -> ContactRelation {
    guard first.isFinite, second.isFinite else { return .unverified(reason: "a vertex is not a finite number") }
    guard let rootA = first.boxes.first, let rootB = second.boxes.first else {
      return .unverified(reason: "a surface is empty")
    }
    let bounds = rootA.bounds.transformed(X_BA).grown(tolerance)
    if bounds.intersection(rootB.bounds).isEmpty { return .apart }

    let a = PlacedSurface(first, at: X_BA)
    let b = PlacedSurface(second)
    guard let touch = a.crossing(b) else { return separate(a, b, tolerance, isMeasured) }

    guard first.isClosed || second.isClosed else {
      return .unverified(reason: "both surfaces are open and cross each other")
    }
    // Touching: does anything remain when one of them is shrunk by the margin?
    let shrinkFirst = Self.shrinksFirst(first, second)
    let shrunk = shrinkFirst ? first : second
    var delta = Self.margin(shrunk, tolerance)
    for _ in 0..<4 {
      let inner = PlacedSurface(
        shrunk,
        positions: shrinkFirst
          ? shrunk.inset.positions(of: shrunk, by: delta).map { apply(X_BA, $0) }
          : shrunk.inset.positions(of: shrunk, by: delta))
      let other = shrinkFirst ? b : a
      guard let meets = inner.crossing(other) else {
        switch containment(shrinkFirst ? inner : a, shrinkFirst ? b : inner) {
        case .none: return .near(distance: 0, at: touch)
        case .whole(let side): return .enclosed(inner: side)
        case .piece: break
        }
        let (depth, at) = depth(seed: touch)
        return depth > 0 ? .penetrating(depth: depth, at: at) : .near(distance: 0, at: touch)
      }
      let (depth, at) = depth(seed: meets)
      if depth > tolerance { return .penetrating(depth: depth, at: at) }
      // Thin sheets have no deep points: going through one, to its middle at least, is enough.
      let thin = min(thickness(first), thickness(second))
      if thin < 2 * tolerance, depth >= 0.4 * thin { return .penetrating(depth: depth, at: at) }
      // Within the tolerance after all, or the inset folded over itself where the solid is thin: a smaller one tells.
      if depth >= delta { return .near(distance: 0, at: touch) }
      delta /= 4
    }
    return .near(distance: 0, at: touch)
  }

  /// No surfaces meet: one inside the other, near, or apart.
  private func separate(
    _ a: PlacedSurface, _ b: PlacedSurface, _ tolerance: Double, _ isMeasured: Bool
  ) -> ContactRelation {
    switch containment(a, b) {
    case .whole(let side): return .enclosed(inner: side)
    case .piece:
      let (depth, at) = depth(seed: nil)
      if depth > tolerance { return .penetrating(depth: depth, at: at) }
    case .none: break
    }
    guard isMeasured, let (p, q) = a.closestPoints(b, within: tolerance) else { return .apart }
    return .near(distance: norm(p - q), at: (p + q) / 2)
  }

  /// The larger of both depths: a rod through a sheet is deep in the rod only. Whether it is more than `least` is asked,
  /// and more than `enough` is not looked for.
  func depth(
    seed: Vector3?, budget: Int = 400, least: Double = 0, enough: Double = .infinity
  ) -> (depth: Double, at: Vector3) {
    var best = (depth: 0.0, at: seed ?? .zero)
    if second.isClosed {
      let d = PenetrationDepth(
        of: PosedSurface(first, at: X_BA), in: PlacedSurface(second), winding: second.winding, seed: seed,
        budget: budget, least: least, enough: enough)
      if d.depth > best.depth { best = (d.depth, d.point) }
    }
    if first.isClosed, best.depth <= enough {
      // In the first's own frame, where its winding numbers are at hand.
      let X_AB = X_BA.inverse
      let d = PenetrationDepth(
        of: PosedSurface(second, at: X_AB), in: PlacedSurface(first), winding: first.winding,
        seed: seed.map(X_AB.apply), budget: budget, least: least, enough: enough)
      if d.depth > best.depth { best = (d.depth, X_BA.apply(d.point)) }
    }
    return best
  }

  /// Depth in this pose when nothing is known yet; 0 where they do not overlap. Bounds as above.
  func depth(budget: Int = 400, least: Double = 0, enough: Double = .infinity) -> (depth: Double, at: Vector3) {
    guard first.isFinite, second.isFinite, let rootA = first.boxes.first, let rootB = second.boxes.first,
      !rootA.bounds.transformed(X_BA).intersection(rootB.bounds).isEmpty
    else { return (0, .zero) }
    let seed = PosedSurface(first, at: X_BA).crossing(PlacedSurface(second))
    return depth(seed: seed, budget: budget, least: least, enough: enough)
  }

  enum Containment { case none, piece, whole(ContactRelation.Side) }

  /// Which of two surfaces that do not cross has pieces inside the other. One point of each piece decides.
  private func containment(_ a: PlacedSurface, _ b: PlacedSurface) -> Containment {
    func inside(_ inner: PlacedSurface, _ outer: PlacedSurface) -> (inside: Int, all: Int) {
      let pieces = inner.surface.components
      guard outer.surface.isClosed else { return (0, pieces.count) }
      var winding: WindingNumber?
      var count = 0
      for piece in pieces {
        let p = inner.triangle(Int(piece)).centroid
        guard outer.boxes[0].distanceSquared(p) == 0 else { continue }
        let w = winding ?? outer.winding
        winding = w
        if w(p) > 0.5 { count += 1 }
      }
      return (count, pieces.count)
    }
    let first = inside(a, b)
    if first.all > 0, first.inside == first.all { return .whole(.first) }
    let second = inside(b, a)
    if second.all > 0, second.inside == second.all { return .whole(.second) }
    return first.inside > 0 || second.inside > 0 ? .piece : .none
  }

  private func thickness(_ s: Surface) -> Double { s.isClosed ? s.thickness : .infinity }

  /// Which of two surfaces to shrink: a closed one, then a primitive, the thicker, the smaller. Cheap to say.
  static func shrinksFirst(_ a: Surface, _ b: Surface) -> Bool {
    if a.isClosed != b.isClosed { return a.isClosed }
    if a.isPrimitive != b.isPrimitive { return a.isPrimitive }
    func extent(_ s: Surface) -> Double { s.boxes.first.map { $0.bounds.size.min() } ?? 0 }
    let (first, second) = (extent(a), extent(b))
    if abs(first - second) > 0.05 * max(first, second) { return first > second }
    return a.triangleCount < b.triangleCount
  }

  /// δ: as large as the certificate allows (κδ ≤ τ), at most a quarter of the thickness.
  static func margin(_ s: Surface, _ tolerance: Double) -> Double {
    let limit = tolerance / s.inset.stretch
    return s.thickness > 0 ? min(limit, s.thickness / 4) : limit
  }
}

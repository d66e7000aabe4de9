internal import Glibc
internal import PintleDocument
internal import PintleModel

/// The sweep of one pair of shapes: `sweep.md`, "Steps for one joint", from the shrinking on.
///
/// First look: one shape is moved inward by δ with κδ ≤ τ. If the other's surface never meets it and neither has a piece
/// inside the other at the start, nothing gets deeper than τ anywhere in the range, whatever the inset looks like. Nearly
/// all pairs end here.
///
/// Second look, after an alarm: each shape is inset by τ itself in turn, and whatever stays outside both insets is at most
/// τ deep either way. A contact with one of them ends what is proven free; where it lies τ below the unshrunk surface it
/// is also proof of the opposite, and that is the onset. Between convex shapes the two are one.
struct PairSweep {
  enum Outcome {
    case clear
    /// Proven free up to `certified`, proven too deep from `onset` on; `touch` is where the unshrunk surfaces met, nil
    /// if at the start already. Motions from the start.
    case blocked(certified: Double, onset: Double, touch: Double?, at: Vector3, depth: Double, depthAt: Double)
    case unverified(SweepReport.Unverified.Cause, String, from: Double)
  }

  private let context: SweepContext
  private let moving: Int
  private let resting: Int
  /// τ of this pair, and what is allowed in all: τ beyond what overlaps at rest already.
  private let tolerance: Double
  private var allowed: Double
  private let shrinksMoving: Bool
  private(set) var margin: Double
  /// What stands in the way at the start; nil: nothing.
  private(set) var atRest: (cause: SweepReport.Unverified.Cause, reason: String)?
  private var restDepth: Double?

  init(_ context: SweepContext, moving: Int, resting: Int, tolerance: Double) {
    self.context = context
    self.moving = moving
    self.resting = resting
    self.tolerance = tolerance
    allowed = tolerance
    let (m, r) = (context.surface(moving), context.surface(resting))
    shrinksMoving = ShapePair.shrinksFirst(m, r)
    margin = ShapePair.margin(shrinksMoving ? m : r, tolerance)
    atRest = settle()
    if atRest == nil { atRest = containment() }
  }

  private var shrunk: Surface { context.surface(shrinksMoving ? moving : resting) }
  private var movingSurface: JointSurface { context.jointSurface(moving, margin: shrinksMoving ? margin : 0) }
  private var restingSurface: JointSurface { context.jointSurface(resting, margin: shrinksMoving ? 0 : margin) }

  private var thickness: Double {
    [moving, resting].map(context.surface).filter(\.isClosed).map(\.thickness).min() ?? .infinity
  }

  /// Deep enough to be a fault: deeper than allowed, or to the middle of a sheet thinner than two tolerances.
  private func isFault(_ depth: Double) -> Bool {
    depth > allowed || (thickness < 2 * tolerance && depth >= 0.4 * thickness && depth > 2 * (restDepth ?? 0))
  }

  // MARK: at the start

  /// Finds a margin with which the surfaces do not cross at the start.
  private mutating func settle() -> (SweepReport.Unverified.Cause, String)? {
    for _ in 0..<6 {
      let meets = crossingAtStart(movingSurface, restingSurface, budget: context.budget) != nil
      if context.budget.isExhausted { return (.budget, "the budget of tests was used up") }
      if !meets { return nil }
      let depth = measureRest()
      if isFault(depth) || !(depth.isFinite) {
        return (.overlapsAtRest, "they overlap by \(millimetres(depth)) before anything moves")
      }
      if depth < 0.9 * margin {
        // The surfaces are not that deep in each other: the inset folded over itself, a smaller one does not.
        margin /= 4
      } else {
        // Growth counts: what may come is τ beyond what is.
        allowed = tolerance + depth
        let larger = ShapePair.margin(shrunk, allowed)
        guard larger > margin * 1.001 else { break }
        margin = larger
      }
    }
    return (.overlapsAtRest, "they overlap by \(millimetres(measureRest())) at rest, too thin to tell by what")
  }

  private mutating func measureRest() -> Double {
    if let restDepth { return restDepth }
    // Mostly they touch and no more: what does not meet an inset of an eighth of the tolerance is not worth measuring.
    let hair = ShapePair.margin(shrunk, tolerance / 8)
    let inset = context.jointSurface(shrinksMoving ? moving : resting, margin: hair)
    let other = context.jointSurface(shrinksMoving ? resting : moving)
    if crossingAtStart(shrinksMoving ? inset : other, shrinksMoving ? other : inset, budget: context.budget) == nil {
      restDepth = 0
      return 0
    }
    let d = context.pair(moving, resting, after: 0, 1).depth().depth
    restDepth = d
    return d
  }

  /// One point of every connected piece decides whether it lies inside the other; both ways.
  private func containment() -> (SweepReport.Unverified.Cause, String)? {
    for (inner, outer) in [(movingSurface, restingSurface), (restingSurface, movingSurface)] {
      let w = mostInside(inner, outer)
      if w > 0.75 || (outer.surface.isClosed && w > 0.5) {
        return (.enclosedAtRest, "one lies inside the other before anything moves")
      }
      if w > 0.25, !outer.surface.isClosed {
        return (.openSurface, "the surface around it is open: inside and outside are not decided")
      }
    }
    return nil
  }

  /// The largest winding number of a surface around one point of each connected piece of another.
  private func mostInside(_ inner: JointSurface, _ outer: JointSurface) -> Double {
    var most = 0.0
    for piece in inner.surface.components {
      let p = inner.triangle(Int(piece)).centroid
      if outer.bounds.contains(p) { most = max(most, outer.winding(p)) }
    }
    return most
  }

  // MARK: the motion

  /// - Parameters:
  ///   - limit: how far to look (≥ 0): the end of the range, or what blocks already.
  ///   - end: the end of the range, for depths beyond.
  mutating func sweep(_ sense: Double, limit: Double, end: Double) -> Outcome {
    guard limit > 0 else { return .clear }
    for _ in 0..<6 {
      switch earliestContact(movingSurface, restingSurface, sense: sense, limit: limit, budget: context.budget) {
      case .none:
        return .clear
      case .exhausted:
        return .unverified(.budget, "the budget of tests was used up", from: 0)
      case .at(let onset, let point):
        let depth = depthBelowSurface(point, onset, sense, inMoving: shrinksMoving)
        if depth < 0.5 * margin {
          // No depth where the inset says there is: it folded. A smaller one is a stronger claim and folds less.
          margin /= 4
          if let cause = settle() { return .unverified(cause.0, cause.1, from: 0) }
          continue
        }
        // What overlaps at rest within the tolerance is not counted as growth.
        if restDepth == nil, measureRest() > 0.05 * tolerance {
          allowed = tolerance + measureRest()
          margin = max(margin, ShapePair.margin(shrunk, allowed))
          if let cause = settle() { return .unverified(cause.0, cause.1, from: 0) }
          continue
        }
        return judge(onset, point, sense, end)
      }
    }
    return .unverified(.grazes, "the shrunk surface keeps folding: neither free nor blocked is proven", from: 0)
  }

  private func judge(_ alarm: Double, _ alarmPoint: Vector3, _ sense: Double, _ end: Double) -> Outcome {
    var certified = Double.infinity
    var onset: (at: Double, point: Vector3)?
    for insetsMoving in [false, true] {
      switch erosionContact(insetsMoving: insetsMoving, sense, min(certified, end)) {
      case .free: break
      case .void: certified = min(certified, alarm)
      case .contact(let t, let p, let isProof):
        certified = min(certified, t)
        if isProof { onset = (t, p) }
      }
    }
    if certified == .infinity { return .clear }

    // How deep beyond: ever farther as the contact point moves, a few tolerances at first.
    let from = onset?.at ?? certified
    let point = onset?.point ?? alarmPoint
    let rate = context.coordinates == .rotation ? max(1e-6, hypot(point.x, point.y)) : 1
    var beyond = (depth: onset == nil ? 0 : allowed, at: from)
    var step = tolerance / rate
    for attempt in 0..<8 {
      let at = min(end, from + step)
      let d = context.pair(moving, resting, after: at, sense).depth(budget: 120).depth
      if d > beyond.depth { beyond = (d, at) }
      if onset == nil, isFault(d) { onset = (at, point) }
      // Two samples are enough for a report; proof may need more.
      if at >= end || (onset != nil && attempt >= 1) { break }
      step *= 4
    }
    guard let onset else {
      return .unverified(
        .grazes, "they overlap by \(millimetres(beyond.depth)), within the margin of the proof", from: certified)
    }
    return .blocked(
      certified: min(certified, onset.at), onset: onset.at, touch: firstTouch(sense, onset.at),
      at: apply(context.X_AJ, onset.point), depth: beyond.depth, depthAt: beyond.at)
  }

  private enum Erosion {
    case free
    /// The look proves nothing: the inset crosses or holds the other at the start, or the surface is open.
    case void
    case contact(Double, Vector3, isProof: Bool)
  }

  /// The first contact with one shape inset by all that is allowed; before it, nothing is deeper in that shape.
  private func erosionContact(insetsMoving: Bool, _ sense: Double, _ limit: Double) -> Erosion {
    guard context.surface(insetsMoving ? moving : resting).isClosed else { return .void }
    let m = context.jointSurface(moving, margin: insetsMoving ? allowed : 0)
    let r = context.jointSurface(resting, margin: insetsMoving ? 0 : allowed)
    guard crossingAtStart(m, r, budget: context.budget) == nil,
      (insetsMoving ? mostInside(r, m) : mostInside(m, r)) < 0.5
    else { return .void }
    switch earliestContact(m, r, sense: sense, limit: limit, budget: context.budget) {
    case .none: return .free
    case .exhausted: return .void
    case .at(let t, let p):
      return .contact(
        t, p, isProof: depthBelowSurface(p, t, sense, inMoving: insetsMoving) >= 0.999 * allowed)
    }
  }

  /// Where the unshrunk surfaces meet first; nil at the start.
  private func firstTouch(_ sense: Double, _ onset: Double) -> Double? {
    let (m, r) = (context.jointSurface(moving), context.jointSurface(resting))
    if crossingAtStart(m, r, budget: context.budget) != nil { return nil }
    if case .at(let t, _) = earliestContact(m, r, sense: sense, limit: onset, budget: context.budget) { return t }
    return onset
  }

  /// How deep a point of contact lies below the unshrunk surface of one of the shapes.
  private func depthBelowSurface(_ point: Vector3, _ amount: Double, _ sense: Double, inMoving: Bool) -> Double {
    let p = inMoving ? apply(context.motion(-amount, sense), point) : point
    let index = inMoving ? moving : resting
    return PlacedSurface(context.surface(index)).closestPoint(to: apply(context.placement(index).inverse, p)).distance
  }
}

/// `0.35 mm`, for reasons.
func millimetres(_ metres: Double) -> String {
  guard metres.isFinite else { return "an unknown length" }
  let hundredths = (metres * 1e5).rounded() / 100
  return hundredths < 1e-9 && metres > 0 ? "less than 0.01 mm" : "\(hundredths) mm"
}

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
/// is also proof of the opposite, and that is the onset. Between convex shapes the two are one. A contact that proves
/// nothing (at a reflex edge the inset keeps back) hides none that does: the first that lies τ deep is looked for among
/// all of them, with mitred insets.
///
/// Pairs that overlap at the start are carved first (`CarvedSweep`).
struct PairSweep {
  /// Where a pair stops the motion; motions are counted from the start.
  struct Stop {
    /// Proven free up to here.
    var certified: Double
    /// Proven too deep from here on.
    var onset: Double
    /// Of contact, in the joint's frame.
    var point: Vector3
    /// A depth that is reached, and where.
    var depth: Double
    var depthAt: Double
    /// What a carved pair was swept with.
    var remainder: CarvedSweep.Remainder?
  }

  enum Outcome {
    case clear
    case blocked(Stop)
    case unverified(SweepReport.Unverified.Cause, String, from: Double)
  }

  private let context: SweepContext
  let moving: Int
  let resting: Int
  /// τ of this pair, and what is allowed in all: τ beyond what overlaps at rest already.
  private let tolerance: Double
  private var allowed: Double
  private let shrinksMoving: Bool
  private(set) var margin: Double
  /// The margin is bounded by the local thickness: asked for where the inset folded.
  private var isLimited = false
  /// What keeps the pair from being judged; nil: nothing.
  private(set) var atRest: (cause: SweepReport.Unverified.Cause, reason: String)?
  /// They overlap at the start, deeper than the margin: what remains after carving is swept.
  private(set) var carved: CarvedSweep?
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
    settle()
    if atRest == nil, carved == nil { containment() }
  }

  private var shrunkIndex: Int { shrinksMoving ? moving : resting }
  private var shrunk: Surface { context.surface(shrunkIndex) }
  private var movingSurface: JointSurface {
    context.jointSurface(moving, margin: shrinksMoving ? margin : 0, isLimited: isLimited)
  }
  private var restingSurface: JointSurface {
    context.jointSurface(resting, margin: shrinksMoving ? 0 : margin, isLimited: isLimited)
  }

  // MARK: at the start

  /// Finds a margin with which the surfaces do not cross at the start; where there is none the pair is to be carved.
  private mutating func settle() {
    for _ in 0..<6 {
      let meets = crossingAtStart(movingSurface, restingSurface, budget: context.budget)
      if context.budget.isExhausted {
        atRest = (.budget, "the budget of tests was used up")
        return
      }
      guard let meets else { return }
      let depth = context.depthBelowSurface(of: shrunkIndex, meets, after: 0, 1, isMoving: shrinksMoving)
      // That deep inside, they overlap; elsewhere the inset folded over itself.
      if depth >= 0.5 * margin || (isLimited && depth > 1e-3 * margin) { break }
      refine()
    }
    carve()
  }

  /// A smaller margin is a stronger claim and folds less; first of all where the solid is thin.
  private mutating func refine() {
    if !isLimited, shrunk.isClosed, !shrunk.isPrimitive {
      isLimited = true
    } else {
      margin /= 4
    }
  }

  private mutating func carve() {
    carved = CarvedSweep(context, moving: moving, resting: resting, tolerance: tolerance)
  }

  private mutating func measureRest() -> Double {
    if let restDepth { return restDepth }
    // Mostly they touch and no more: what does not meet an inset of an eighth of the tolerance is not worth measuring.
    let hair = ShapePair.margin(shrunk, tolerance / 8)
    let inset = context.jointSurface(shrunkIndex, margin: hair)
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
  private mutating func containment() {
    for (inner, outer) in [(movingSurface, restingSurface), (restingSurface, movingSurface)] {
      let w = mostInside(inner, outer)
      if w > 0.75 || (outer.surface.isClosed && w > 0.5) {
        carve()
        return
      }
      if w > 0.25, !outer.surface.isClosed {
        atRest = (.openSurface, "the surface around it is open: inside and outside are not decided")
        return
      }
    }
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
    for _ in 0..<7 {
      if let atRest { return .unverified(atRest.cause, atRest.reason, from: 0) }
      if carved != nil { return carved?.sweep(sense, limit: limit, end: end) ?? .clear }
      switch earliestContact(movingSurface, restingSurface, sense: sense, limit: limit, budget: context.budget) {
      case .none:
        return .clear
      case .exhausted:
        return .unverified(.budget, "the budget of tests was used up", from: 0)
      case .at(let onset, let point):
        let depth = context.depthBelowSurface(of: shrunkIndex, point, after: onset, sense, isMoving: shrinksMoving)
        if depth < 0.5 * margin, !isLimited || depth <= 1e-3 * margin {
          // No depth where the inset says there is: it folded.
          refine()
          settle()
          continue
        }
        // What overlaps at rest within the tolerance is not counted as growth.
        if restDepth == nil, measureRest() > 0.05 * tolerance {
          allowed = tolerance + measureRest()
          margin = max(margin, ShapePair.margin(shrunk, allowed))
          settle()
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
    func proven(_ at: Double, _ point: Vector3) -> Outcome {
      .blocked(Stop(certified: min(certified, at), onset: at, point: point, depth: allowed, depthAt: at))
    }
    if let onset, onset.at <= certified { return proven(onset.at, onset.point) }
    for insetsMoving in [false, true] {
      if let deep = deepContact(insetsMoving: insetsMoving, sense, min(onset?.at ?? end, end)) { onset = deep }
    }
    let thin = min(
      context.thickness(moving), context.thickness(resting),
      context.thickness(
        of: shrunkIndex, at: alarmPoint, after: alarm, sense, isMoving: shrinksMoving,
        within: tolerance / 2...2 * tolerance))
    if let onset, thin >= 2 * tolerance, onset.at - certified < context.wideGap {
      return proven(onset.at, onset.point)
    }
    /// Deep enough to be a fault: deeper than allowed, or to the middle of a sheet thinner than two tolerances.
    func isFault(_ depth: Double) -> Bool {
      depth > allowed || (thin < 2 * tolerance && depth >= 0.4 * thin && depth > 2 * (restDepth ?? 0))
    }
    let enough = thin < 2 * tolerance ? min(allowed, max(0.4 * thin, 2 * (restDepth ?? 0))) : allowed
    func depth(after at: Double, least: Double = 0, enough: Double = .infinity) -> Double {
      context.pair(moving, resting, after: at, sense).depth(budget: 120, least: least, enough: enough).depth
    }
    /// As deep as a fault or not, nothing more.
    func isFault(at: Double) -> Bool { isFault(depth(after: at, least: 0.999 * enough, enough: enough)) }
    // No proof by insets, or a late one, or a sheet that is through before anything is that deep: how deep ever farther as
    // the contact point moves, a few tolerances at first.
    let steps = context.steps(from: certified, alarmPoint, tolerance, onset?.at ?? end).prefix(8)
    var free = certified
    for at in steps {
      if isFault(at: at) {
        var fault = at
        // The steps grow fast: halving brings the onset near to where it is.
        while fault - free > context.resolution {
          let middle = (free + fault) / 2
          if isFault(at: middle) { fault = middle } else { free = middle }
        }
        return .blocked(
          Stop(
            certified: certified, onset: fault, point: alarmPoint, depth: depth(after: fault), depthAt: fault))
      }
      free = at
    }
    if let onset { return proven(onset.at, onset.point) }
    let deepest = steps.reduce(0) { max($0, depth(after: $1)) }
    return .unverified(
      .grazes, "they overlap by \(millimetres(deepest)), within the margin of the proof", from: certified)
  }

  private enum Erosion {
    case free
    /// The look proves nothing: the inset crosses or holds the other at the start, or the surface is open.
    case void
    case contact(Double, Vector3, isProof: Bool)
  }

  /// The first contact with one shape inset by all that is allowed; before it, nothing is deeper in that shape.
  private func erosionContact(insetsMoving: Bool, _ sense: Double, _ limit: Double) -> Erosion {
    let index = insetsMoving ? moving : resting
    guard context.surface(index).isClosed else { return .void }
    let m = context.jointSurface(moving, margin: insetsMoving ? allowed : 0, isLimited: isLimited)
    let r = context.jointSurface(resting, margin: insetsMoving ? 0 : allowed, isLimited: isLimited)
    guard crossingAtStart(m, r, budget: context.budget) == nil,
      (insetsMoving ? mostInside(r, m) : mostInside(m, r)) < 0.5
    else { return .void }
    switch earliestContact(m, r, sense: sense, limit: limit, budget: context.budget) {
    case .none: return .free
    case .exhausted: return .void
    case .at(let t, let p):
      let depth = context.depthBelowSurface(of: index, p, after: t, sense, isMoving: insetsMoving)
      return .contact(t, p, isProof: depth >= 0.999 * allowed)
    }
  }

  /// The first contact with one shape's mitred inset that lies as deep below its surface as is allowed; nil: none, or
  /// none among the first few hundred contacts.
  private func deepContact(insetsMoving: Bool, _ sense: Double, _ limit: Double) -> (at: Double, point: Vector3)? {
    let index = insetsMoving ? moving : resting
    guard context.surface(index).isClosed else { return nil }
    let m = context.jointSurface(moving, margin: insetsMoving ? allowed : 0, isLimited: isLimited, isMitred: true)
    let r = context.jointSurface(resting, margin: insetsMoving ? 0 : allowed, isLimited: isLimited, isMitred: true)
    return context.deepContact(m, r, sense, limit) { at, point in
      context.depthBelowSurface(of: index, point, after: at, sense, isMoving: insetsMoving) >= 0.999 * allowed
    }
  }

  // MARK: figures for the report

  /// Where the unshrunk surfaces meet first; nil at the start.
  func firstTouch(_ stop: Stop, _ sense: Double) -> Double? {
    if stop.remainder != nil { return nil }
    let (m, r) = (context.jointSurface(moving), context.jointSurface(resting))
    if crossingAtStart(m, r, budget: context.budget) != nil { return nil }
    if case .at(let t, _) = earliestContact(m, r, sense: sense, limit: stop.onset, budget: context.budget) { return t }
    return stop.onset
  }

  /// How deep a little beyond the onset, and how much volume they share there (of a carved pair: beyond rest).
  func measure(_ stop: Stop, _ sense: Double, end: Double) -> (depth: Double, at: Double, volume: Double?) {
    let remainder = stop.remainder.map { r in (r, (carved?.whole(r) ?? r.carving).weldedRemainder()) }
    func pair(_ at: Double) -> ShapePair {
      remainder.map { context.pair($0, moving, resting, after: at, sense, $1) }
        ?? context.pair(moving, resting, after: at, sense)
    }
    var best = (depth: stop.depth, at: stop.depthAt)
    // Two samples are enough for a report, and mostly the farther one is the deeper: then the nearer is not looked at.
    for at in context.steps(from: stop.onset, stop.point, tolerance, end).prefix(2).reversed() {
      let d = pair(at).depth(budget: 120, least: best.depth).depth
      if d > best.depth {
        best = (d, at)
        break
      }
    }
    return (best.depth, best.at, pair(best.at).overlapVolume())
  }
}

extension SweepContext {
  /// Motions beyond one, ever farther: a few tolerances at first.
  func steps(from start: Double, _ point: Vector3, _ tolerance: Double, _ end: Double) -> [Double] {
    let rate = coordinates == .rotation ? max(1e-6, hypot(point.x, point.y)) : 1
    var step = tolerance / rate
    var list: [Double] = []
    for _ in 0..<8 {
      list.append(min(end, start + step))
      if start + step >= end { break }
      step *= 4
    }
    return list
  }

  /// As near as halving brings an onset: 0.006° or 0.01 mm.
  var resolution: Double { coordinates == .rotation ? 1e-4 : 1e-5 }
  /// Between what is proven free and what is proven too deep, where it is worth looking closer: 0.2° or 0.3 mm.
  var wideGap: Double { 30 * resolution }

  /// The first contact that is deep, by its motion and place; nil where none is among those looked at.
  func deepContact(
    _ m: JointSurface, _ r: JointSurface, _ sense: Double, _ limit: Double, _ isDeep: (Double, Vector3) -> Bool
  ) -> (at: Double, point: Vector3)? {
    // A folded inset touches in many places, and a question costs as much as a hundred boxes: what is taken unseen in
    // the end only shortens the search.
    var questions = 200
    let found = withoutActuallyEscaping(isDeep) { isDeep in
      budget.lending(atMost: 200_000) { own in
        earliestContact(m, r, sense: sense, limit: limit, budget: own) { at, point in
          questions -= 1
          return questions < 0 || isDeep(at, point)
        }
      }
    }
    guard questions >= 0, case .at(let at, let point) = found else { return nil }
    return (at, point)
  }

  /// A closed shape's thickness as a whole, else ∞. Metres.
  func thickness(_ shape: Int) -> Double { surface(shape).isClosed ? surface(shape).thickness : .infinity }

  /// A point of the joint's frame after a motion, in a shape's own frame.
  func local(_ shape: Int, _ point: Vector3, after amount: Double, _ sense: Double, isMoving: Bool) -> Vector3 {
    apply(placement(shape).inverse, isMoving ? apply(motion(-amount, sense), point) : point)
  }

  /// How deep a point of contact lies below the unshrunk surface of one of the shapes; negative outside a closed one.
  func depthBelowSurface(
    of shape: Int, _ point: Vector3, after amount: Double, _ sense: Double, isMoving: Bool
  ) -> Double {
    let p = local(shape, point, after: amount, sense, isMoving: isMoving)
    let surface = surface(shape)
    let distance = PlacedSurface(surface).closestPoint(to: p).distance
    // On the surface neither side is meant.
    return surface.isClosed && surface.winding(p) < 0.25 ? -distance : distance
  }

  /// The thickness of a shape around a point inside it, through the nearest face: ∞ beyond the range, and no less than
  /// it: any edge is thin where it is sharp, and no sheet for that.
  func thickness(
    of shape: Int, at point: Vector3, after amount: Double, _ sense: Double, isMoving: Bool,
    within range: ClosedRange<Double>
  ) -> Double {
    guard surface(shape).isClosed else { return .infinity }
    let p = local(shape, point, after: amount, sense, isMoving: isMoving)
    let placed = PlacedSurface(surface(shape))
    let (nearest, distance) = placed.closestPoint(to: p)
    guard distance > 0, let hit = placed.exit(from: p, along: (p - nearest) / distance, within: range.upperBound) else {
      return .infinity
    }
    return max(range.lowerBound, distance + hit.distance)
  }
}

/// `0.35 mm`, for reasons.
func millimetres(_ metres: Double) -> String {
  guard metres.isFinite else { return "an unknown length" }
  let hundredths = (metres * 1e5).rounded() / 100
  return hundredths < 1e-9 && metres > 0 ? "less than 0.01 mm" : "\(hundredths) mm"
}

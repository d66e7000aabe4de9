internal import PintleDocument

/// The sweep of a pair that overlaps before anything moves: of what remains when the overlap is carved away.
///
/// Overlap at rest is a finding of its own; a motion is at fault where the overlap *grows*. Carve one shape by the other,
/// grown by ε = τ/8 (`Carving` has the proof), and sweep the remainder against the other shrunk by δ. Free of contact,
/// nothing of the carved shape gets deeper than τ that did not lie within ε (at corners κε) of the other at rest: every
/// overlap is made of the same material of that shape, like a slider's in a track that is too narrow, or a leaf's around its
/// knuckle. The roles may be swapped, and the pair is certified if either holds; it is blocked where both are blocked,
/// from the later onset on. A button half sunk in a panel and pressed further is blocked in both.
struct CarvedSweep {
  /// One shape without its overlap.
  struct Remainder {
    /// The carved shape is the moving one.
    let keepsMoving: Bool
    let carving: Carving
    let surface: JointSurface
    /// ε and δ, metres.
    let outset: Double
    var margin: Double
    var isLimited: Bool
  }

  private enum Role {
    case ready(Remainder)
    case failed(SweepReport.Unverified.Cause, String)
  }

  private enum Look {
    case clear
    case contact(Double, Vector3, Remainder)
    case failed(SweepReport.Unverified.Cause, String)
  }

  private let context: SweepContext
  private let moving: Int
  private let resting: Int
  private let tolerance: Double
  /// Made when first asked for: of the moving shape, of the resting one.
  private var roles: (moving: Role?, resting: Role?)
  /// The same, carved deeper; nil within: it cannot be.
  private var eroded: (moving: JointSurface??, resting: JointSurface??)

  init(_ context: SweepContext, moving: Int, resting: Int, tolerance: Double) {
    self.context = context
    self.moving = moving
    self.resting = resting
    self.tolerance = tolerance
  }

  private func kept(_ keepsMoving: Bool) -> Int { keepsMoving ? moving : resting }
  private func tool(_ keepsMoving: Bool) -> Int { keepsMoving ? resting : moving }

  // MARK: carving

  /// Where the tool comes by the carved shape: insets up to τ move no vertex by more than four of it. Nil where that is
  /// most of the shape: what is blocked is wanted whole in the end.
  private func region(_ keepsMoving: Bool) -> Box? {
    let surface = context.surface(kept(keepsMoving))
    guard
      let box = context.region(
        of: kept(keepsMoving), sweptBy: tool(keepsMoving), isMoving: !keepsMoving, margin: 5 * tolerance),
      2 * surface.triangleCount(near: box) < surface.triangleCount
    else { return nil }
    return box
  }

  /// The same cut with all that remains of the carved shape, for depths.
  func whole(_ r: Remainder) -> Carving {
    if r.carving.isWhole { return r.carving }
    let (k, t) = (kept(r.keepsMoving), tool(r.keepsMoving))
    return Carving(
      of: context.surface(k), inset: 0, by: context.surface(t), outset: r.outset,
      X_ST: context.placement(k).inverse * context.placement(t)) ?? r.carving
  }

  private mutating func role(_ keepsMoving: Bool) -> Role {
    if let made = keepsMoving ? roles.moving : roles.resting { return made }
    let made = prepare(keepsMoving)
    if keepsMoving { roles.moving = made } else { roles.resting = made }
    return made
  }

  private func prepare(_ keepsMoving: Bool) -> Role {
    let (k, t) = (kept(keepsMoving), tool(keepsMoving))
    let (solid, other) = (context.surface(k), context.surface(t))
    let X_ST = context.placement(k).inverse * context.placement(t)
    var outset = tolerance / 8
    var margin = ShapePair.margin(other, tolerance)
    var isLimited = false
    // A limited margin asks for the same cut once more.
    var cut: (outset: Double, carving: Carving, surface: JointSurface)?
    for _ in 0..<4 {
      guard !context.budget.isExhausted else { return .failed(.budget, "the budget of tests was used up") }
      if cut?.outset != outset {
        guard
          let carving = Carving(
            of: solid, inset: 0, by: other, outset: outset, X_ST: X_ST, within: region(keepsMoving))
        else {
          return .failed(.overlapsAtRest, "they overlap at rest in too many places to tell what remains")
        }
        // A winding number takes about as long as a hundred boxes.
        context.budget.spend(
          nodes: solid.triangleCount + other.triangleCount + 100 * carving.points.count, triangles: 0)
        guard carving.isDecisive || (solid.isClosed && other.isClosed) else {
          return .failed(.openSurface, "they overlap at rest, and one is open: what lies inside it is not known")
        }
        let surface = JointSurface(carving.remainder, at: context.placement(k), in: context.coordinates)
        cut = (outset, carving, surface)
      }
      guard let cut else { break }
      let made = Remainder(
        keepsMoving: keepsMoving, carving: cut.carving, surface: cut.surface, outset: outset, margin: margin,
        isLimited: isLimited)
      if isApart(made) { return .ready(made) }
      // What was grown does not hold what was shrunk: one of them folded.
      if !isLimited, other.isClosed, !other.isPrimitive {
        isLimited = true
      } else {
        outset /= 4
        margin /= 4
      }
    }
    return .failed(.overlapsAtRest, "they overlap at rest, and what remains of them cannot be told apart")
  }

  /// Disjoint at the start: no crossing, no piece of one inside the other.
  private func isApart(_ r: Remainder) -> Bool {
    let k = kept(r.keepsMoving)
    let shrunk = shrunk(r)
    guard contactAtStart(r.surface, shrunk, r.keepsMoving) == nil else { return false }
    let X_JS = context.placement(k)
    for p in r.carving.points {
      let q = apply(X_JS, p)
      if shrunk.bounds.contains(q), shrunk.winding(q) > 0.5 { return false }
    }
    let X_SJ = X_JS.inverse
    return !shrunk.surface.components.contains {
      r.carving.contains(apply(X_SJ, shrunk.triangle(Int($0)).centroid))
    }
  }

  private func shrunk(_ r: Remainder) -> JointSurface {
    context.jointSurface(tool(r.keepsMoving), margin: r.margin, isLimited: r.isLimited)
  }

  private func contactAtStart(_ kept: JointSurface, _ other: JointSurface, _ keepsMoving: Bool) -> Vector3? {
    crossingAtStart(keepsMoving ? kept : other, keepsMoving ? other : kept, budget: context.budget)
  }

  private func contact(
    _ kept: JointSurface, _ other: JointSurface, _ keepsMoving: Bool, _ sense: Double, _ limit: Double
  ) -> EarliestContact {
    earliestContact(
      keepsMoving ? kept : other, keepsMoving ? other : kept, sense: sense, limit: limit, budget: context.budget)
  }

  // MARK: the motion

  mutating func sweep(_ sense: Double, limit: Double, end: Double) -> PairSweep.Outcome {
    var alarms: [(at: Double, point: Vector3, remainder: Remainder)] = []
    var failure: (cause: SweepReport.Unverified.Cause, reason: String)?
    for keepsMoving in [true, false] {
      switch firstLook(keepsMoving, sense, limit) {
      case .clear: return .clear
      case .contact(let t, let p, let r): alarms.append((t, p, r))
      case .failed(let cause, let reason): failure = (cause, reason)
      }
    }
    var certified = 0.0
    var latest: PairSweep.Stop?
    var grazes = false
    for alarm in alarms {
      guard let stop = secondLook(alarm.at, alarm.point, alarm.remainder, sense, end) else { return .clear }
      certified = max(certified, stop.certified)
      if stop.onset == .infinity { grazes = true } else if stop.onset > latest?.onset ?? -1 { latest = stop }
    }
    if let failure { return .unverified(failure.cause, failure.reason, from: certified) }
    guard !grazes, var stop = latest else {
      return .unverified(
        .grazes, "they overlap at rest, and whether that grows is within the margin of the proof", from: certified)
    }
    stop.certified = min(certified, stop.onset)
    return .blocked(stop)
  }

  private mutating func firstLook(_ keepsMoving: Bool, _ sense: Double, _ limit: Double) -> Look {
    guard case .ready(var r) = role(keepsMoving) else {
      if case .failed(let cause, let reason) = role(keepsMoving) { return .failed(cause, reason) }
      return .clear
    }
    let other = context.surface(tool(keepsMoving))
    for _ in 0..<6 {
      switch contact(r.surface, shrunk(r), keepsMoving, sense, limit) {
      case .none: return .clear
      case .exhausted: return .failed(.budget, "the budget of tests was used up")
      case .at(let t, let p):
        let depth = context.depthBelowSurface(
          of: tool(keepsMoving), p, after: t, sense, isMoving: !keepsMoving)
        if depth >= 0.5 * r.margin || (r.isLimited && depth > 1e-3 * r.margin) { return .contact(t, p, r) }
        // The inset folded: a smaller one folds less and proves more, if it starts apart.
        if !r.isLimited, other.isClosed, !other.isPrimitive { r.isLimited = true } else { r.margin /= 4 }
        guard isApart(r) else {
          return .failed(.overlapsAtRest, "they overlap at rest, and what remains of them cannot be told apart")
        }
      }
    }
    return .failed(.grazes, "the shrunk surface keeps folding: neither free nor blocked is proven")
  }

  /// The remainder against the other eroded by τ, and eroded itself against the other: nil where both are free. An onset of
  /// ∞ means that none is proven.
  private mutating func secondLook(
    _ alarm: Double, _ alarmPoint: Vector3, _ r: Remainder, _ sense: Double, _ end: Double
  ) -> PairSweep.Stop? {
    let (k, t) = (kept(r.keepsMoving), tool(r.keepsMoving))
    var certified = Double.infinity
    var onset: (at: Double, point: Vector3)?

    func isDeepInTool(_ at: Double, _ p: Vector3) -> Bool {
      context.depthBelowSurface(of: t, p, after: at, sense, isMoving: !r.keepsMoving) >= 0.999 * tolerance
    }
    func isDeepInKept(_ at: Double, _ p: Vector3) -> Bool {
      // The same place of the carved shape, and as it was at the start.
      let own = context.depthBelowSurface(of: k, p, after: at, sense, isMoving: r.keepsMoving)
      let start = r.keepsMoving ? apply(context.motion(-at, sense), p) : p
      let before = -context.depthBelowSurface(of: t, start, after: 0, sense, isMoving: false)
      return own >= 0.999 * tolerance && before >= 0.999 * (tolerance + r.outset)
    }

    // How deep the remainder gets in the other.
    let eroded = context.jointSurface(t, margin: tolerance, isLimited: r.isLimited)
    if context.surface(t).isClosed, contactAtStart(r.surface, eroded, r.keepsMoving) == nil {
      if case .at(let at, let p) = contact(r.surface, eroded, r.keepsMoving, sense, end) {
        certified = at
        if isDeepInTool(at, p) { onset = (at, p) }
      }
    } else {
      certified = alarm
    }
    // How deep the other gets in the remainder: τ below its surface, τ beyond what was carved away.
    if let inner = erodedRemainder(r), contactAtStart(inner, context.jointSurface(t), r.keepsMoving) == nil {
      if case .at(let at, let p) = contact(
        inner, context.jointSurface(t), r.keepsMoving, sense, min(certified, end))
      {
        certified = min(certified, at)
        if isDeepInKept(at, p), at < onset?.at ?? .infinity { onset = (at, p) }
      }
    } else {
      certified = min(certified, alarm)
    }
    if certified == .infinity { return nil }
    // A contact that proves nothing hides none that does.
    func look(_ kept: JointSurface?, _ other: JointSurface, _ isDeep: (Double, Vector3) -> Bool) {
      guard let kept,
        let deep = context.deepContact(
          r.keepsMoving ? kept : other, r.keepsMoving ? other : kept, sense, min(onset?.at ?? end, end), isDeep)
      else { return }
      onset = deep
    }
    func isOpen(_ gap: Double) -> Bool { (onset?.at ?? .infinity) - certified > gap }
    if isOpen(context.resolution), context.surface(t).isClosed { look(r.surface, mitred(t, r), isDeepInTool) }
    if isOpen(context.wideGap) { look(makeErodedRemainder(r, isMitred: true), context.jointSurface(t), isDeepInKept) }
    let proven = onset.map {
      PairSweep.Stop(
        certified: min(certified, $0.at), onset: $0.at, point: $0.point, depth: tolerance, depthAt: $0.at, remainder: r)
    }
    if let proven, proven.onset - certified < context.wideGap { return proven }
    let thin = min(
      context.thickness(moving), context.thickness(resting),
      context.thickness(
        of: t, at: alarmPoint, after: alarm, sense, isMoving: !r.keepsMoving,
        within: tolerance / 2...2 * tolerance))
    let enough = thin < 2 * tolerance ? min(tolerance, 0.4 * thin) : tolerance
    let remainder = whole(r).remainder
    func depth(_ at: Double, least: Double = 0, enough: Double = .infinity) -> Double {
      context.pair(r, moving, resting, after: at, sense, remainder).depth(
        budget: 120, least: least, enough: enough
      ).depth
    }
    func isFault(_ at: Double) -> Bool {
      PairTolerance.isExceeded(by: depth(at, least: 0.999 * enough, enough: enough), tolerance, thin: thin)
    }
    var free = certified
    for at in context.steps(from: certified, alarmPoint, tolerance, onset?.at ?? end).prefix(8) {
      guard isFault(at) else {
        free = at
        continue
      }
      var found = at
      while found - free > context.resolution {
        let middle = (free + found) / 2
        if isFault(middle) { found = middle } else { free = middle }
      }
      return PairSweep.Stop(
        certified: certified, onset: found, point: alarmPoint, depth: depth(found), depthAt: found, remainder: r)
    }
    return proven
      ?? PairSweep.Stop(
        certified: certified, onset: .infinity, point: alarmPoint, depth: 0, depthAt: certified, remainder: r)
  }

  private func mitred(_ shape: Int, _ r: Remainder) -> JointSurface {
    context.jointSurface(shape, margin: tolerance, isLimited: r.isLimited, isMitred: true)
  }

  private mutating func erodedRemainder(_ r: Remainder) -> JointSurface? {
    if let made = r.keepsMoving ? eroded.moving : eroded.resting { return made }
    let made = makeErodedRemainder(r)
    if r.keepsMoving { eroded.moving = .some(made) } else { eroded.resting = .some(made) }
    return made
  }

  private func makeErodedRemainder(_ r: Remainder, isMitred: Bool = false) -> JointSurface? {
    let (k, t) = (kept(r.keepsMoving), tool(r.keepsMoving))
    guard context.surface(k).isClosed,
      let carving = Carving(
        of: context.surface(k), inset: tolerance, isMitred: isMitred, by: context.surface(t),
        outset: r.outset + tolerance,
        X_ST: context.placement(k).inverse * context.placement(t), within: region(r.keepsMoving))
    else { return nil }
    return JointSurface(carving.remainder, at: context.placement(k), in: context.coordinates)
  }
}

extension SweepContext {
  /// What remains of a carved shape and the whole other one as they stand after a motion.
  func pair(
    _ r: CarvedSweep.Remainder, _ moving: Int, _ resting: Int, after amount: Double, _ sense: Double,
    _ remainder: Surface
  ) -> ShapePair {
    let X = motion(amount, sense)
    return r.keepsMoving
      ? ShapePair(
        remainder, surface(resting), X_BA: placement(resting).inverse * (X * placement(moving)))
      : ShapePair(
        remainder, surface(moving), X_BA: (X * placement(moving)).inverse * placement(resting))
  }
}

internal import PintleDocument
internal import Glibc

/// Depths of an assembly's pairs along the motion, found by looking: dense poses, exact solids, bisection.
///
/// A point's depth changes no faster than the point moves, so a step of (τ − depth) / speed leaps over nothing. Steps
/// are never shorter than 1/20000 of the way; what could be missed in one is below 0.1 τ.
public struct MotionOracle: Sendable {
  public struct Pair: Sendable {
    /// Indices into the assembly's shapes.
    public var moving: Int
    public var resting: Int
    /// Metres; negative where apart.
    public var restDepth: Double
  }

  public let assembly: RandomAssembly
  public let pairs: [Pair]
  private let placements: [RigidTransform]

  public init(_ assembly: RandomAssembly) {
    self.assembly = assembly
    placements = assembly.shapes.map(\.pose)
    var pairs: [Pair] = []
    for m in assembly.shapes.indices where assembly.shapes[m].moves {
      for r in assembly.shapes.indices where !assembly.shapes[r].moves {
        pairs.append(Pair(moving: m, resting: r, restDepth: 0))
      }
    }
    self.pairs = pairs.map {
      var p = $0
      p.restDepth = Self.depth(assembly, p.moving, p.resting, 0)
      return p
    }
  }

  private static func relative(_ a: RandomAssembly, _ m: Int, _ r: Int, _ q: Double) -> RigidTransform {
    a.shapes[r].pose.inverse * (a.motion(q) * a.shapes[m].pose)
  }

  private static func depth(_ a: RandomAssembly, _ m: Int, _ r: Int, _ q: Double) -> Double {
    a.shapes[r].solid.overlap(with: a.shapes[m].solid, at: relative(a, m, r, q))
  }

  /// How deep the two are in each other at q, either way.
  public func depth(_ pair: Pair, at q: Double) -> Double { Self.depth(assembly, pair.moving, pair.resting, q) }

  /// The volume in common at q, m³.
  public func commonVolume(_ pair: Pair, at q: Double) -> Double {
    let (m, r) = (assembly.shapes[pair.moving].solid, assembly.shapes[pair.resting].solid)
    return r.commonVolume(with: m, at: Self.relative(assembly, pair.moving, pair.resting, q))
  }

  /// How fast the fastest point of the moving shape goes: metres per unit of the joint.
  private func speed(_ pair: Pair) -> Double {
    guard assembly.turns else { return 1 }
    let shape = assembly.shapes[pair.moving]
    return shape.solid.mesh.positions.reduce(1e-6) {
      max($0, (shape.pose.apply($1) - assembly.origin).cross(assembly.axis).length)
    }
  }

  /// The first motion (≥ 0) in a sense after which the pair is deeper than `limit`, or nil; to 10⁻¹⁰.
  public func onset(_ pair: Pair, sense: Double, limit: Double, within given: Double? = nil) -> Double? {
    first(pair, sense: sense, within: given ?? assembly.reach(sense)) { depth(pair, at: $0) - limit }
  }

  /// The first motion after which what was clear of the other at rest (by `clearance`) lies deeper than `limit` in it, or
  /// the other in that; nil where it never does for the one or for the other: the overlap as a solid does not grow.
  ///
  /// Depths in what was clear are those of its convex pieces: never more than the true ones, less at most where an edge of
  /// the other made a notch.
  public func growth(_ pair: Pair, sense: Double, clearance: Double, limit: Double) -> Growth {
    let reach = assembly.reach(sense)
    var latest = 0.0
    for turned in [false, true] {
      guard let parts = clearParts(pair, clearance, turned) else { return .unknown }
      guard
        let at = first(pair, sense: sense, within: reach, { growthDepth(pair, parts, at: $0, turned) - limit })
      else { return .never }
      latest = max(latest, at)
    }
    return .from(latest)
  }

  public enum Growth: Sendable {
    /// In motions from home, for one of the two shapes from here on, for the other before.
    case from(Double)
    case never
    /// More pieces than are worth the time.
    case unknown
  }

  /// By convex piece of one solid, what of it lay outside the other (grown by `clearance`) at rest: convex pieces again,
  /// in the solid's own frame. nil: too many.
  private func clearParts(_ pair: Pair, _ clearance: Double, _ turned: Bool) -> [[ConvexPolytope]]? {
    let (own, other) = solids(pair, turned)
    let X = relative(pair, at: 0, turned).inverse
    guard own.pieces.count * (other.outer.halfSpaces.count + 1) * other.pieces.count <= 1500 else { return nil }
    var regions = other.outer.halfSpaces.map {
      ConvexPolytope([HalfSpace(normal: -$0.normal, offset: -$0.offset - clearance).moved(X)])
    }
    if let hole = other.hole { regions.append(hole.eroded(by: clearance).moved(X)) }
    return own.pieces.map { piece in
      regions.map(piece.intersection).filter { ConvexPolytope([]).deepest(in: $0).depth > 1e-9 }
    }
  }

  /// How deep those parts and the other solid are in each other at q.
  private func growthDepth(_ pair: Pair, _ parts: [[ConvexPolytope]], at q: Double, _ turned: Bool) -> Double {
    let (own, other) = solids(pair, turned)
    let X = relative(pair, at: q, turned)
    var most = -Double.infinity
    for (piece, clear) in zip(own.pieces, parts) where !clear.isEmpty {
      let whole = piece.moved(X)
      let placed = clear.map { $0.moved(X) }
      for body in other.pieces {
        // A part is no deeper than the piece it belongs to.
        if whole.deepest(in: body).depth > most { for p in placed { most = max(most, p.deepest(in: body).depth) } }
        if body.deepest(in: whole).depth > most { for p in placed { most = max(most, body.deepest(in: p).depth) } }
      }
    }
    return most
  }

  /// The volume that one of two convex solids shares with the other at q without what lay within `clearance` of it at
  /// rest, m³.
  public func grownVolume(_ pair: Pair, at q: Double, clearance: Double, turned: Bool) -> Double {
    let (own, other) = solids(pair, turned)
    let common = own.outer.intersection(other.outer.moved(relative(pair, at: q, turned).inverse))
    let before = other.outer.eroded(by: -clearance).moved(relative(pair, at: 0, turned).inverse)
    return max(0, common.volume - common.intersection(before).volume)
  }

  /// The moving one and the resting one, or turned.
  private func solids(_ pair: Pair, _ turned: Bool) -> (own: OracleSolid, other: OracleSolid) {
    let (m, r) = (assembly.shapes[pair.moving].solid, assembly.shapes[pair.resting].solid)
    return turned ? (r, m) : (m, r)
  }

  /// The first one's frame in the other's.
  private func relative(_ pair: Pair, at q: Double, _ turned: Bool) -> RigidTransform {
    let X = Self.relative(assembly, pair.moving, pair.resting, q)
    return turned ? X.inverse : X
  }

  private func first(_ pair: Pair, sense: Double, within reach: Double, _ excess: (Double) -> Double) -> Double? {
    let rate = speed(pair)
    let most = reach / 400
    var least = reach / 20000
    var before = 0.0
    var looks = 0
    var here = excess(0)
    if here > 0 { return 0 }
    var at = 0.0
    while at < reach {
      looks += 1
      if looks % 4000 == 0 { least *= 2 }
      before = at
      at = min(reach, at + min(most, max(least, -here / rate)))
      here = excess(sense * at)
      guard here > 0 else { continue }
      var (free, deep) = (before, at)
      while deep - free > 1e-11 {
        let middle = (free + deep) / 2
        if excess(sense * middle) > 0 { deep = middle } else { free = middle }
      }
      return deep
    }
    return nil
  }
}

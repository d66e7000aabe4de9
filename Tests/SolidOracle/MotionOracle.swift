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

  /// The first motion after which what was clear of the other at rest (by `clearance`) lies deeper than `limit` in it;
  /// nil where it never does for the one or for the other. Convex pairs only.
  public func growth(_ pair: Pair, sense: Double, clearance: Double, limit: Double) -> Double? {
    let reach = assembly.reach(sense)
    let forms = [false, true].map { turned in
      first(pair, sense: sense, within: reach) { intrusion(pair, at: $0, clearance, turned) - limit }
    }
    guard let a = forms[0], let b = forms[1] else { return nil }
    return max(a, b)
  }

  /// How deep what lay outside the other (grown by `clearance`) at rest lies in it at q.
  private func intrusion(_ pair: Pair, at q: Double, _ clearance: Double, _ turned: Bool) -> Double {
    let (m, r) = (pair.moving, pair.resting)
    let (a, b) = turned ? (r, m) : (m, r)
    let own = assembly.shapes[a].solid.outer
    let other = assembly.shapes[b].solid.outer
    func pose(_ q: Double) -> RigidTransform {
      let X = Self.relative(assembly, m, r, q)
      return turned ? X.inverse : X
    }
    let vertices = assembly.shapes[a].solid.mesh.positions.map(pose(0).apply)
    let back = pose(0).inverse
    var most = -Double.infinity
    for h in other.halfSpaces {
      // Where the solid itself does not reach beyond this plane nothing was outside it.
      guard vertices.contains(where: { h.normal.dot($0) > h.offset + clearance + 1e-9 }) else { continue }
      let beyond = HalfSpace(normal: -h.normal, offset: -h.offset - clearance).moved(back)
      let part = ConvexPolytope(own.halfSpaces + [beyond]).moved(pose(q))
      most = max(most, part.deepest(in: other).depth)
    }
    return most
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

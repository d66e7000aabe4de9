public import PintleDocument
public import PintleModel
public import TestSupport

/// A solid whose depths and common volumes are known exactly: a convex one, or a convex one less a convex one.
///
/// A solid with a hole is the union of the convex pieces that lie beyond one plane of the hole each. Every plane of a
/// piece bears a real face, so a depth in a piece is a depth in the solid (and, away from reflex edges, all of it).
public struct OracleSolid: Sendable {
  public var name: String
  public var mesh: TriangleMesh
  public var outer: ConvexPolytope
  public var hole: ConvexPolytope?
  public var pieces: [ConvexPolytope]
  /// No point is farther from the solid's own origin, metres.
  public var radius: Double

  public var isConvex: Bool { hole == nil }

  public init(_ name: String, convex mesh: TriangleMesh) {
    self.init(name, mesh: mesh, outer: ConvexPolytope(convex: mesh), minus: nil)
  }

  public init(_ name: String, mesh: TriangleMesh, outer: ConvexPolytope, minus hole: ConvexPolytope?) {
    self.name = name
    self.mesh = mesh
    self.outer = outer
    self.hole = hole
    pieces =
      hole.map { h in
        h.halfSpaces.map {
          ConvexPolytope(outer.halfSpaces + [HalfSpace(normal: -$0.normal, offset: -$0.offset)])
        }.filter { $0.vertices.count >= 4 }
      } ?? [outer]
    radius = mesh.positions.reduce(0) { max($0, $1.length) }
  }

  /// Positive inside: a distance from the surface that is surely reached; negative outside.
  public func depth(of p: Vector3) -> Double { pieces.reduce(-.infinity) { max($0, $1.depth(of: p)) } }

  /// The point of another solid that lies deepest in this one. `X`: the other's frame in this one's.
  public func intrusion(of other: OracleSolid, at X: RigidTransform) -> (depth: Double, at: Vector3) {
    var best = (depth: -Double.infinity, at: Vector3.zero)
    for piece in other.pieces {
      let moved = piece.moved(X)
      for own in pieces {
        let d = moved.deepest(in: own)
        if d.depth > best.depth { best = d }
      }
    }
    return best
  }

  /// How deep two solids are in each other, either way: the larger. Negative where they are apart.
  public func overlap(with other: OracleSolid, at X: RigidTransform) -> Double {
    if X.translation.length > radius + other.radius { return radius + other.radius - X.translation.length }
    return max(intrusion(of: other, at: X).depth, other.intrusion(of: self, at: X.inverse).depth)
  }

  /// The volume in common, m³: common volumes of the convex solids with and without their holes, added and taken away.
  public func commonVolume(with other: OracleSolid, at X: RigidTransform) -> Double {
    let movedOuter = other.outer.moved(X)
    var volume = outer.intersection(movedOuter).volume
    if let hole { volume -= outer.intersection(hole).intersection(movedOuter).volume }
    if let theirs = other.hole?.moved(X) {
      let cut = movedOuter.intersection(theirs)
      volume -= outer.intersection(cut).volume
      if let hole { volume += outer.intersection(hole).intersection(cut).volume }
    }
    return max(0, volume)
  }

  // MARK: kinds

  public static func box(_ half: Vector3, _ name: String = "box") -> OracleSolid {
    OracleSolid(name, convex: boxMesh(-half, half))
  }

  /// About z, from −height/2 to height/2.
  public static func cylinder(radius: Double, height: Double, segments: Int) -> OracleSolid {
    OracleSolid("cylinder", convex: centred(cylinderMesh(radius: radius, height: height, segments: segments), height))
  }

  public static func tube(outer: Double, inner: Double, height: Double, segments: Int) -> OracleSolid {
    OracleSolid(
      "tube", mesh: centred(tubeMesh(outer: outer, inner: inner, height: height, segments: segments), height),
      outer: ConvexPolytope(convex: centred(cylinderMesh(radius: outer, height: height, segments: segments), height)),
      minus: ConvexPolytope(
        convex: centred(cylinderMesh(radius: inner, height: 4 * height, segments: segments), 4 * height)))
  }

  /// A box with its upper edge at +x drawn in to a ridge.
  public static func wedge(_ half: Vector3, ridge: Double) -> OracleSolid {
    let r = -half.x + 2 * half.x * ridge
    let points: [Vector3] = [
      [-half.x, -half.y, -half.z], [half.x, -half.y, -half.z], [half.x, half.y, -half.z], [-half.x, half.y, -half.z],
      [-half.x, -half.y, half.z], [r, -half.y, half.z], [r, half.y, half.z], [-half.x, half.y, half.z],
    ]
    return OracleSolid(
      "wedge",
      convex: TestSupport.mesh(
        points, [[0, 3, 2, 1], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]]))
  }

  /// An L of two arms, `thick` each, in the box of these halves; along z.
  public static func angle(_ half: Vector3, thick: Double) -> OracleSolid {
    let (a, b, h) = (half.x, half.y, half.z)
    let (x, y) = (-a + thick, -b + thick)
    let outline: [SIMD2<Double>] = [[-a, -b], [a, -b], [a, y], [x, y], [x, b], [-a, b]]
    // Every point of an L is seen from its inner corner.
    return extrusion(
      "L", outline, [[3, 4, 5], [3, 5, 0], [3, 0, 1], [3, 1, 2]], h, box: half,
      hole: ConvexPolytope([
        HalfSpace(normal: [-1, 0, 0], offset: -x), HalfSpace(normal: [0, -1, 0], offset: -y),
        HalfSpace(normal: [1, 0, 0], offset: 4 * a), HalfSpace(normal: [0, 1, 0], offset: 4 * b),
        HalfSpace(normal: [0, 0, 1], offset: 4 * h), HalfSpace(normal: [0, 0, -1], offset: 4 * h),
      ]))
  }

  /// A U that opens toward +y, `thick` walls, in the box of these halves; along z.
  public static func channel(_ half: Vector3, thick: Double) -> OracleSolid {
    let (a, b, h) = (half.x, half.y, half.z)
    let (x, y) = (a - thick, -b + thick)
    let outline: [SIMD2<Double>] = [[-a, -b], [a, -b], [a, b], [x, b], [x, y], [-x, y], [-x, b], [-a, b]]
    return extrusion(
      "U", outline, [[0, 1, 4], [0, 4, 5], [0, 5, 6], [0, 6, 7], [1, 2, 3], [1, 3, 4]], h, box: half,
      hole: ConvexPolytope([
        HalfSpace(normal: [1, 0, 0], offset: x), HalfSpace(normal: [-1, 0, 0], offset: x),
        HalfSpace(normal: [0, -1, 0], offset: -y), HalfSpace(normal: [0, 1, 0], offset: 4 * b),
        HalfSpace(normal: [0, 0, 1], offset: 4 * h), HalfSpace(normal: [0, 0, -1], offset: 4 * h),
      ]))
  }

  /// A random convex solid: planes that touch an ellipsoid of these halves.
  public static func hull(_ half: Vector3, faces: Int, using g: inout SeededGenerator) -> OracleSolid? {
    var spaces: [HalfSpace] = []
    for axis in 0..<3 {
      for sign in [-1.0, 1] {
        var n = Vector3.zero
        n[axis] = sign
        spaces.append(HalfSpace(normal: n, offset: half[axis]))
      }
    }
    for _ in 0..<faces {
      guard let n = Vector3.random(1, &g).normalized else { continue }
      spaces.append(HalfSpace(normal: n, offset: (n * half).length))
    }
    return ConvexPolytope(spaces).mesh.map { OracleSolid("hull", convex: $0) }
  }

  private static func extrusion(
    _ name: String, _ outline: [SIMD2<Double>], _ caps: [[Int]], _ h: Double, box half: Vector3, hole: ConvexPolytope
  ) -> OracleSolid {
    let n = outline.count
    let points = outline.map { Vector3($0.x, $0.y, -h) } + outline.map { Vector3($0.x, $0.y, h) }
    var polygons = caps.map { Array($0.reversed()) } + caps.map { $0.map { $0 + n } }
    for i in 0..<n { polygons.append([i, (i + 1) % n, n + (i + 1) % n, n + i]) }
    return OracleSolid(
      name, mesh: TestSupport.mesh(points, polygons), outer: ConvexPolytope(convex: boxMesh(-half, half)), minus: hole)
  }

  private static func centred(_ mesh: TriangleMesh, _ height: Double) -> TriangleMesh {
    var m = mesh
    m.positions = m.positions.map { $0 - Vector3(0, 0, height / 2) }
    return m
  }
}

extension Vector3 {
  /// Each coordinate between −r and r.
  public static func random(_ r: Double, _ g: inout SeededGenerator) -> Vector3 {
    [
      Double.random(in: -r...r, using: &g), Double.random(in: -r...r, using: &g), Double.random(in: -r...r, using: &g),
    ]
  }
}

extension RigidTransform {
  /// Turned anyhow and moved by at most `r` along each axis.
  public static func random(_ r: Double, _ g: inout SeededGenerator) -> RigidTransform {
    RigidTransform(translation: .random(r, &g))
      * RigidTransform(turning: Double.random(in: 0...6.3, using: &g), about: .random(1, &g))
  }
}

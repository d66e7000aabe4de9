public import PintleDocument
public import PintleModel
internal import Glibc
internal import TestSupport

/// All p with normal · p ≤ offset; the normal is a unit vector.
public struct HalfSpace: Hashable, Sendable {
  public var normal: Vector3
  public var offset: Double

  public init(normal: Vector3, offset: Double) {
    self.normal = normal
    self.offset = offset
  }

  /// The same half-space after a motion.
  public func moved(_ X: RigidTransform) -> HalfSpace {
    let n = X.rotate(normal)
    return HalfSpace(normal: n, offset: offset + n.dot(X.translation))
  }
}

/// A bounded convex solid as half-spaces: insets and common parts of such solids are exact.
///
/// It exists to contradict the product's sweeps, and shares nothing with them.
public struct ConvexPolytope: Sendable {
  public var halfSpaces: [HalfSpace]

  public init(_ halfSpaces: [HalfSpace]) { self.halfSpaces = halfSpaces }

  /// The planes of a convex mesh.
  public init(convex mesh: TriangleMesh) {
    halfSpaces = []
    for i in stride(from: 0, to: mesh.indices.count, by: 3) {
      let p = (0..<3).map { mesh.positions[Int(mesh.indices[i + $0])] }
      guard let n = (p[1] - p[0]).cross(p[2] - p[0]).normalized else { continue }
      let d = n.dot(p[0])
      if !halfSpaces.contains(where: { $0.normal.dot(n) > 1 - 1e-12 && abs($0.offset - d) < 1e-10 }) {
        halfSpaces.append(HalfSpace(normal: n, offset: d))
      }
    }
  }

  /// What lies at least `depth` below every face: all points of the solid that are that deep in it, exactly.
  public func eroded(by depth: Double) -> ConvexPolytope {
    ConvexPolytope(halfSpaces.map { HalfSpace(normal: $0.normal, offset: $0.offset - depth) })
  }

  public func intersection(_ other: ConvexPolytope) -> ConvexPolytope {
    ConvexPolytope(halfSpaces + other.halfSpaces)
  }

  public func moved(_ X: RigidTransform) -> ConvexPolytope { ConvexPolytope(halfSpaces.map { $0.moved(X) }) }

  /// How far a point lies below the nearest face; negative outside.
  public func depth(of p: Vector3) -> Double {
    halfSpaces.reduce(.infinity) { min($0, $1.offset - $1.normal.dot(p)) }
  }

  /// Every point where three planes meet inside the others, merged within 10⁻¹⁰ m: O(n⁴), for solids of few faces.
  public var vertices: [Vector3] {
    var found: [Vector3] = []
    let h = halfSpaces
    for i in h.indices {
      for j in h.indices where j > i {
        let direction = h[i].normal.cross(h[j].normal)
        guard direction.lengthSquared > 1e-16 else { continue }
        for k in h.indices where k > j {
          let determinant = direction.dot(h[k].normal)
          guard abs(determinant) > 1e-9 else { continue }
          let p =
            (h[j].normal.cross(h[k].normal) * h[i].offset + h[k].normal.cross(h[i].normal) * h[j].offset
              + direction * h[k].offset) / determinant
          if h.allSatisfy({ $0.normal.dot(p) <= $0.offset + 1e-11 }),
            !found.contains(where: { ($0 - p).lengthSquared < 1e-20 })
          {
            found.append(p)
          }
        }
      }
    }
    return found
  }

  /// The surface, counter-clockwise from outside; nil where nothing, or nothing solid, is left.
  public var mesh: TriangleMesh? {
    let points = vertices
    guard points.count >= 4 else { return nil }
    var polygons: [[Int]] = []
    for h in halfSpaces {
      let on = points.indices.filter { abs(h.normal.dot(points[$0]) - h.offset) < 1e-9 }
      guard on.count >= 3 else { continue }
      let centre = on.reduce(Vector3.zero) { $0 + points[$1] } / Double(on.count)
      let u = h.normal.anyPerpendicular
      let v = h.normal.cross(u)
      func angle(_ i: Int) -> Double { atan2((points[i] - centre).dot(v), (points[i] - centre).dot(u)) }
      let ordered = on.sorted { angle($0) < angle($1) }
      if !polygons.contains(where: { Set($0) == Set(ordered) }) { polygons.append(ordered) }
    }
    return polygons.count >= 4 ? TestSupport.mesh(points, polygons) : nil
  }

  public var volume: Double { mesh.map { $0.welded.volume } ?? 0 }
}

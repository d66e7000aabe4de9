public import PintleDocument

/// One convex shape of what physics engines collide.
public enum ColliderShape: Hashable, Sendable {
  /// Full extents, centred; metres.
  case box(size: Vector3)
  /// About z, centred; metres.
  case cylinder(radius: Double, height: Double)
  /// Centred; metres.
  case sphere(radius: Double)
  case hull(ConvexHull)
}

/// A convex shape in its place.
public struct Collider: Hashable, Sendable {
  public var shape: ColliderShape
  /// In the solid's frame.
  public var at: RigidTransform

  public init(_ shape: ColliderShape, at: RigidTransform = .identity) {
    self.shape = shape
    self.at = at
  }

  /// m³.
  public var volume: Double {
    switch shape {
    case .box(let s): s.x * s.y * s.z
    case .cylinder(let r, let h): .pi * r * r * h
    case .sphere(let r): 4 / 3 * .pi * r * r * r
    case .hull(let hull): hull.volume
    }
  }

  /// In the solid's frame.
  public var bounds: Bounds {
    switch shape {
    case .box(let s): Bounds(lower: -s / 2, upper: s / 2).transformed(at)
    case .sphere(let r): Bounds(lower: at.translation, upper: at.translation).grown(r)
    case .cylinder(let r, let h):
      {
        // How far a disc reaches along each axis, and half the height along it.
        let z = at.z
        let reach = Vector3(
          r * max(0, 1 - z.x * z.x).squareRoot() + abs(z.x) * h / 2,
          r * max(0, 1 - z.y * z.y).squareRoot() + abs(z.y) * h / 2,
          r * max(0, 1 - z.z * z.z).squareRoot() + abs(z.z) * h / 2)
        return Bounds(lower: at.translation - reach, upper: at.translation + reach)
      }()
    case .hull(let hull): Bounds(hull.vertices.lazy.map(at.apply))
    }
  }

  /// How far a point of the solid's frame lies beyond the surface: negative inside; outside at most the distance.
  public func depthOutside(_ point: Vector3) -> Double {
    let d = point - at.translation
    let p = Vector3(at.x.dot(d), at.y.dot(d), at.z.dot(d))
    switch shape {
    case .box(let s): return max(abs(p.x) - s.x / 2, abs(p.y) - s.y / 2, abs(p.z) - s.z / 2)
    case .cylinder(let r, let h): return max((p.x * p.x + p.y * p.y).squareRoot() - r, abs(p.z) - h / 2)
    case .sphere(let r): return p.length - r
    case .hull(let hull): return hull.planes.reduce(-.infinity) { max($0, $1.normal.dot(p) - $1.offset) }
    }
  }

  func moved(_ X: RigidTransform) -> Collider { Collider(shape, at: X * at) }

  /// The mirror image in the plane through `point` across the unit `normal`.
  func mirrored(point: Vector3, normal n: Vector3) -> Collider {
    func reflected(_ v: Vector3) -> Vector3 { v - n * (2 * n.dot(v)) }
    // Mirrored axes are left-handed: the shapes are their own mirror images in x, a hull is mirrored in its own x.
    var X = RigidTransform(x: -reflected(at.x), y: reflected(at.y), z: reflected(at.z))
    X.translation = point + reflected(at.translation - point)
    if case .hull(let hull) = shape { return Collider(.hull(hull.mirroredInX), at: X) }
    return Collider(shape, at: X)
  }

  /// As a polyhedron in the solid's frame; round shapes by vertices on their surface, so that no more than the shape is
  /// filled. `sides` of a circle.
  func polyhedron(sides: Int) -> ConvexHull? {
    switch shape {
    case .box(let s): ConvexHull(box: s).moved(at)
    case .cylinder(let r, let h):
      ConvexHull(frustum: ConvexPolygon.circle(radius: r, sides: sides), bottom: -h / 2, top: h / 2).moved(at)
    case .sphere(let r):
      ConvexHull(of: SphereDirections.points(sides * sides / 3).map { $0 * r })?.moved(at)
    case .hull(let hull): at == .identity ? hull : hull.moved(at)
    }
  }
}

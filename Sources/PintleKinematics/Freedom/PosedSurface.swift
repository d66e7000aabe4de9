internal import PintleDocument

/// A surface in a pose, of which only what is looked at is moved: boxes and triangles one by one, never all vertices.
struct PosedSurface {
  let surface: Surface
  /// The surface's frame in the asset.
  let X_AS: RigidTransform
  /// The columns of the rotation, without signs: they carry half extents.
  private let x: Vector3, y: Vector3, z: Vector3

  init(_ surface: Surface, at X_AS: RigidTransform) {
    self.surface = surface
    self.X_AS = X_AS
    func magnitude(_ v: Vector3) -> Vector3 { Vector3(abs(v.x), abs(v.y), abs(v.z)) }
    (x, y, z) = (magnitude(X_AS.x), magnitude(X_AS.y), magnitude(X_AS.z))
  }

  /// Around a node of the tree, in the asset: as tight as its own box where axes stay axes.
  @inline(__always) func box(_ node: Int) -> Box {
    let own = surface.boxes[node]
    let centre = (own.lower + own.upper) / 2
    let half = (own.upper - own.lower) / 2
    let c = apply(X_AS, Vector3(centre.x, centre.y, centre.z))
    let h = x * half.x + y * half.y + z * half.z
    return Box(lower: SIMD4(c - h, 0), upper: SIMD4(c + h, 0))
  }

  @inline(__always) func triangle(_ i: Int) -> Triangle {
    let t = surface.triangle(i)
    return Triangle(apply(X_AS, t.a), apply(X_AS, t.b), apply(X_AS, t.c))
  }

  /// A point of the asset lies in the material; false for open surfaces.
  func contains(_ p: Vector3) -> Bool {
    surface.isClosed && surface.winding(X_AS.inverse.apply(p)) > 0.5
  }
}

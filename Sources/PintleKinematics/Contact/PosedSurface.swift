internal import PintleDocument

/// A surface in a pose, of which only what is looked at is moved: boxes and triangles one by one, never all vertices.
struct PosedSurface {
  let surface: Surface
  /// The surface's frame in the one it is seen from: the asset, or another solid.
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

  /// Around the unit normals of a node, in the asset.
  @inline(__always) func normals(_ node: Box) -> (centre: Vector3, half: Vector3) {
    let half = (node.upper - node.lower) / 2
    return (rotate(X_AS, node.centre), x * half.x + y * half.y + z * half.z)
  }

  @inline(__always) func triangle(_ i: Int) -> Triangle {
    let t = surface.triangle(i)
    return Triangle(apply(X_AS, t.a), apply(X_AS, t.b), apply(X_AS, t.c))
  }

  /// The first place found where it crosses or touches a surface that lies in the frame it is posed in; the order of the
  /// search is fixed.
  func crossing(_ other: PlacedSurface) -> Vector3? {
    guard !surface.isEmpty, !other.boxes.isEmpty else { return nil }
    var stack: [(i: Int, own: Box, j: Int)] = [(0, box(0), 0)]
    while let (i, own, j) = stack.popLast() {
      guard own.meets(other.boxes[j], within: 1e-12) else { continue }
      let a = surface.tree.nodes[i]
      let b = other.surface.tree.nodes[j]
      if a.right == 0, b.right == 0 {
        for s in Int(a.first)..<Int(a.first + a.count) {
          let first = triangle(s)
          for t in Int(b.first)..<Int(b.first + b.count) {
            if let x = PintleKinematics.crossing(first, other.triangle(t)) { return x }
          }
        }
      } else if b.right == 0 || (a.right != 0 && own.radius > other.boxes[j].radius) {
        stack.append((Int(a.right), box(Int(a.right)), j))
        stack.append((i + 1, box(i + 1), j))
      } else {
        stack.append((i, own, Int(b.right)))
        stack.append((i, own, j + 1))
      }
    }
    return nil
  }

  /// A point of the asset lies in the material; false for open surfaces.
  func contains(_ p: Vector3) -> Bool {
    surface.isClosed && surface.winding(X_AS.inverse.apply(p)) > 0.5
  }
}

internal import PintleDocument
internal import PintleModel

/// A shape's vertices in a joint's frame at the start of a sweep, and the box around its triangles in joint coordinates.
///
/// Enough to see that most pairs never come near each other, without a tree: O(n).
struct JointOutline {
  let positions: [Vector3]
  /// Of the vertices; empty for a slide.
  let polar: [PolarVertex]
  let box: Box
  /// Corner indices, in the mesh's order; empty where one of them names no vertex.
  let triangles: [SIMD3<UInt32>]

  /// `X_JS`: the solid's frame in the joint's.
  init(_ mesh: WeldedMesh, at X_JS: RigidTransform, in coordinates: JointCoordinates) {
    let positions = mesh.positions.map { apply(X_JS, $0) }
    let polar = coordinates == .rotation ? positions.map(PolarVertex.init) : []
    self.positions = positions
    self.polar = polar
    let count = UInt32(positions.count)
    triangles = mesh.triangles.allSatisfy { $0.x < count && $0.y < count && $0.z < count } ? mesh.triangles : []
    if coordinates == .slide {
      let bounds = Bounds(positions)
      box = bounds.isEmpty ? .empty : Box(lower: SIMD4(bounds.lower, 0), upper: SIMD4(bounds.upper, 0))
      return
    }
    let triangles = triangles
    box = positions.withUnsafeBufferPointer { p in
      polar.withUnsafeBufferPointer { polar in
        var box: Box?
        for t in triangles {
          let (a, b, c) = (Int(t.x), Int(t.y), Int(t.z))
          let corners = Triangle(p[a], p[b], p[c])
          let part = coordinates.box(corners, polar[a], polar[b], polar[c])
          if var known = box {
            coordinates.merge(&known, part)
            box = known
          } else {
            box = part
          }
        }
        return box ?? .empty
      }
    }
  }
}

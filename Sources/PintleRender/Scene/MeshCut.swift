import PintleDocument
import PintleModel

/// A triangle mesh cut by a plane: what is left of its surface, and the contour it leaves in the plane.
///
/// Vertices in the plane count as taken away, so that a face in the plane goes and the contour closes it. O(triangles).
struct MeshCut {
  private(set) var surface = TriangleMesh()
  /// Directed so that, seen against the normal, the material lies on the left.
  private(set) var contour: [(from: Vector3, to: Vector3)] = []

  init(_ mesh: TriangleMesh, _ plane: CutPlane) {
    let scale = max(mesh.bounds.diagonal, 1e-9)
    let heights = mesh.positions.map { p -> Double in
      let h = plane.normal.dot(p) - plane.offset
      return h < -1e-9 * scale ? h : max(h, 0)
    }
    var kept = [Int32](repeating: -1, count: mesh.positions.count)

    func keep(_ i: Int, _ out: inout TriangleMesh) -> UInt32 {
      if kept[i] < 0 {
        kept[i] = Int32(out.positions.count)
        out.positions.append(mesh.positions[i])
        out.normals.append(mesh.normals[i])
      }
      return UInt32(kept[i])
    }
    /// The point where an edge meets the plane; from the end that stays, whichever way the edge is walked.
    func cross(_ inside: Int, _ outside: Int, _ out: inout TriangleMesh) -> UInt32 {
      let t = heights[inside] / (heights[inside] - heights[outside])
      let p = mesh.positions[inside] + (mesh.positions[outside] - mesh.positions[inside]) * t
      let n = mesh.normals[inside] + (mesh.normals[outside] - mesh.normals[inside]) * Float(t)
      let length = (n * n).sum().squareRoot()
      out.positions.append(p)
      out.normals.append(length > 0 ? n / length : mesh.normals[inside])
      return UInt32(out.positions.count - 1)
    }

    var out = TriangleMesh()
    for t in stride(from: 0, to: mesh.indices.count - 2, by: 3) {
      var corner = [Int(mesh.indices[t]), Int(mesh.indices[t + 1]), Int(mesh.indices[t + 2])]
      let below = corner.count { heights[$0] < 0 }
      guard below > 0 else { continue }
      let face = mesh.faces.indices.contains(t / 3) ? mesh.faces[t / 3] : 0
      if below == 3 {
        out.indices += corner.map { keep($0, &out) }
        out.faces.append(face)
        continue
      }
      // The odd one out comes first.
      while (heights[corner[0]] < 0) != (below == 1) || (heights[corner[1]] < 0) == (below == 1) {
        corner = [corner[1], corner[2], corner[0]]
        if (heights[corner[0]] < 0) == (below == 1), (heights[corner[1]] < 0) != (below == 1),
          (heights[corner[2]] < 0) != (below == 1)
        {
          break
        }
      }
      let (a, b, c) = (corner[0], corner[1], corner[2])
      if below == 1 {
        let (ab, ac) = (cross(a, b, &out), cross(a, c, &out))
        out.indices += [keep(a, &out), ab, ac]
        out.faces.append(face)
        contour.append((out.positions[Int(ac)], out.positions[Int(ab)]))
      } else {
        let (ab, ac) = (cross(b, a, &out), cross(c, a, &out))
        let (kb, kc) = (keep(b, &out), keep(c, &out))
        out.indices += [ab, kb, kc, ab, kc, ac]
        out.faces += [face, face]
        contour.append((out.positions[Int(ab)], out.positions[Int(ac)]))
      }
    }
    contour.removeAll { $0.from == $0.to }
    surface = out
  }
}

import Glibc
public import PintleDocument
import PintleModel

/// What a ray through a scene meets.
public struct ScenePick: Hashable, Sendable {
  /// Indices into `Model.parts` and `Model.drawn`.
  public var part: Int
  public var shape: Int
  /// Asset frame, metres, in the pose of the scene.
  public var point: Vector3
  /// Unit, toward the viewer; of the surface as it is shaded.
  public var normal: Vector3
  /// From the start of the ray, metres.
  public var distance: Double
  public var isTransparent: Bool
}

extension RenderScene {
  /// The first surface of every part that a ray meets, nearest first. `direction` is a unit vector.
  ///
  /// Exact against the triangles (Möller and Trumbore 1997), without a picture: O(triangles of the shapes whose boxes it
  /// meets). What lies behind the start is not met.
  public func pick(from origin: Vector3, along direction: Vector3) -> [ScenePick] {
    var nearest: [Int: ScenePick] = [:]
    for item in items where item.X_AS.isFinite {
      let inverse = item.X_AS.inverse
      let start = inverse.apply(origin)
      let d = inverse.rotate(direction)
      guard Self.meets(item.solid.bounds, start, d) else { continue }
      let mesh = item.solid.mesh
      var best = nearest[item.part]?.distance ?? .infinity
      for t in stride(from: 0, to: mesh.indices.count - 2, by: 3) {
        let (i, j, k) = (Int(mesh.indices[t]), Int(mesh.indices[t + 1]), Int(mesh.indices[t + 2]))
        let a = mesh.positions[i]
        let (e, f) = (mesh.positions[j] - a, mesh.positions[k] - a)
        let p = d.cross(f)
        let determinant = e.dot(p)
        guard abs(determinant) > 1e-300 else { continue }
        let s = start - a
        let u = s.dot(p) / determinant
        let q = s.cross(e)
        let v = d.dot(q) / determinant
        guard u >= 0, v >= 0, u + v <= 1 else { continue }
        let distance = f.dot(q) / determinant
        guard distance > 0, distance < best else { continue }
        best = distance
        func normal(_ index: Int) -> Vector3 {
          let n = mesh.normals[index]
          return [Double(n.x), Double(n.y), Double(n.z)]
        }
        let smooth = normal(i) * (1 - u - v) + normal(j) * u + normal(k) * v
        let outward = item.X_AS.rotate(smooth.normalized ?? e.cross(f).normalized ?? [0, 0, 1])
        nearest[item.part] = ScenePick(
          part: item.part, shape: item.shape, point: origin + direction * distance,
          normal: outward.dot(direction) > 0 ? -outward : outward, distance: distance,
          isTransparent: item.material.opacity < 1)
      }
    }
    return nearest.values.sorted { ($0.distance, $0.part) < ($1.distance, $1.part) }
  }

  /// Whether a ray meets a box (slabs).
  private static func meets(_ box: Bounds, _ origin: Vector3, _ direction: Vector3) -> Bool {
    guard !box.isEmpty else { return false }
    var near = -Double.infinity
    var far = Double.infinity
    // A little room, so that flat boxes are not missed by rounding.
    let slack = 1e-9 * max(box.diagonal, 1e-9)
    let axes: [(Double, Double, Double, Double)] = [
      (origin.x, direction.x, box.lower.x, box.upper.x), (origin.y, direction.y, box.lower.y, box.upper.y),
      (origin.z, direction.z, box.lower.z, box.upper.z),
    ]
    for (o, d, lower, upper) in axes {
      if abs(d) < 1e-300 {
        guard o >= lower - slack, o <= upper + slack else { return false }
        continue
      }
      let (a, b) = ((lower - slack - o) / d, (upper + slack - o) / d)
      near = max(near, min(a, b))
      far = min(far, max(a, b))
    }
    return near <= far && far > 0
  }
}

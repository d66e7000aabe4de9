internal import PintleDocument
internal import PintleModel

/// The shapes of a path's sweep as drawn, in the frames that chains want, whole and moved inward; each made once.
final class PathShapes {
  private struct Key: Hashable {
    var shape: Int
    var inset: Double
    /// The frame: two of its axes say it all.
    var x: Vector3, z: Vector3

    init(_ shape: Int, _ inset: Double, _ frame: RigidTransform) {
      self.shape = shape
      self.inset = inset
      (x, z) = (frame.x, frame.z)
    }
  }
  private struct RingKey: Hashable {
    var key: Key
    var x: Double, y: Double
  }

  let shapes: [ModelShape]
  private let entries: [SolidEntry]
  private var positions: [Key: [Vector3]] = [:]
  private var surfaces: [Key: PlacedSurface] = [:]
  private var layers: [Key: Spans] = [:]
  private var rings: [RingKey: Spans] = [:]

  init(_ shapes: [ModelShape]) {
    self.shapes = shapes
    entries = shapes.map { SurfaceCache.shared.entry(of: $0.solid) }
  }

  func surface(_ shape: Int) -> Surface { entries[shape].surface }
  func isSound(_ shape: Int) -> Bool { entries[shape].isSound }

  /// The box around some shapes, drawn pose.
  func bounds(_ list: [Int]) -> Bounds {
    var bounds = Bounds.empty
    for i in list where isSound(i) { bounds = bounds.union(entries[i].bounds.transformed(shapes[i].X_AS)) }
    return bounds
  }

  func placed(_ shape: Int, inset: Double, in frame: RigidTransform) -> PlacedSurface {
    let key = Key(shape, inset, frame)
    if let made = surfaces[key] { return made }
    let made = PlacedSurface(surface(shape), positions: points(key, frame))
    surfaces[key] = made
    return made
  }

  /// What a shape's triangles take up along the frame's z.
  func layers(_ shape: Int, inset: Double, in frame: RigidTransform) -> Spans {
    let key = Key(shape, inset, frame)
    if let made = layers[key] { return made }
    let p = points(key, frame)
    let made = Spans(
      triangles(key).map { t in
        let (a, b, c) = (p[Int(t.x)].z, p[Int(t.y)].z, p[Int(t.z)].z)
        return min(a, min(b, c))...max(a, max(b, c))
      })
    layers[key] = made
    return made
  }

  /// What they take up in distance from a line along the frame's z through a point of that frame.
  func rings(_ shape: Int, inset: Double, in frame: RigidTransform, about line: Vector3) -> Spans {
    let key = RingKey(key: Key(shape, inset, frame), x: line.x, y: line.y)
    if let made = rings[key] { return made }
    let p = points(key.key, frame)
    let axis = Vector3(line.x, line.y, 0)
    func flat(_ i: UInt32) -> Vector3 { Vector3(p[Int(i)].x, p[Int(i)].y, 0) }
    let made = Spans(
      triangles(key.key).map { t in
        let flat = Triangle(flat(t.x), flat(t.y), flat(t.z))
        let most = max(norm(flat.a - axis), max(norm(flat.b - axis), norm(flat.c - axis)))
        // A triangle that stands on edge is a segment here, which the closest point of a triangle may not see.
        let edges = [(flat.a, flat.b), (flat.b, flat.c), (flat.c, flat.a)].map { distance(axis, $0.0, $0.1) }
        let least = min(norm(closestPoint(axis, flat) - axis), min(edges[0], min(edges[1], edges[2])))
        return least...max(least, most)
      })
    rings[key] = made
    return made
  }

  private func points(_ key: Key, _ frame: RigidTransform) -> [Vector3] {
    if let made = positions[key] { return made }
    let X = frame.inverse * shapes[key.shape].X_AS
    let own: [Vector3]
    if key.inset > 0 {
      let s = surface(key.shape)
      own = s.inset.positions(of: s, by: key.inset)
    } else {
      own = entries[key.shape].solid.surface.positions
    }
    let made = own.map { apply(X, $0) }
    positions[key] = made
    return made
  }

  private func triangles(_ key: Key) -> [SIMD3<UInt32>] { entries[key.shape].solid.surface.triangles }
}

private func distance(_ p: Vector3, _ a: Vector3, _ b: Vector3) -> Double {
  let d = b - a
  let squared = dot(d, d)
  let s = squared > 0 ? min(1, max(0, dot(p - a, d) / squared)) : 0
  return norm(a + d * s - p)
}

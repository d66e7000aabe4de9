import Glibc
public import PintleDocument

/// An eye, what it looks at, and its lens. Metres, asset frame.
public struct Camera: Hashable, Sendable {
  public enum Lens: Hashable, Sendable {
    /// The full height of the picture, metres.
    case orthographic(height: Double)
    /// The full vertical angle, radians.
    case perspective(fieldOfView: Double)
  }

  public var eye: Vector3
  public var target: Vector3
  public var up: Vector3
  public var lens: Lens

  public init(eye: Vector3, target: Vector3, up: Vector3, lens: Lens) {
    self.eye = eye
    self.target = target
    self.up = up
    self.lens = lens
  }

  /// Unit vectors: to the right of the picture, up in it, and into it.
  public var axes: (right: Vector3, up: Vector3, forward: Vector3) {
    let forward = (target - eye).normalized ?? [0, 1, 0]
    let right = forward.cross(up).normalized ?? forward.anyPerpendicular
    return (right, right.cross(forward), forward)
  }

  /// Metres per pixel at the target.
  public func scale(height: Int) -> Double {
    switch lens {
    case .orthographic(let h): h / Double(height)
    case .perspective(let angle): 2 * (target - eye).length * tan(angle / 2) / Double(height)
    }
  }
}

extension Camera {
  /// The camera of a view that has all points in a picture of width × height pixels, with at least `margin` pixels
  /// (right and left, top and bottom) around them.
  ///
  /// Perspective: the tightest camera is found in closed form. A point (x, y, z) in camera axes is inside where
  /// |x − eₓ| ≤ t (z − e_z); the extreme values of x − t z and −x − t z bound eₓ and e_z from both sides.
  public init(
    _ view: View, framing points: [Vector3], width: Int, height: Int, margin: SIMD2<Double> = [12, 22],
    fieldOfView: Double = 20 * .pi / 180
  ) {
    let (sa, ca) = exactSineCosine(view.azimuth)
    let (se, ce) = exactSineCosine(view.elevation)
    let toEye = Vector3(sa * ce, -ca * ce, se)
    let forward = -toEye
    let right = Vector3(ca, sa, 0)
    let up = right.cross(forward)
    let seen = points.isEmpty ? [Vector3.zero] : points
    let box = Bounds(seen.lazy.map { [$0.dot(right), $0.dot(up), $0.dot(forward)] })
    let size = SIMD2(Double(max(width, 1)), Double(max(height, 1)))
    let free = SIMD2(max(size.x - 2 * margin.x, size.x / 4), max(size.y - 2 * margin.y, size.y / 4)) / size
    let least = max(box.diagonal, 1e-6)
    let middle = right * box.centre.x + up * box.centre.y + forward * box.centre.z

    switch view.projection {
    case .orthographic:
      let tall = max(box.size.y / free.y, box.size.x / free.x * size.y / size.x, least * 1e-3)
      self.init(eye: middle + toEye * (2 * least), target: middle, up: up, lens: .orthographic(height: tall))
    case .perspective:
      let t = SIMD2(tan(fieldOfView / 2) * size.x / size.y, tan(fieldOfView / 2)) * free
      var high = Vector3(repeating: -.infinity)
      var low = Vector3(repeating: -.infinity)
      for p in seen {
        let x = p.dot(right)
        let y = p.dot(up)
        let z = p.dot(forward)
        high = pointwiseMax(high, [x - t.x * z, y - t.y * z, 0])
        low = pointwiseMax(low, [-x - t.x * z, -y - t.y * z, 0])
      }
      let depth = min(-(high.x + low.x) / (2 * t.x), -(high.y + low.y) / (2 * t.y), box.lower.z - 0.05 * least)
      let eye = right * ((high.x - low.x) / 2) + up * ((high.y - low.y) / 2) + forward * depth
      let target = eye + forward * (box.centre.z - depth)
      self.init(eye: eye, target: target, up: up, lens: .perspective(fieldOfView: fieldOfView))
    }
  }
}

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
  /// Pixels around what is framed.
  public struct Margin: Hashable, Sendable {
    public var side: Double
    public var top: Double
    public var bottom: Double

    public init(side: Double, top: Double, bottom: Double) {
      self.side = side
      self.top = top
      self.bottom = bottom
    }
  }

  /// The camera of a view that has all points in a picture of width × height pixels, with margins around them.
  ///
  /// Perspective: the tightest camera is found in closed form. A point (x, y, z) in camera axes lies below the upper
  /// edge of the free area where y − e_y ≤ t (z − e_z), and so for the other three; the extreme values of y − t z and
  /// its like bound the eye from all sides.
  public init(
    _ view: View, framing points: [Vector3], width: Int, height: Int,
    margin: Margin = Margin(side: 12, top: 22, bottom: 22), fieldOfView: Double = 20 * .pi / 180
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
    // Half the picture is 1; at least half of it stays free, whatever the margins are.
    func share(_ pixels: Double, of whole: Double) -> Double { max(1 - 2 * pixels / whole, 0.5) }
    let side = share(margin.side, of: size.x)
    let above = share(margin.top, of: size.y)
    let below = share(margin.bottom, of: size.y)
    let least = max(box.diagonal, 1e-6)
    let middle = right * box.centre.x + up * box.centre.y + forward * box.centre.z

    switch view.projection {
    case .orthographic:
      let tall = max(
        2 * box.size.y / (above + below), box.size.x / side * size.y / size.x, least * 1e-3)
      let target = middle - up * (tall * (above - below) / 4)
      self.init(eye: target + toEye * (2 * least), target: target, up: up, lens: .orthographic(height: tall))
    case .perspective:
      let half = tan(fieldOfView / 2)
      let tx = half * size.x / size.y * side
      let (high, low) = (half * above, half * below)
      let none = Vector3(repeating: -.infinity)
      var (a, b) = (none, none)
      for p in seen {
        let (x, y, z) = (p.dot(right), p.dot(up), p.dot(forward))
        a = pointwiseMax(a, [x - tx * z, y - high * z, 0])
        b = pointwiseMax(b, [-x - tx * z, -y - low * z, 0])
      }
      let depth = min(-(a.x + b.x) / (2 * tx), -(a.y + b.y) / (high + low), box.lower.z - 0.05 * least)
      let eye = right * ((a.x - b.x) / 2) + up * ((a.y - b.y + (high - low) * depth) / 2) + forward * depth
      let target = eye + forward * (box.centre.z - depth)
      self.init(eye: eye, target: target, up: up, lens: .perspective(fieldOfView: fieldOfView))
    }
  }
}

import Glibc
public import PintleDocument

/// From points of the asset to pixels and back, for one picture.
public struct Projection: Sendable {
  public let camera: Camera
  public let width: Int
  public let height: Int
  private let axes: (right: Vector3, up: Vector3, forward: Vector3)

  public init(_ camera: Camera, width: Int, height: Int) {
    self.camera = camera
    self.width = width
    self.height = height
    axes = camera.axes
  }

  /// Pixels per metre at a depth.
  private func scale(at depth: Double) -> Double {
    switch camera.lens {
    case .orthographic(let h): Double(height) / h
    case .perspective(let angle): Double(height) / (2 * depth * tan(angle / 2))
    }
  }

  /// The pixel of a point, from the top left corner of the picture, and its depth along the view, metres; nil behind a
  /// perspective eye.
  public func pixel(_ p: Vector3) -> (x: Double, y: Double, depth: Double)? {
    let v = p - camera.eye
    let depth = v.dot(axes.forward)
    if case .perspective = camera.lens, depth <= 1e-9 { return nil }
    let s = scale(at: depth)
    return (0.5 * Double(width) + s * v.dot(axes.right), 0.5 * Double(height) - s * v.dot(axes.up), depth)
  }

  /// The ray through a place in the picture: its start and unit direction, asset frame.
  public func ray(x: Double, y: Double) -> (origin: Vector3, direction: Vector3) {
    let (dx, dy) = (x - 0.5 * Double(width), 0.5 * Double(height) - y)
    switch camera.lens {
    case .orthographic(let h):
      let s = h / Double(height)
      return (camera.eye + axes.right * (dx * s) + axes.up * (dy * s), axes.forward)
    case .perspective(let angle):
      let s = 2 * tan(angle / 2) / Double(height)
      let direction = axes.forward + axes.right * (dx * s) + axes.up * (dy * s)
      return (camera.eye, direction.normalized ?? axes.forward)
    }
  }
}

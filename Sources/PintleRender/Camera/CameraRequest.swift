public import PintleDocument

/// Where to look from, and at what: what a camera is made from once the picture's size and the scene are known.
public struct CameraRequest: Hashable, Sendable {
  public enum Target: Hashable, Sendable {
    /// Everything in the picture.
    case everything
    /// A part, by its index, and a little of what is around it.
    case part(Int)
    /// A point, asset frame, metres, in the middle of the picture.
    case point(Vector3)
  }

  public var view: View
  public var target: Target
  /// From the eye to the target, metres; nil: as far as it takes to have the target in the picture.
  public var distance: Double?
  /// The full vertical angle of a perspective picture, radians.
  public var fieldOfView: Double

  public init(_ view: View, at target: Target = .everything, distance: Double? = nil, fieldOfView: Double = .pi / 9) {
    self.view = view
    self.target = target
    self.distance = distance
    self.fieldOfView = fieldOfView
  }

  /// One camera for all scenes: nothing jumps from one to the next. `points`: what else has to be in the picture where
  /// everything is.
  public func camera(
    for scenes: [RenderScene], with points: [Vector3] = [], width: Int, height: Int,
    margin: Camera.Margin = Camera.Margin(side: 12, top: 12, bottom: 12)
  ) -> Camera {
    let all = scenes.flatMap(\.corners) + points
    let framed: [Vector3]
    switch target {
    case .everything: framed = all
    case .part(let part):
      let points = scenes.flatMap { $0.corners(of: [part]) }
      framed = points.isEmpty ? all : Bounds(points).grown(0.12 * Bounds(points).diagonal).corners
    case .point(let p):
      // With every point its mirror image: the middle is the point.
      framed = all.isEmpty ? [p] : all + all.map { p * 2 - $0 }
    }
    var camera = Camera(
      view, framing: framed, width: width, height: height, margin: margin, fieldOfView: fieldOfView)
    guard let distance else { return camera }
    let middle: Vector3 = if case .point(let p) = target { p } else { Bounds(framed).centre }
    let forward = camera.axes.forward
    camera.eye = middle - forward * distance
    camera.target = middle
    if case .orthographic = camera.lens {
      let (s, c) = exactSineCosine(fieldOfView / 2)
      camera.lens = .orthographic(height: 2 * distance * s / c)
    }
    return camera
  }
}

internal import PintleDocument

/// Where something can be put: a spot, or the middle of a face.
public protocol Place {
  var spot: Spot { get }
}

/// A point on a face: knows the outward side and, if the face is a shape's, the shape and the part it belongs to.
public struct Spot: Place, Sendable {
  let position: Vector3
  /// Of unit length.
  let normal: Vector3
  /// The shape whose face it lies on.
  let shape: Shape?

  init(position: Vector3, normal: Vector3, shape: Shape?) {
    self.position = position
    self.normal = normal
    self.shape = shape
  }

  public var spot: Spot { self }
  public var point: Point { Point(position) }
  public var outward: Axis { Axis(origin: position, direction: normal) }
  public var inward: Axis { Axis(origin: position, direction: -normal) }

  /// The part whose shape this spot lies on.
  var part: Part? { shape?.part }

  /// The same spot elsewhere on its plane, or off it.
  public func moved(
    _ d: Direction, _ by: Double, file: StaticString = #fileID, line: UInt = #line, column: UInt = #column
  ) -> Spot {
    let d = d.vector * checkedDistance(by, "a move", recorded(file, line, column))
    return Spot(position: position + d, normal: normal, shape: shape)
  }

  /// The frame of a thing mounted here: origin on the spot, z outward, y toward the asset's up (on top and bottom: back).
  var mounting: RigidTransform {
    let hint: Vector3 = abs(normal.z) > 0.9 ? .back : .up
    let y = (hint - normal * hint.dot(normal)).normalized ?? normal.anyPerpendicular
    return RigidTransform(x: y.cross(normal), y: y, z: normal, translation: position)
  }
}

public import PintleDocument

/// A plane that cuts things open: what lies on the side of its normal is taken away. Metres, asset frame.
public struct CutPlane: Hashable, Sendable, Codable {
  /// A unit vector.
  public var normal: Vector3
  /// normal · p of the points p in the plane.
  public var offset: Double

  /// nil where the normal is not a direction or the offset is not finite.
  public init?(normal: Vector3, offset: Double) {
    guard let unit = normal.normalized, offset.isFinite else { return nil }
    self.normal = unit
    self.offset = offset / normal.length
  }

  /// The same plane, and the other side taken away.
  public var flipped: CutPlane {
    var plane = self
    plane.normal = -normal
    plane.offset = -offset
    return plane
  }

  /// The side of a viewer at `eye` is taken away.
  public func facing(_ eye: Vector3) -> CutPlane { normal.dot(eye) >= offset ? self : flipped }

  /// The plane in the frame B, by the pose of B in the asset.
  func within(_ X_AB: RigidTransform) -> CutPlane {
    let inverse = X_AB.inverse
    var plane = self
    plane.normal = inverse.rotate(normal)
    plane.offset = offset - normal.dot(X_AB.translation)
    return plane
  }
}

public import PintleDocument
public import PintleModel

extension ModelShape {
  /// True where the shape is a body of revolution about a line within a tolerance: a turn about it changes nothing.
  ///
  /// By the way the solid is built where that tells, else by comparing the mesh with its turned self. O(n log n), and
  /// O(n) for what is plainly not round.
  ///
  /// - Parameters:
  ///   - line: asset frame, drawn pose.
  ///   - tolerance: metres; holds the sagitta of facets too.
  public func isRevolved(about line: LineRecord, within tolerance: Double) -> Bool {
    guard line.origin.isFinite, let direction = line.direction.normalized, tolerance > 0,
      SurfaceCache.shared.entry(of: solid).isSound
    else { return false }
    let X_JS = RigidTransform(origin: line.origin, z: direction).inverse * X_AS
    let own = X_JS.inverse
    let far = max(solid.bounds.lower.length, solid.bounds.upper.length)
    if far.isFinite,
      solid.node.isRevolved(
        about: LineRecord(origin: own.translation, direction: own.z), within: tolerance, extent: far)
    {
      return true
    }
    let box = Bounds(solid.surface.positions.lazy.map(X_JS.apply))
    guard abs(box.centre.x) <= tolerance, abs(box.centre.y) <= tolerance, abs(box.size.x - box.size.y) <= 2 * tolerance
    else { return false }
    return JointOutline(solid.surface, at: X_JS, in: .rotation).isRevolved(within: tolerance)
  }
}

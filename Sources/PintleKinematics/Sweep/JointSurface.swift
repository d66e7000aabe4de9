internal import PintleDocument

/// A surface in a joint's frame (axis = z) at the start of a sweep, with its tree's boxes in joint coordinates.
final class JointSurface {
  let surface: Surface
  let coordinates: JointCoordinates
  let positions: [Vector3]
  let boxes: [Box]
  /// Of the single triangles, in tree order.
  let triangleBoxes: [Box]
  /// Cartesian, in the joint's frame.
  let bounds: Bounds
  private let X_SJ: RigidTransform
  private var windingStore: WindingNumber?
  /// Corners and edges to be asked for contact, in tree order; made when first asked for.
  var features: [SurfaceFeatures.Mask] {
    if let featureStore { return featureStore }
    let made = isMovedInward ? surface.features.masks(surface.tree.triangles, at: positions) : surface.ownFeatures
    featureStore = made
    return made
  }
  var hasFeatures: Bool { featureStore != nil }
  private var featureStore: [SurfaceFeatures.Mask]?
  private let isMovedInward: Bool

  /// `X_JS`: the solid's frame in the joint's; `margin`: how far the surface is moved inward first.
  /// `thickness`: per vertex, where a quarter of it bounds that; `isMitred`: by the mitred inset; `outline`: of the same
  /// shape, where it is not moved.
  init(
    _ surface: Surface, at X_JS: RigidTransform, in coordinates: JointCoordinates, margin: Double = 0,
    thickness: [Double]? = nil, isMitred: Bool = false, outline: JointOutline? = nil
  ) {
    self.surface = surface
    self.coordinates = coordinates
    X_SJ = X_JS.inverse
    isMovedInward = margin != 0
    let known = margin == 0 && outline?.positions.count == surface.positions.count ? outline : nil
    func moved() -> [Vector3] {
      margin == 0
        ? surface.positions
        : (isMitred ? surface.mitredInset : surface.inset).positions(of: surface, by: margin, thickness: thickness)
    }
    let positions = known?.positions ?? moved().map { apply(X_JS, $0) }
    self.positions = positions
    bounds = Bounds(positions)
    let triangles = surface.tree.triangles
    let polar = known?.polar ?? (coordinates == .rotation ? positions.map(PolarVertex.init) : [])
    let single = positions.withUnsafeBufferPointer { p in
      polar.withUnsafeBufferPointer { polar in
        triangles.map { t in
          let (a, b, c) = (Int(t.x), Int(t.y), Int(t.z))
          let corners = Triangle(p[a], p[b], p[c])
          return coordinates == .slide ? Box(corners) : coordinates.box(corners, polar[a], polar[b], polar[c])
        }
      }
    }
    triangleBoxes = single
    boxes = single.withUnsafeBufferPointer { single in
      surface.tree.fit({ single[$0] }, merge: { coordinates.merge(&$0, $1) })
    }
  }

  @inline(__always) func triangle(_ i: Int) -> Triangle {
    let t = surface.tree.triangles[i]
    return Triangle(positions[Int(t.x)], positions[Int(t.y)], positions[Int(t.z)])
  }

  /// The winding number around a point of the joint's frame.
  func winding(_ p: Vector3) -> Double {
    if !isMovedInward { return surface.winding(apply(X_SJ, p)) }
    if let windingStore { return windingStore(p) }
    let made = WindingNumber(surface.tree, positions, isCycle: surface.isWatertight)
    windingStore = made
    return made(p)
  }
}

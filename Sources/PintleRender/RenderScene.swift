import COffscreenGL
public import PintleDocument
public import PintleKinematics
public import PintleModel

/// What a picture shows: the shapes of a model in a pose, some of them withdrawn so that others stand out.
public struct RenderScene: Sendable {
  public let model: Model
  /// For every part of the model, the motion from the drawn pose, asset frame.
  public let motions: [RigidTransform]
  /// How far each part is withdrawn to a pale grey: 0 as it is, 1 wholly.
  public var muted: [Double]
  /// The height of the ground that catches shadows, metres; nil: none.
  public var ground: Double?

  /// The model in a pose; as drawn where there is none. The ground lies under the asset as it stands in `home`.
  public init(_ model: Model, pose: Pose? = nil, ground: Double? = nil) {
    self.model = model
    motions = model.parts.indices.map { pose?.motion(ofPart: $0) ?? .identity }
    muted = [Double](repeating: 0, count: model.parts.count)
    self.ground = ground
  }

  /// The pose of a shape's solid in the asset.
  func X_AS(_ shape: ModelShape) -> RigidTransform {
    motions.indices.contains(shape.part) ? motions[shape.part] * shape.X_AS : shape.X_AS
  }

  /// Corners of boxes around every shape, each box in its solid's frame: what a camera has to have in the picture.
  public var corners: [Vector3] { corners(of: nil) }

  /// The same for some parts alone; nil: all.
  public func corners(of parts: Set<Int>?) -> [Vector3] {
    model.shapes.flatMap { shape in
      parts?.contains(shape.part) == false || shape.solid.bounds.isEmpty
        ? [] : shape.solid.bounds.corners.map(X_AS(shape).apply).filter(\.isFinite)
    }
  }

  /// The instance of a shape; nil where its pose is not finite.
  func instance(of shape: ModelShape, mesh: UInt32) -> OffscreenInstance? {
    let X = X_AS(shape)
    guard X.isFinite else { return nil }
    func unit(_ v: Double, _ usual: Double) -> Float { v.isFinite ? Float(min(max(v, 0), 1)) : Float(usual) }
    let m = shape.material
    let pattern = SurfacePattern(m.pattern)
    var i = OffscreenInstance()
    i.mesh = mesh
    i.part = UInt32(clamping: shape.part + 1)
    i.pose = (
      Float(X.x.x), Float(X.y.x), Float(X.z.x), Float(X.translation.x),
      Float(X.x.y), Float(X.y.y), Float(X.z.y), Float(X.translation.y),
      Float(X.x.z), Float(X.y.z), Float(X.z.z), Float(X.translation.z)
    )
    i.color = (unit(m.baseColor.x, 0.5), unit(m.baseColor.y, 0.5), unit(m.baseColor.z, 0.5))
    i.opacity = max(unit(m.opacity, 1), 0.06)
    i.metallic = unit(m.metallic, 0)
    i.roughness = unit(m.roughness, 0.5)
    i.muted = muted.indices.contains(shape.part) ? unit(muted[shape.part], 0) : 0
    i.pattern = pattern.kind.rawValue
    i.pattern_axis = UInt32(pattern.axis(of: shape.solid.bounds))
    i.pattern_tile = Float(pattern.tile)
    i.pattern_contrast = Float(pattern.contrast)
    i.pattern_seed = Self.seed(shape.path)
    return i
  }

  /// 0…1, by name: one board differs from the next, and in every picture alike (FNV-1a).
  private static func seed(_ name: String) -> Float {
    var h: UInt32 = 2_166_136_261
    for b in name.utf8 { h = (h ^ UInt32(b)) &* 16_777_619 }
    return Float((h >> 8) & 0xff) / 255
  }
}

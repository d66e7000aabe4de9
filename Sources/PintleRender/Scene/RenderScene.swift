import COffscreenGL
public import PintleDocument
public import PintleKinematics
public import PintleModel

/// What a picture shows: the shapes of a model in a pose, some of them withdrawn, hidden, cut or marked.
public struct RenderScene: Sendable {
  /// One surface in one place.
  public struct Item: Sendable {
    /// Indices into `Model.drawn` and `Model.parts`.
    public var shape: Int
    public var part: Int
    public var solid: EvaluatedSolid
    /// The pose of the solid in the picture.
    public var X_AS: RigidTransform
    public var material: MaterialRecord
    /// How far it is withdrawn to a pale grey, with the mutedness of its part: 0 as it is, 1 wholly.
    public var muted = 0.0
    /// False where its edges are no edges of the thing: the face of a cut.
    public var isOutlined = true
  }

  public let model: Model
  /// For every part of the model, the motion from the drawn pose, asset frame.
  public let motions: [RigidTransform]
  public var items: [Item]
  /// How far each part is withdrawn to a pale grey: 0 as it is, 1 wholly.
  public var muted: [Double]
  /// The height of the ground that catches shadows, metres; nil: none.
  public var ground: Double?

  /// The model in a pose; as drawn where there is none. The ground lies under the asset as it stands in `home`.
  public init(_ model: Model, pose: Pose? = nil, ground: Double? = nil) {
    self.model = model
    let motions = model.parts.indices.map { pose?.motion(ofPart: $0) ?? .identity }
    self.motions = motions
    items = model.shapes.enumerated().map { i, shape in
      let X = (pose?.motion(ofShape: i, ofPart: shape.part) ?? .identity) * shape.X_AS
      return Item(shape: i, part: shape.part, solid: shape.solid, X_AS: X, material: shape.material)
    }
    for (i, spring) in model.springs.enumerated() {
      let (X, stretch) = spring.placed { motions.indices.contains($0) ? motions[$0] : .identity }
      items.append(
        Item(
          shape: model.shapes.count + i, part: spring.a, solid: spring.shape.solid.stretched(by: stretch), X_AS: X,
          material: spring.shape.material))
    }
    muted = [Double](repeating: 0, count: model.parts.count)
    self.ground = ground
  }

  /// Corners of boxes around everything, each box in its solid's frame: what a camera has to have in the picture.
  public var corners: [Vector3] { corners(of: nil) }

  /// The same for some parts alone; nil: all.
  public func corners(of parts: Set<Int>?) -> [Vector3] {
    items.flatMap { item in
      parts?.contains(item.part) == false || item.solid.bounds.isEmpty
        ? [] : item.solid.bounds.corners.map(item.X_AS.apply).filter(\.isFinite)
    }
  }

  /// The instance of an item; nil where its pose is not finite.
  func instance(of item: Item, mesh: UInt32) -> OffscreenInstance? {
    let X = item.X_AS
    guard X.isFinite else { return nil }
    func unit(_ v: Double, _ usual: Double) -> Float { v.isFinite ? Float(min(max(v, 0), 1)) : Float(usual) }
    let m = item.material
    let pattern = SurfacePattern(m.pattern)
    var i = OffscreenInstance()
    i.mesh = mesh
    i.part = UInt32(clamping: item.shape + 1)
    i.pose = (
      Float(X.x.x), Float(X.y.x), Float(X.z.x), Float(X.translation.x),
      Float(X.x.y), Float(X.y.y), Float(X.z.y), Float(X.translation.y),
      Float(X.x.z), Float(X.y.z), Float(X.z.z), Float(X.translation.z)
    )
    i.color = (unit(m.baseColor.x, 0.5), unit(m.baseColor.y, 0.5), unit(m.baseColor.z, 0.5))
    i.opacity = max(unit(m.opacity, 1), 0.06)
    i.metallic = unit(m.metallic, 0)
    i.roughness = unit(m.roughness, 0.5)
    let withdrawn = muted.indices.contains(item.part) ? muted[item.part] : 0
    i.muted = unit(max(withdrawn, item.muted), 0)
    i.pattern = pattern.kind.rawValue
    i.pattern_axis = UInt32(pattern.axis(of: item.solid.bounds))
    i.pattern_tile = Float(pattern.tile)
    i.pattern_contrast = Float(pattern.contrast)
    i.pattern_seed = model.drawn.indices.contains(item.shape) ? Self.seed(model.drawn[item.shape].path) : 0
    return i
  }

  /// 0…1, by name: one board differs from the next, and in every picture alike (FNV-1a).
  private static func seed(_ name: String) -> Float {
    var h: UInt32 = 2_166_136_261
    for b in name.utf8 { h = (h ^ UInt32(b)) &* 16_777_619 }
    return Float((h >> 8) & 0xff) / 255
  }
}

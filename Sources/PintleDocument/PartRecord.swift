/// A rigid body: named shapes that move as one.
public struct PartRecord: Hashable, Codable, Sendable {
  public var id: String
  /// A key of `Document.materials`.
  public var material: String
  /// What it is for (`door`, `wheel`, …); checks and contracts go by it.
  public var role: String?
  @Listed public var shapes: [ShapeRecord]
  /// Weighed mass, kg, in place of volume × density; inertia is scaled.
  public var weighs: Double?
  /// The component it came from: a key of `Document.components`.
  public var component: String?
  /// An index into `Document.sources`.
  public var source: Int?

  public init(
    id: String, material: String, role: String? = nil, shapes: [ShapeRecord] = [], weighs: Double? = nil,
    component: String? = nil, source: Int? = nil
  ) {
    self.id = id
    self.material = material
    self.role = role
    self.shapes = shapes
    self.weighs = weighs
    self.component = component
    self.source = source
  }
}

/// One solid in one place, with a name that is unique in its part.
public struct ShapeRecord: Hashable, Codable, Sendable {
  /// Where a node of the solid's tree was written.
  public struct Trace: Hashable, Codable, Sendable {
    /// Child indices (`SolidNode.children`) from the root of `Document.solids[solid]`.
    public var path: [Int]
    /// An index into `Document.sources`.
    public var source: Int

    public init(path: [Int], source: Int) {
      self.path = path
      self.source = source
    }
  }

  /// Falls along a direction until it rests on other shapes; done by the host on real geometry.
  public struct Resting: Hashable, Codable, Sendable {
    public var toward: Vector3
    /// Shape paths, `part/shape`.
    public var on: [String]
    /// Metres.
    public var clearance: Double

    public init(toward: Vector3, on: [String], clearance: Double) {
      self.toward = toward
      self.on = on
      self.clearance = clearance
    }
  }

  public var id: String
  /// A key of `Document.solids`.
  public var solid: String
  /// The solid's frame in the asset's frame, in the drawn pose.
  public var at: RigidTransform
  /// A key of `Document.materials`; nil: the part's.
  public var material: String?
  public var role: String?
  /// How deep others may press into this soft shape (seal, cushion, tyre), metres.
  public var yields: Double?
  /// The joint whose hardware this shape is: exempt against that joint's two parts, and counts as their support.
  public var hardware: String?
  public var resting: Resting?
  /// An index into `Document.sources`.
  public var source: Int?
  @Listed public var trace: [Trace]

  public init(
    id: String, solid: String, at: RigidTransform = .identity, material: String? = nil, role: String? = nil,
    yields: Double? = nil, hardware: String? = nil, resting: Resting? = nil, source: Int? = nil, trace: [Trace] = []
  ) {
    self.id = id
    self.solid = solid
    self.at = at
    self.material = material
    self.role = role
    self.yields = yields
    self.hardware = hardware
    self.resting = resting
    self.source = source
    self.trace = trace
  }
}

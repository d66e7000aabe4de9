/// What a shape is made of and how it looks.
public struct MaterialRecord: Hashable, Codable, Sendable {
  /// A procedural surface pattern: its kind (`wood`, `brushed`, `woven`, `perforated`, `tread`, …) and its numbers by name.
  public struct Pattern: Hashable, Codable, Sendable {
    public var kind: String
    @Mapped public var values: [String: Double]

    public init(kind: String, values: [String: Double] = [:]) {
      self.kind = kind
      self.values = values
    }
  }

  /// For people: "steel, painted red".
  public var label: String
  /// kg/m³ of the material itself.
  public var density: Double
  /// The share of the drawn volume that is material (castings, folded sheet, perforation); 1 = solid.
  public var filled: Double
  /// Coulomb friction against itself, and coefficient of restitution; dimensionless.
  public var friction: Double
  public var restitution: Double
  /// Linear-light sRGB primaries, 0…1.
  public var baseColor: Vector3
  /// 1 = opaque; glass has little.
  public var opacity: Double
  public var metallic: Double
  public var roughness: Double
  public var pattern: Pattern?

  public init(
    label: String, density: Double, filled: Double = 1, friction: Double = 0.5, restitution: Double = 0.2,
    baseColor: Vector3, opacity: Double = 1, metallic: Double = 0, roughness: Double = 0.5, pattern: Pattern? = nil
  ) {
    self.label = label
    self.density = density
    self.filled = filled
    self.friction = friction
    self.restitution = restitution
    self.baseColor = baseColor
    self.opacity = opacity
    self.metallic = metallic
    self.roughness = roughness
    self.pattern = pattern
  }
}

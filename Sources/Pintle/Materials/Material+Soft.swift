import PintleDocument

// Rubber, foam, hides and paper.
extension Material {
  private static func soft(
    _ label: String, _ density: Double, _ c: Colour, roughness: Double, friction: Double, restitution: Double
  ) -> Material {
    Material(
      MaterialRecord(
        label: label, density: density, friction: friction, restitution: restitution, baseColor: c.linear,
        roughness: roughness))
  }

  public static let rubber = soft("rubber", 1150, .rgb(0x1E1F20), roughness: 0.85, friction: 1.0, restitution: 0.7)
  public static func rubber(_ c: Colour) -> Material {
    soft("\(c.name) rubber", 1150, c, roughness: 0.8, friction: 1.0, restitution: 0.7)
  }
  public static let silicone = soft("silicone", 1150, .lightGray, roughness: 0.6, friction: 0.9, restitution: 0.6)

  /// Polyurethane, as in cushions.
  public static let foam = soft("foam", 45, .cream, roughness: 1, friction: 0.7, restitution: 0.1)
  public static func foam(_ c: Colour) -> Material {
    soft("\(c.name) foam", 45, c, roughness: 0.9, friction: 0.7, restitution: 0.1)
  }
  public static let leather = leather(.brown)
  public static func leather(_ c: Colour) -> Material {
    soft("\(c.name) leather", 900, c, roughness: 0.5, friction: 0.6, restitution: 0.2)
      .with(nil) { $0.pattern = .init(kind: "leather", values: ["pitch": 0.0018, "contrast": 0.1]) }
  }
  public static func fabric(_ c: Colour) -> Material {
    soft("\(c.name) fabric", 300, c, roughness: 0.95, friction: 0.6, restitution: 0.1)
      .with(nil) { $0.pattern = .init(kind: "woven", values: ["pitch": 0.0024, "contrast": 0.22]) }
  }
  public static let felt = soft("felt", 250, .darkGray, roughness: 1, friction: 0.6, restitution: 0.1)
  public static let rope = soft("rope", 500, .tan, roughness: 0.95, friction: 0.6, restitution: 0.1)
  public static let paper = soft("paper", 800, .white, roughness: 0.9, friction: 0.4, restitution: 0.1)
  public static let card = soft("card", 700, .tan, roughness: 0.9, friction: 0.4, restitution: 0.1)
}
